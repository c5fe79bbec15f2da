// The forms for writing, used for new posts, for edits and for mending what was refused.
import { html, useEffect, useState } from "../core/html.js";
import { t } from "../core/i18n.js";
import {
  ACTION_KINDS,
  ASSESSMENT_KINDS,
  DUE_HOURS,
  MAX_SHORT,
  MAX_TEXT,
  POST_TYPES,
  REFLECTION_KINDS,
  choices,
  dueLabel,
  noteTitle,
  postKind,
  roleName,
} from "../core/labels.js";
import { EMPTY } from "./desk.js";
import { FactPicker } from "./fact_picker.js";
import { Choice, Several, TextField, isConverting } from "./fields.js";
import { NoteFields } from "./notes.js";
import { Hint } from "./hint.js";
import { Pick } from "./pick.js";
import { calledRoles } from "./plan_roles.js";
import { RoleHint } from "./role_hint.js";

/** Values of the form from a post or a payload. */
export function valuesOf(type, source) {
  const values = {};
  for (const [name, empty] of Object.entries(EMPTY[type])) values[name] = source[name] ?? empty;
  if (type === "note" && source.stage) values.stage = source.stage; // its kinds are those of the stage in which it was written
  if ("due_h" in values) values.due_h = source.due_h == null ? "" : String(source.due_h);
  return values;
}

/** The payload's content: trimmed, empty choices as the protocol wants them. */
export function contentOf(type, values) {
  if (type === "note") return { kind: values.kind, text: values.text.trim(), facts: values.facts };
  if (type !== "action_item") return { ...values, text: values.text.trim() };
  return {
    ...values,
    what: values.what.trim(),
    receipt: values.receipt.trim(),
    fallback: values.fallback.trim(),
    due_h: values.due_h === "" || values.due_h === "none" ? null : Number(values.due_h),
    handoff_to: values.handoff_to || null,
  };
}

/** {field: sentence} of what is missing. */
export function problemsOf(type, values) {
  const found = {};
  const text = type === "action_item" ? "what" : "text";
  if (type === "action_item" && !values.needs.length) found.needs = t("どの課題への行動かを、一つ以上選んでください。");
  if (!values.kind) found.kind = t("種類を一つ選んでください。");
  if (!values[text].trim()) found[text] = t("文章を入力してください。");
  if ([...values[text].trim()].length > MAX_TEXT) found[text] = t("%(n)s文字までにしてください。", { n: MAX_TEXT });
  for (const name of ["receipt", "fallback"]) {
    if ([...(values[name] ?? "")].length > MAX_SHORT) found[name] = t("%(n)s文字までにしてください。", { n: MAX_SHORT });
  }
  return found;
}

/** Whether nothing has been written: a kind that is still chosen from the note before is nothing. */
export const isEmpty = (type, values) => JSON.stringify(type === "note" ? { ...values, kind: "" } : values) === JSON.stringify(EMPTY[type]);

const nextFrame = () => new Promise((done) => requestAnimationFrame(done));

/** Sent: the list of facts folds up, and the line for the next text is in view. */
async function beginAgain(name) {
  const form = document.getElementById(`${name}-form`); // gone where a card or a cell was edited
  for (const facts of form?.querySelectorAll("details.fact-picker") ?? []) facts.open = false;
  for (const _ of [1, 2]) await nextFrame(); // the browser keeps in place what was in view while things fold: only then scroll
  form?.querySelector("textarea")?.closest(".field").scrollIntoView({ block: "nearest" });
}

const FIELDS = { assessment: AssessmentFields, action_item: ActionFields, reflection: ReflectionFields, note: NoteFields };

