// What opening a step does, told before it is done.  Pure: snapshot in, sentences out.
import { t } from "../core/i18n.js";
import { currentPhase, currentStage, total, writesPosts } from "../room/steps.js";
import { audienceSentence, screenWord, writableWord } from "../room/words.js";

const POSTS = ["assessment", "action_item", "reflection", "note"];

/** Posts written in silence that only their authors see: counted, never read. */
export function draftCount(snapshot) {
  const written = POSTS.reduce((sum, kind) => sum + total(snapshot, kind), 0);
  return Math.max(0, written - snapshot.posts.length);
}

const listed = (kinds, stage) => kinds.map((kind) => writableWord(kind, stage)).join(t("、"));

function reveals(snapshot, now, step) {
  const lines = [];
  const toAll = new Set(step.stage.reveals ?? []);
  if (step.phase.audience === "all") toAll.add(step.stage.id);
  const drafts = currentPhase(snapshot)?.audience === "self" ? draftCount(snapshot) : 0;
  const stays = now?.id === step.stage.id && step.phase.audience === "self";
  if (drafts && !stays) {
    const text = toAll.has(now.id)
      ? t("個人の下書き %(n)s件が、全員に見えるようになります", { n: drafts })
      : t("個人の下書き %(n)s件が、それぞれの班に見えるようになります", { n: drafts });
    lines.push({ kind: "reveal", text });
  }
  for (const stage of snapshot.format.stages) {
    const n = toAll.has(stage.id) ? snapshot.posts.filter((post) => post.stage === stage.id && post.audience !== "all").length : 0;
    if (n) lines.push({ kind: "reveal", text: t("「%(title)s」の投稿 %(n)s件が、全員に見えるようになります", { title: stage.title, n }) });
  }
  const rated = now?.writes.includes("urgency") && now.id !== step.stage.id ? total(snapshot, "urgency") : 0;
  if (rated) lines.push({ kind: "reveal", text: t("%(scale)sの分布（%(n)s人分）が、全員に見えるようになります", { scale: t(now.scale?.label ?? "緊急度"), n: rated }) });
  return lines;
}

function writing(now, step) {
  const before = now?.writes ?? [];
  const ended = before.filter((kind) => !step.stage.writes.includes(kind));
  const begun = step.stage.writes.filter((kind) => !before.includes(kind));
  const lines = [];
  if (ended.length) lines.push({ kind: "close", text: t("書けなくなるもの：%(what)s（書いたものは残ります）", { what: listed(ended, now) }) });
  if (begun.length) lines.push({ kind: "open", text: t("書けるようになるもの：%(what)s", { what: listed(begun, step.stage) }) });
  if (writesPosts(step.stage)) lines.push({ kind: "open", text: audienceSentence(step.phase.audience) });
  return lines;
}

function scenes(snapshot, discloses) {
  const all = discloses.includes("all");
  return snapshot.case.scenes
    .filter((scene, index) => !scene.disclosed && (all || discloses.includes(String(index + 1))))
    .map((scene) => ({ kind: "open", text: t("場面「%(title)s」が全員に開示されます", { title: scene.title }) }));
}

/** `[{kind: "close"|"open"|"reveal"|"note", text}]` for opening `step`; `plan` is what the format does besides: `{stage: {discloses, projectors: one a phase}}`. */
export function consequences(snapshot, step, plan, { backwards = false } = {}) {
  const now = currentStage(snapshot);
  const own = plan[step.stage.id] ?? { discloses: [], projectors: [] };
  const lines = [...reveals(snapshot, now, step), ...writing(now, step), ...scenes(snapshot, own.discloses)];
  lines.push({ kind: "note", text: t("残り時間は%(n)s分から始まり、投影画面は「%(screen)s」になります", { n: step.phase.minutes, screen: screenWord(own.projectors[step.phaseIndex] ?? "stage") }) });
  if (backwards) lines.push({ kind: "note", text: t("一度見えるようになったものは、見えたままです") });
  return lines;
}
