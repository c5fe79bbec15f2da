// Writing for a group that works on paper: what the staff type stands as the group's, marked as written by another hand.
import { html, useState } from "../core/html.js";
import { newId } from "../core/id.js";
import { t } from "../core/i18n.js";
import { ACTION_KINDS, ASSESSMENT_KINDS, DUE_HOURS, POST_TYPES, REFLECTION_KINDS, dueLabel } from "../core/labels.js";
import { currentStage } from "../room/steps.js";

const KINDS = { assessment: ASSESSMENT_KINDS, action_item: ACTION_KINDS, reflection: REFLECTION_KINDS };

function Select({ label, value, options, onValue }) {
  return html`<label class="field"><span class="field__label">${label}</span>
    <select class="input" value=${value} onChange=${(event) => onValue(event.target.value)}>${options.map(([id, name]) => html`<option key=${id} value=${id}>${name}</option>`)}</select></label>`;
}

export function Paper({ cockpit, snapshot, group }) {
  const stage = currentStage(snapshot);
  const types = [...Object.keys(KINDS), "note"].filter((type) => stage?.writes.includes(type));
  const [chosen, choose] = useState({});
  const [text, setText] = useState("");
  if (!types.length || snapshot.workshop.status !== "open") return null;
  const type = types.includes(chosen.type) ? chosen.type : types[0];
  const kinds = type === "note" ? stage.notes.map(({ id, label }) => [id, label]) : Object.entries(KINDS[type]).map(([id, name]) => [id, t(name)]);
  const values = { role: snapshot.case.roles[0]?.id, need: snapshot.case.needs[0]?.id, due: "", ...chosen };
  const kind = kinds.some(([id]) => id === chosen.kind) ? chosen.kind : kinds[0][0];
  const set = (name) => (value) => choose({ ...chosen, [name]: value });
  const submit = async (event) => {
    event.preventDefault();
    const rest = type === "action_item" ? { what: text.trim(), needs: [values.need], role_acting: values.role, ...(values.due ? { due_h: Number(values.due) } : {}) } : { text: text.trim() };
    if (await cockpit.run(`${type}.post`, { id: newId(), group, role: values.role, kind, ...rest }, t("代筆として載せました。"))) setText("");
  };
  return html`<details class="members"><summary>${t("紙で進めている班のために書く（代筆）")}</summary>
    <form class="stack" onSubmit=${submit}>
      <${Select} label=${t("だれの役割として")} value=${values.role} options=${snapshot.case.roles.map((role) => [role.id, role.name])} onValue=${set("role")} />
      ${types.length > 1 && html`<${Select} label=${t("書くもの")} value=${type} options=${types.map((id) => [id, t(POST_TYPES[id])])} onValue=${set("type")} />`}
      <${Select} label=${t("種類")} value=${kind} options=${kinds} onValue=${set("kind")} />
      ${type === "action_item" && html`<${Select} label=${t("課題")} value=${values.need} options=${snapshot.case.needs.map((need) => [need.id, need.label])} onValue=${set("need")} />
        <${Select} label=${t("期限")} value=${values.due} options=${[["", t("決めない")], ...Object.keys(DUE_HOURS).map((hours) => [hours, dueLabel(Number(hours))])]} onValue=${set("due")} />`}
      <label class="field"><span class="field__label">${t("文章")}</span>
        <textarea class="input" rows="3" maxlength="1000" value=${text} onInput=${(event) => setText(event.target.value)}></textarea></label>
      <p><button type="submit" class="button button--primary" disabled=${!text.trim()}>${t("載せる")}</button></p>
    </form></details>`;
}
