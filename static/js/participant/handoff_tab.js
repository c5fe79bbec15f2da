// つなぎ: hand-offs that came to one's role and wait for an answer, one's own and what was said to them, roles called in.
import { html, useEffect, useRef, useState } from "../core/html.js";
import { t } from "../core/i18n.js";
import { MAX_SHORT, dueLabel, roleName } from "../core/labels.js";
import { levelOf } from "../room/coverage.js";
import { CallRole } from "./call_role.js";
import { CheckPanel } from "./check_panel.js";
import { TextField } from "./fields.js";
import { valuesOf } from "./forms.js";
import { openCell, openPost } from "./goto.js";
import { HandoffState } from "./handoff_state.js";
import { cameBack, inboxOf, mayAnswer, outboxOf, spokenFor } from "./handoffs.js";
import { Hint } from "./hint.js";

export function HandoffTab({ app, view }) {
  const inbox = inboxOf(view);
  const speaking = spokenFor(view);
  const own = outboxOf(view);
  const checking = view.stage?.checks;
  const unanswered = mayAnswer(view) && inbox.some((post) => !view.handoffs.has(post.id)); // somebody waits: that comes first
  return html`<div class="stack stack--wide">
    ${checking && !unanswered && html`<${CheckPanel} app=${app} view=${view} />`}
    <section class="stack" aria-labelledby="handoffs-in">
      <h2 id="handoffs-in">${t("あなたの役割へのつなぎ")}</h2>
      ${view.silent && html`<p class="quiet">${t("一人で書く時間が終わると、届いたつなぎに返事ができます。")}</p>`}
      ${inbox.map((post) => html`<${Incoming} key=${post.id} app=${app} view=${view} post=${post} />`)}
      ${!inbox.length && html`<p class="quiet">${t("%(role)sへのつなぎは、まだありません。", { role: roleName(view.case, view.role) })}</p>`}
    </section>
    ${checking && unanswered && html`<${CheckPanel} app=${app} view=${view} />`}
    ${own.length > 0 && html`<section class="stack" aria-labelledby="handoffs-out">
      <h2 id="handoffs-out">${t("あなたからのつなぎ")}</h2>
      ${own.map((post) => html`<${Outgoing} key=${post.id} app=${app} view=${view} post=${post} />`)}
    </section>`}
    ${speaking.length > 0 && html`<section class="stack" aria-labelledby="handoffs-called">
      <h2 id="handoffs-called">${t("招集した役割へのつなぎ")}</h2>
      <p class="small quiet">${t("その役割の人はこの班にいません。書いた人のほかのだれかが、その役割になって返事をします。")}</p>
      ${speaking.map((post) => html`<${Incoming} key=${post.id} app=${app} view=${view} post=${post} spoken />`)}
    </section>`}
    <${CallRole} app=${app} view=${view} />
  </div>`;
}

