// What stands in one cell of the plan, and the invitation to write there, with need and role filled in.
import { html, useEffect, useRef } from "../core/html.js";
import { newId } from "../core/id.js";
import { t } from "../core/i18n.js";
import { roleName } from "../core/labels.js";
import { beyondOf } from "../room/beyond.js";
import { EMPTY } from "./desk.js";
import { PostForm, contentOf } from "./forms.js";
import { mayAct } from "./plan_roles.js";
import { PostCard } from "./post_card.js";

/** The items of a cell.  `need` left out: items that stand under no need. */
export function PlanCell({ id, plan, need, items }) {
  const { app, view, reactions, readonly } = plan;
  const writing = Boolean(need && plan.open.value?.writing);
  useFocusBack(id, writing);
  return html`<div id=${id} class="plan-open stack stack--tight">
    ${need && html`<${CellHead} plan=${plan} need=${need} count=${items.length} />`}
    ${items.map((post) => html`<div key=${post.id} class="stack stack--tight">
      <${PostCard} app=${app} view=${view} post=${post} reactions=${reactions} readonly=${readonly} />
      ${!readonly && html`<${Beyond} view=${view} post=${post} />`}</div>`)}
    ${writing ? html`<${CellForm} plan=${plan} need=${need} />` : need && html`<${Invitation} plan=${plan} need=${need} count=${items.length} />`}
  </div>`;
}

/** Where a form was, there is none: the keyboard goes back to the cell that it belongs to. */
function useFocusBack(id, writing) {
  const was = useRef(writing);
  useEffect(() => {
    if (was.current && !writing) document.querySelector(`[aria-controls="${id}"][aria-expanded="true"]`)?.focus();
    was.current = writing;
  }, [writing]);
}

/** What to look at again: never a verdict, and nothing is held back for it. */
function Beyond({ view, post }) {
  const touched = beyondOf(view.case.roles.find((role) => role.id === post.role_acting), post);
  if (!touched.length) return null;
  const words = t("要確認：%(role)sの限界「%(phrases)s」にふれるかもしれません。", { role: roleName(view.case, post.role_acting, true), phrases: touched.join(t("」「")) });
  return html`<p class="small plan-beyond"><span aria-hidden="true">？</span> ${words}</p>`;
}

function CellHead({ plan, need, count }) {
  const { role } = plan.open.value;
  const { view } = plan;
  if (role === "*") return null;
  const who = roleName(view.case, role);
  return html`<p class="plan-open__head">${count ? who : t("%(role)sは、この課題にまだ動いていません。", { role: who })}<span class="visually-hidden">（${need.label}）</span></p>`;
}

function Invitation({ plan, need, count }) {
  const { app, view, readonly, open } = plan;
  if (readonly || !view.writes.has("action_item")) return null;
  const chosen = open.value.role === "*" ? view.role : open.value.role;
  if (!mayAct(view, chosen)) return null;
  const own = chosen === view.role;
  function begin() {
    const draft = app.desk.draft("action_item");
    draft.value = { ...draft.value, needs: [need.id], role_acting: own ? "" : chosen };
    open.value = { ...open.value, writing: true };
  }
  const words = own ? t("自分の役割で書く") : t("%(role)sの行動として書く", { role: roleName(view.case, chosen, true) });
  return html`<p><button type="button" class=${`button button--small ${count ? "button--secondary" : "button--primary"}`} onClick=${begin}>
    <span aria-hidden="true">✎</span> ${words}</button></p>`;
}

/** The form within the board.  It shares its draft with the panel for writing: nothing is written twice. */
function CellForm({ plan, need }) {
  const { app, view, open } = plan;
  const draft = app.desk.draft("action_item");
  const head = useRef(null);
  useEffect(() => head.current?.focus(), []);
  const stop = () => (open.value = { need: need.id, role: open.value.role });
  function send(values) {
    app.live.send("action_item.post", { id: newId(), ...contentOf("action_item", values) });
    draft.value = EMPTY.action_item;
    open.value = { need: need.id, role: values.role_acting || view.role };
  }
  return html`<div class="plan-form stack">
    <h4 tabindex="-1" ref=${head}>${t("「%(need)s」への行動を書く", { need: need.label })}</h4>
    <${PostForm} type="action_item" name="cell-action_item" view=${view} values=${draft.value} placed
      onValues=${(values) => (draft.value = values)} onSend=${send} sendLabel=${view.phase?.audience === "self" ? t("保存する") : t("送る")}>
      <button type="button" class="button button--text" onClick=${stop}>${t("あとで書く（書きかけは残ります）")}</button>
    <//>
  </div>`;
}