/** A form of `type`.  `name`: prefix of the fields' ids; `onSend(values)`; `placed`: opened at a need, which is chosen already. */
export function PostForm({ type, name, view, values, onValues, onSend, sendLabel, note, placed, children }) {
  const [problems, setProblems] = useState({});
  const Fields = FIELDS[type];

  function set(part) {
    const next = { ...values, ...part };
    onValues(next);
    if (Object.keys(problems).length) setProblems(problemsOf(type, next));
  }

  function submit(event) {
    event?.preventDefault();
    const found = problemsOf(type, values);
    setProblems(found);
    const first = Object.keys(found)[0];
    if (first) {
      const form = document.getElementById(`${name}-form`);
      form.querySelector(`#${CSS.escape(`${name}-${first}`)}, [name="${name}-${first}"]`)?.focus();
      return;
    }
    onSend(values);
    nextFrame().then(() => beginAgain(name));
  }

  function sendByKey(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !isConverting(event)) submit(event);
  }

  return html`<form id=${`${name}-form`} class="stack" novalidate onSubmit=${submit} onKeyDown=${sendByKey}>
    <${Fields} name=${name} view=${view} values=${values} set=${set} problems=${problems} placed=${placed} />
    <${Hint} code=${view.workshop.code} text=${[textOf(values), values.receipt, values.fallback].filter(Boolean).join("\n")} />
    <div class="stack stack--tight">
      <button class="button button--primary button--wide" type="submit">${sendLabel}</button>
      ${note && html`<p class="small quiet">${note}</p>`}
      ${children}
    </div>
  </form>`;
}

function AssessmentFields({ name, view, values, set, problems }) {
  return html`
    <${Choice} name=${`${name}-kind`} label=${t("種類")} required columns="2" options=${choices(ASSESSMENT_KINDS)}
      value=${values.kind} onValue=${(kind) => set({ kind })} error=${problems.kind} />
    <${TextField} id=${`${name}-text`} label=${t("見立て")} hint=${t("事実と、そこから考えたことを分けて書きます。")} required
      lines=${4} limit=${MAX_TEXT} value=${values.text} onValue=${(text) => set({ text })} error=${problems.text} />
    <${FactPicker} name=${`${name}-facts`} view=${view} value=${values.facts} onValue=${(facts) => set({ facts })} />
  `;
}

function ActionFields({ name, view, values, set, problems, placed }) {
  const handsOn = values.kind === "handoff";
  const started = handsOn || values.handoff_to || values.receipt || values.fallback || values.lead || values.role_acting;
  const [more, setMore] = useState(Boolean(started));
  useEffect(() => {
    if (values === EMPTY.action_item) setMore(false); // sent: the next line begins short again
  }, [values]);
  const needs = view.case.needs.map((need) => [
    need.id,
    html`${need.label}${need.safety && html` <span class="badge badge--error">${t("安全")}</span>`}`,
  ]);
  const due = [...choices(DUE_HOURS), ["none", t("期限なし")]];
  const choice = html`<${Several} name=${`${name}-needs`} label=${t("どの課題に")} required options=${needs} value=${values.needs}
    onValue=${(chosen) => set({ needs: chosen })} error=${problems.needs} />`;
  return html`
    ${placed && !problems.needs
      ? html`<details class="disclosure"><summary>${t("ほかの課題にも向ける")} <span class="quiet">${t("選択%(n)s件", { n: values.needs.length })}</span></summary>${choice}</details>`
      : choice}
    <${Choice} name=${`${name}-kind`} label=${t("どう動くか")} required columns="2" options=${choices(ACTION_KINDS)} value=${values.kind}
      onValue=${(kind) => {
        set({ kind });
        if (kind === "handoff") setMore(true);
      }} error=${problems.kind} />
    ${handsOn && html`<${Partner} name=${name} view=${view} values=${values} set=${set} wanted />`}
    <${TextField} id=${`${name}-what`} label=${t("何をするか")} hint=${t("自分の役割なら、いつ、どこで、誰に、何をしますか。")} required
      lines=${3} limit=${MAX_TEXT} value=${values.what} onValue=${(what) => set({ what })} error=${problems.what} />
    <${Choice} name=${`${name}-due`} label=${t("いつまでに")} columns="2" options=${due} value=${values.due_h}
      onValue=${(due_h) => set({ due_h })} />
    <div class="disclosure">
      <button type="button" class="disclosure__button" aria-expanded=${more ? "true" : "false"} aria-controls=${`${name}-more`}
        onClick=${() => setMore(!more)}>
        <span>${handsOn ? t("受取確認・代替・主担当") : t("つなぐ相手・受取確認・代替・主担当")} <span class="quiet">${more ? t("閉じる") : t("書き足す")}</span></span>
      </button>
      <div id=${`${name}-more`} class="stack disclosure__body" hidden=${!more}>
        <${HandoffFields} name=${name} view=${view} values=${values} set=${set} problems=${problems} />
      </div>
    </div>
    <${RoleHint} view=${view} values=${values} />
  `;
}