function Handoff({ view, post, from, to }) {
  const needs = post.needs.map((id) => view.case.needs.find((need) => need.id === id)?.label ?? id);
  const rows = [
    [t("課題"), needs.join(t("、"))],
    [t("期限"), dueLabel(post.due_h)],
    [t("受取確認"), post.receipt],
    [t("断られたら"), to && post.fallback],
  ].filter(([, value]) => value);
  return html`<p class="handoff__way">${from && html`<b>${roleName(view.case, post.role_acting)}</b> ${t("から")}`}
      ${to && html`<b>${roleName(view.case, post.handoff_to)}</b> ${t("へ")}`}</p>
    <p class="post__text">${post.what}</p>
    <dl class="post__details small">${rows.map(([name, value]) => html`<div key=${name}><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** One hand-off to be answered.  `spoken`: for a role called in. */
function Incoming({ app, view, post, spoken }) {
  const answer = view.handoffs.get(post.id);
  const [asking, ask] = useState(""); // "" | "asked" | "declined" | "again"
  const may = mayAnswer(view);
  const card = useRef(null);
  const said = useRef(false);
  useEffect(() => {
    if (!said.current || asking) return; // what was pressed is gone, and the card may have moved: the keyboard stays with it
    card.current.focus();
    said.current = !answer;
  }, [asking, answer?.answer]);
  const say = (kind, text = "") => {
    said.current = true;
    app.live.send("handoff.answer", { post_id: post.id, answer: kind, text });
    ask("");
  };
  const again = () => {
    card.current.focus();
    ask("again");
  };
  const stop = () => {
    card.current.focus();
    ask("");
  };
  const choosing = may && (!answer || asking);
  return html`<article ref=${card} tabindex="-1" class=${`post handoff ${answer ? "" : "handoff--waiting"}`}>
    <${Handoff} view=${view} post=${post} from to=${spoken} />
    ${answer && html`<p role="status"><${HandoffState} view=${view} post=${post} /></p>`}
    ${choosing && !["asked", "declined"].includes(asking) && html`<div class="handoff__answers">
      <button type="button" class="button button--primary button--small" onClick=${() => say("accepted")}>${t("受け取りました")}</button>
      <button type="button" class="button button--secondary button--small" onClick=${() => ask("asked")}>${t("たずねる")}</button>
      <button type="button" class="button button--secondary button--small" onClick=${() => ask("declined")}>${t("断る")}</button>
    </div>`}
    ${choosing && ["asked", "declined"].includes(asking) && html`<${AnswerForm} key=${asking} code=${view.workshop.code} post=${post} kind=${asking} onSend=${(text) => say(asking, text)} onStop=${stop} />`}
    ${answer && may && !asking && html`<p class="cluster cluster--tight">
      ${answer.answer === "accepted" && !spoken && html`<${Follow} app=${app} view=${view} post=${post} />`}
      <button type="button" class="button button--text button--small" onClick=${again}>${t("返事を変える")}</button></p>`}
  </article>`;
}

/** Received is not yet done: the receiver's own action is written for the same need. */
function Follow({ app, view, post }) {
  const left = post.needs.find(
    (need) => !view.posts.some((own) => own.type === "action_item" && own.role_acting === view.role && own.needs.includes(need) && levelOf(own) >= 2),
  );
  if (!left) return html`<span class="small saved"><span aria-hidden="true">✓</span> ${t("自分の行動計画にも入っています")}</span>`;
  return html`<button type="button" class="button button--secondary button--small" onClick=${() => {
    const draft = app.desk.draft("action_item");
    draft.value = { ...draft.value, needs: [left], role_acting: "" };
    openCell(app, { need: left, role: view.role, writing: true });
  }}><span aria-hidden="true">✎</span> ${t("自分の行動計画に書く")}</button>`;
}

function AnswerForm({ code, post, kind, onSend, onStop }) {
  const [text, set] = useState("");
  const [error, tell] = useState("");
  const declined = kind === "declined";
  useEffect(() => document.getElementById(`answer-${post.id}`)?.focus(), []);
  function submit(event) {
    event.preventDefault();
    if (declined && !text.trim()) {
      tell(t("受けられない理由を書いてください。"));
      document.getElementById(`answer-${post.id}`)?.focus();
    } else if ([...text.trim()].length <= MAX_SHORT) onSend(text.trim());
  }
  return html`<form class="stack stack--tight" novalidate onSubmit=${submit}>
    <${TextField} id=${`answer-${post.id}`} label=${declined ? t("受けられない理由") : t("たずねたいこと")} required=${declined} lines=${2} limit=${MAX_SHORT}
      hint=${declined ? t("できない事情や、代わりに頼める先がわかると、次の手を考えられます。") : t("受け取る前に、確かめたいことを書きます。")}
      value=${text} onValue=${(now) => { set(now); tell(""); }} error=${error} />
    <${Hint} code=${code} text=${text} />
    <div class="cluster cluster--tight">
      <button type="submit" class="button button--primary button--small">${declined ? t("断りの返事を送る") : t("たずねる返事を送る")}</button>
      <button type="button" class="button button--text button--small" onClick=${onStop}>${t("やめる")}</button>
    </div>
  </form>`;
}

/** One's own hand-off, with what was said to it; one that came back asks to be mended. */
function Outgoing({ app, view, post }) {
  const back = cameBack(view, post);
  const mend = () =>
    openPost(app, view, post, { id: post.id, place: "board", type: "action_item", version: post.version, values: valuesOf("action_item", post) });
  return html`<article class=${`post handoff ${back ? "handoff--back" : ""}`}>
    <${Handoff} view=${view} post=${post} to />
    <p><${HandoffState} view=${view} post=${post} /></p>
    ${back && post.fallback && html`<p class="small">${t("書いてある代替：%(text)s", { text: post.fallback })}</p>`}
    ${back && mayAnswer(view) && post.version > 0 && html`<p><button type="button" class="button button--secondary button--small" onClick=${mend}>
      <span aria-hidden="true">✎</span> ${t("計画を直す")}</button></p>`}
  </article>`;
}
