// Speaking with the room: messages now or later, questions, what is held back, the note on heavy cases.
import { html, useRef, useState } from "../core/html.js";
import { newId } from "../core/id.js";
import { t } from "../core/i18n.js";
import { groupName } from "../room/words.js";
import { maskQuestion } from "./mask.js";
import { Held } from "./moderation.js";

const WHEN = [0, 1, 3, 5, 10, 15, 20, 30];
const whenWord = (minutes) => (minutes === 0 ? t("いますぐ") : minutes === "hand" ? t("あとで（手で送る）") : t("%(n)s分後", { n: minutes }));

function GroupChoice({ groups, chosen, choose }) {
  const toggle = (id) => choose(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return html`<fieldset class="picks__groups"><legend>${t("送り先（選ばなければ全員）")}</legend>
    <div class="picks">${groups.map((group) => html`<label key=${group.id} class="pick pick--check">
      <input type="checkbox" checked=${chosen.includes(group.id)} onChange=${() => toggle(group.id)} /> ${group.name}</label>`)}</div></fieldset>`;
}

/** How an extra fact of the case is offered: its title, when it is meant to come, and whether it has been sent. */
function preparedWord(snapshot, { title, text, when }) {
  const sent = (snapshot.messages ?? []).some((message) => message.kind === "inject" && message.text === text);
  return `${sent ? "✓ " : ""}${title || text}${when ? `（${when}）` : ""}`;
}

function Write({ cockpit, snapshot }) {
  const [kind, setKind] = useState("notice");
  const [text, setText] = useState("");
  const [title, setTitle] = useState("");
  const [scene, setScene] = useState("");
  const [groups, setGroups] = useState([]);
  const [wall, setWall] = useState(false);
  const [when, setWhen] = useState("0");
  const field = useRef(null);
  const scenes = snapshot.case.scenes.filter((one) => !one.disclosed);
  const prepared = snapshot.case.injects ?? [];
  const body = kind === "scene" ? scene || scenes[0]?.id || "" : text.trim();
  const submit = async (event) => {
    event.preventDefault();
    if (!body) return;
    const rest = kind === "scene" ? {} : { groups, wall, ...(kind === "inject" && title ? { title } : {}) };
    const later = when === "hand" ? { by_hand: true } : { after_s: Number(when) * 60 };
    if (!(await cockpit.run("message.send", { id: newId(), kind, text: body, ...rest, ...later }, when === "0" ? t("送りました。") : t("予約しました。")))) return;
    if (kind !== "scene") field.current?.focus(); // the button rests without a text, and would lose the keyboard
    setText("");
    setTitle("");
  };
  /** What the case holds ready, to be sent as it is or changed; its title goes with it. */
  const take = (one) => {
    setText(one?.text ?? "");
    setTitle(one?.title ?? "");
  };
  return html`<form class="stack talk__write" onSubmit=${submit}>
    <div class="picks" role="group" aria-label=${t("送るもの")}>
      ${[["notice", t("お知らせ")], ["inject", t("追加の情報")], ["scene", t("場面の開示")]].map(([id, label]) => html`<button type="button" key=${id} class="pick"
        aria-pressed=${id === kind} onClick=${() => setKind(id)}>${label}</button>`)}</div>
    ${kind === "scene"
      ? html`<label class="field"><span class="field__label">${t("開示する場面")}</span><select class="input" value=${body} onChange=${(event) => setScene(event.target.value)}>
          ${scenes.length ? scenes.map((one) => html`<option key=${one.id} value=${one.id}>${one.title}</option>`) : html`<option value="">${t("すべて開示済みです")}</option>`}</select></label>`
      : html`<label class="field"><span class="field__label">${kind === "inject" ? t("事例に加わる事実") : t("お知らせの文")}</span>
          ${kind === "inject" && prepared.length > 0 && html`<select class="input talk__prepared" aria-label=${t("事例に用意された情報")} value=${prepared.some((one) => one.text === text) ? text : ""} onChange=${(event) => take(prepared.find((one) => one.text === event.target.value))}>
            <option value="">${t("用意された情報から選ぶ")}</option>
            ${prepared.map((one) => html`<option key=${one.text} value=${one.text}>${preparedWord(snapshot, one)}</option>`)}</select>`}
          <textarea ref=${field} class="input" rows="3" maxlength="1000" value=${text} onInput=${(event) => setText(event.target.value)}></textarea></label>
        <${GroupChoice} groups=${snapshot.groups} chosen=${groups} choose=${setGroups} />
        <label class="pick pick--check"><input type="checkbox" checked=${wall} onChange=${() => setWall(!wall)} /> ${t("投影画面にも出す")}</label>`}
    <label class="field"><span class="field__label">${t("いつ")}</span><select class="input" value=${when} onChange=${(event) => setWhen(event.target.value)}>
      ${[...WHEN, "hand"].map((one) => html`<option key=${one} value=${String(one)}>${whenWord(one)}</option>`)}</select></label>
    <p><button type="submit" class="button button--primary" disabled=${!body || snapshot.workshop.status !== "open"}>${when === "0" ? t("送る") : t("予約する")}</button></p>
  </form>`;
}

function MessageRow({ cockpit, snapshot, message }) {
  const scene = message.kind === "scene" && snapshot.case.scenes.find((one) => one.id === message.text);
  const to = message.groups.length ? message.groups.map((id) => groupName(snapshot, id)).join(t("、")) : t("全員");
  const at = (iso) => new Date(iso).toLocaleTimeString("ja-JP", { hour: "2-digit", minute: "2-digit" });
  const state = message.sent_at ? t("%(time)s に送信", { time: at(message.sent_at) }) : message.due_at ? t("%(time)s に送る予定", { time: at(message.due_at) }) : t("手で送るまで待っています");
  return html`<li class="post-row">
    <p class="post-row__head"><span class="badge">${{ notice: t("お知らせ"), inject: t("追加の情報"), scene: t("場面") }[message.kind]}</span>
      <span>${to}${message.wall ? t("・投影画面") : ""}</span><span class="post-row__audience">${state}</span></p>
    <p class="post-row__text">${scene ? scene.title : message.text}</p>
    <div class="post-row__foot">
      ${!message.sent_at && html`<button type="button" class="button button--text" onClick=${() => cockpit.run("message.release", { id: message.id }, t("送りました。"))}>${t("いま送る")}</button>`}
      ${!(scene && message.sent_at) && html`<button type="button" class="button button--text" onClick=${() => cockpit.run("message.withdraw", { id: message.id }, t("取り消しました。"))}>${message.sent_at ? t("下げる") : t("取り消す")}</button>`}
    </div></li>`;
}

function QuestionRow({ cockpit, snapshot, question }) {
  const [text, setText] = useState(question.answer ?? "");
  const field = useRef(null);
  const submit = (event) => {
    event.preventDefault();
    if (!text.trim()) return;
    field.current.focus(); // the button rests once it is answered
    cockpit.run("question.answer", { id: question.id, text: text.trim() }, question.held ? t("答えました。班の中だけに見えます。") : t("答えました。全員に見えます。"));
  };
  return html`<li class="post-row"><form class="stack stack--tight" onSubmit=${submit}>
    <p class="post-row__head"><span>${groupName(snapshot, question.group_id)}</span>
      <span class="post-row__audience">${question.answer ? t("✓ 答えました") : t("答えを待っています")}</span></p>
    <p class="post-row__text">${question.text}</p>
    ${question.held && html`<p class="small">${t("だれのことか分かるおそれがあるため、質問も答えも、決めるまで班の中だけに見えます。")}
      <button type="button" class="button button--text button--small" onClick=${() => (cockpit.ui.sheet.value = { kind: "held" })}>${t("確かめる")}</button></p>`}
    <label class="field"><span class="field__label">${question.held ? t("答え（質問を出すまで、班の中だけに見えます）") : t("答え（全員に見えます）")}</span>
      <textarea ref=${field} class="input" rows="2" maxlength="1000" value=${text} onInput=${(event) => setText(event.target.value)}></textarea></label>
    <p><button type="submit" class="button button--secondary" disabled=${!text.trim() || text.trim() === question.answer}>${question.answer ? t("答えを直す") : t("答える")}</button>
      ${!question.held && html`<button type="button" class="button button--text" onClick=${() => maskQuestion(cockpit, snapshot, question)}>${t("質問の言葉を伏せる…")}</button>`}</p>
  </form></li>`;
}

function Distress({ cockpit, snapshot }) {
  const [text, setText] = useState(t(snapshot.workshop.distress_note));
  const submit = (event) => {
    event.preventDefault();
    cockpit.run("distress.set", { text: text.trim() || cockpit.houseNote }, t("変えました。"));
  };
  return html`<details class="members"><summary>${t("「つらいときは」の文を変える")}</summary>
    <form class="stack" onSubmit=${submit}>
      <label class="field"><span class="field__label">${t("参加の画面・待つ画面・相談の画面に出る文")}</span>
        <textarea class="input" rows="5" maxlength="1000" value=${text} onInput=${(event) => setText(event.target.value)}></textarea></label>
      <p class="sheet__note">${t("空にすると、管理者が決めた文に戻ります。")}</p>
      <p><button type="submit" class="button button--secondary">${t("この文にする")}</button></p>
    </form></details>`;
}

export function TalkPane({ cockpit }) {
  const snapshot = cockpit.live.state.value;
  const questions = [...(snapshot.questions ?? [])].sort((a, b) => Boolean(a.answer) - Boolean(b.answer));
  const messages = [...(snapshot.messages ?? [])].reverse();
  return html`<div class="talk stack">
    <h2 class="talk__title">${t("知らせる")}</h2>
    <${Write} cockpit=${cockpit} snapshot=${snapshot} />
    ${messages.length > 0 && html`<ul class="board__posts">${messages.map((message) => html`<${MessageRow} key=${message.id} cockpit=${cockpit} snapshot=${snapshot} message=${message} />`)}</ul>`}
    ${questions.length > 0 && html`<h2 class="talk__title">${t("班からの質問")}</h2>
      <ul class="board__posts">${questions.map((question) => html`<${QuestionRow} key=${question.id} cockpit=${cockpit} snapshot=${snapshot} question=${question} />`)}</ul>`}
    <h2 class="talk__title">${t("投影の前に確かめる")}</h2>
    <${Held} cockpit=${cockpit} snapshot=${snapshot} />
    <${Distress} cockpit=${cockpit} snapshot=${snapshot} />
  </div>`;
}
