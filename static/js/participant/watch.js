// What happens in the room, told in words to those who do not see it: stages, scenes, posts, saving.
import { announce } from "../core/announce.js";
import { readClock, secondsLeft } from "../core/clock.js";
import { effect } from "../core/html.js";
import { t } from "../core/i18n.js";
import { audienceLabel } from "../core/labels.js";

/** Follow the live page and announce what changed. */
export function watch(live) {
  let before = null;
  let waited = 0;
  let refused = 0;
  effect(() => {
    const now = live.state.value;
    if (before && now) compare(before, now).forEach(announce);
    before = now;
  });
  effect(() => {
    const count = (status) => live.pending.value.filter((entry) => entry.status === status).length;
    const [waiting, refusals] = [count("waiting"), count("refused")];
    if (refusals > refused) announce(t("保存できなかったものがあります。"));
    else if (waiting < waited) announce(t("保存しました。"));
    [waited, refused] = [waiting, refusals];
  });
  effect(() => {
    if (live.status.value === "offline" && live.state.value) announce(t("接続が切れました。書いたものは手元に残ります。"));
  });
  let told = "";
  setInterval(() => {
    const workshop = live.state.value?.workshop;
    if (!workshop?.ends_at) return;
    const left = secondsLeft(workshop, live.now());
    const stage = `${workshop.stage}:${workshop.phase}`;
    if (left <= 60 && left > 0 && told !== `${stage}:60`) {
      told = `${stage}:60`;
      announce(t("残り1分です。"));
    } else if (left <= 0 && told !== `${stage}:0`) {
      told = `${stage}:0`;
      announce(readClock(workshop, live.now()).label);
    }
  }, 1000);
}

function compare(before, now) {
  const told = [];
  if (before.workshop.stage !== now.workshop.stage || before.workshop.phase !== now.workshop.phase) told.push(stageSentence(now));
  if (before.workshop.status !== now.workshop.status && now.workshop.status === "closed") told.push(t("研修が終了しました。"));
  const scenes = now.case.scenes.length - before.case.scenes.length;
  if (scenes > 0) told.push(t("事例の新しい場面が読めるようになりました。"));
  const known = new Set(before.posts.map((post) => post.id));
  const me = now.viewpoint.participant_id;
  const fresh = now.posts.filter((post) => !known.has(post.id) && post.participant_id !== me).length;
  if (fresh) told.push(t("班に新しい投稿が%(n)s件あります。", { n: fresh }));
  return [...told, ...handoffNews(before, now)];
}

/** A hand-off that came to one's role, and an answer to one of one's own. */
function handoffNews(before, now) {
  const { participant_id: me, role } = now.viewpoint;
  const known = new Set(before.posts.filter((post) => post.handoff_to === role && post.audience !== "self").map((post) => post.id));
  const came = now.posts.some((post) => post.handoff_to === role && post.audience !== "self" && post.participant_id !== me && !known.has(post.id));
  const own = new Set(now.posts.filter((post) => post.participant_id === me).map((post) => post.id));
  const old = before.handoffs ?? [];
  const fresh = (now.handoffs ?? []).filter((answer) => own.has(answer.post_id) && !old.includes(answer));
  const words = { accepted: t("つなぎが受け取られました。"), asked: t("つなぎについて、たずねられました。"), declined: t("つなぎが断られました。理由を確かめてください。") };
  return [...(came ? [t("あなたの役割に、つなぎが届きました。")] : []), ...fresh.map((answer) => words[answer.answer])];
}

function stageSentence({ workshop, format }) {
  const stage = format.stages.find((known) => known.id === workshop.stage);
  const phase = stage?.phases[workshop.phase];
  if (!stage || !phase) return "";
  return t("「%(stage)s」に進みました。いまは、%(phase)s。", { stage: stage.title, phase: audienceLabel(phase.audience, stage.writes).text });
}