/** To whom it is handed: right below 「つなぐ」 where that is what is done, else among what may be added. */
function Partner({ name, view, values, set, wanted }) {
  const acting = values.role_acting || view.role;
  const partners = view.case.all_roles.filter((role) => role.id !== acting).map((role) => [role.id, role.name]);
  return html`<${Pick} id=${`${name}-handoff_to`} label=${t("つなぐ相手")} hint=${wanted && t("つなぐ相手を選ぶと、相手の席に届きます。")}
    options=${[["", t("つながない")], ...partners]} value=${values.handoff_to ?? ""} onValue=${(handoff_to) => set({ handoff_to })} />`;
}

function HandoffFields({ name, view, values, set, problems }) {
  const acting = values.role_acting || view.role;
  const playable = view.case.roles.map((role) => [role.id, role.id === view.role ? t("%(role)s（自分）", { role: role.name }) : role.name]);
  playable.push(...calledRoles(view).filter((id) => !view.case.roles.some((role) => role.id === id)).map((id) => [id, t("%(role)s（招集）", { role: roleName(view.case, id) })]));
  return html`
    ${values.kind !== "handoff" && html`<${Partner} name=${name} view=${view} values=${values} set=${set} />`}
    <${TextField} id=${`${name}-receipt`} label=${t("受取確認")} hint=${t("相手が受け取ったことを、どう確かめますか。")} limit=${MAX_SHORT}
      value=${values.receipt} onValue=${(receipt) => set({ receipt })} error=${problems.receipt} />
    <${TextField} id=${`${name}-fallback`} label=${t("代替")} hint=${t("断られたとき、できなかったときは、どうしますか。")} limit=${MAX_SHORT}
      value=${values.fallback} onValue=${(fallback) => set({ fallback })} error=${problems.fallback} />
    <label class="choice">
      <input type="checkbox" checked=${values.lead} onChange=${(event) => set({ lead: event.target.checked })} />
      <span class="choice__text">${t("この課題の主担当になる")}
        <span class="choice__note">${t("全体を見て、抜けがないか確かめる役です。")}</span>
      </span>
    </label>
    <${Pick} id=${`${name}-role_acting`} label=${t("動く役割")} options=${playable} value=${acting}
      onValue=${(role) => set({ role_acting: role === view.role ? "" : role })} />
  `;
}

function ReflectionFields({ name, values, set, problems }) {
  return html`
    <${Choice} name=${`${name}-kind`} label=${t("種類")} required options=${choices(REFLECTION_KINDS)} value=${values.kind}
      onValue=${(kind) => set({ kind })} error=${problems.kind} />
    <${TextField} id=${`${name}-text`} label=${t("振り返り")} hint=${t("この場の事例以外の、実際の出来事は書かないでください。")} required lines=${4}
      limit=${MAX_TEXT} value=${values.text} onValue=${(text) => set({ text })} error=${problems.text} />
  `;
}

/** What is written, in words: notes are called by their kind where the stage asks for but one. */
export const typeWord = (type, view) => (type === "note" && view.writes.has("note") ? noteTitle(view.stage) : t(POST_TYPES[type]));

/** One line that says what a form or a refused command holds. */
export function textOf(payload) {
  return payload.text ?? payload.what ?? "";
}

/** All that was written, as plain text to be copied. */
export function plainText(type, payload, view) {
  const family = type.split(".")[0];
  const rows = [[t("種類"), payload.kind && postKind(view.snapshot.format, { type: family, kind: payload.kind })]];
  if (payload.facts?.length) rows.push([t("もとにした事実"), payload.facts.join("・")]);
  if (family === "action_item") {
    const label = (id) => view.case.needs.find((need) => need.id === id)?.label ?? id;
    rows.push(
      [t("課題"), payload.needs.map(label).join("・")],
      [t("期限"), payload.due_h && payload.due_h !== "none" && dueLabel(payload.due_h)],
      [t("つなぐ相手"), payload.handoff_to && roleName(view.case, payload.handoff_to)],
      [t("受取確認"), payload.receipt],
      [t("代替"), payload.fallback],
      [t("主担当"), payload.lead && t("はい")],
    );
  }
  const told = rows.filter(([, value]) => value).map(([name, value]) => t("%(name)s：%(value)s", { name, value }));
  return [textOf(payload), ...told].join("\n");
}
