// Moving a participant to another group, and adding a group: two small forms in the dialog.
import { html, useState } from "../core/html.js";
import { t } from "../core/i18n.js";
import { groupName, seatWord } from "../room/words.js";

/** Form of the dialog: to which group. */
export function MoveSeat({ cockpit, seat, close }) {
  const snapshot = cockpit.live.state.value;
  const others = snapshot.groups.filter((group) => group.id !== seat.group_id);
  const [group, choose] = useState(others[0]?.id ?? "");
  const submit = async (event) => {
    event.preventDefault();
    const name = groupName(snapshot, group);
    close();
    await cockpit.run("seat.change", { participant_id: seat.id, group }, t("%(seat)sさんを%(group)sに移しました。", { seat: seatWord(snapshot, seat), group: name }));
  };
  return html`<form onSubmit=${submit} class="stack">
    <p>${t("%(seat)s（%(group)s）", { seat: seatWord(snapshot, seat), group: groupName(snapshot, seat.group_id) })}</p>
    <label class="field"><span class="field__label">${t("移る先の班")}</span>
      <select class="input" value=${group} onChange=${(event) => choose(event.target.value)}>
        ${others.map((one) => html`<option key=${one.id} value=${one.id}>${t("%(name)s（%(n)s人）", { name: one.name, n: snapshot.progress.groups?.[one.id]?.members ?? 0 })}</option>`)}
      </select></label>
    <p class="sheet__note">${t("書きかけの下書きは本人と一緒に移ります。班に見えている投稿は、元の班に残ります。")}</p>
    <div class="sheet__buttons">
      <button type="button" class="button button--secondary" onClick=${close}>${t("やめる")}</button>
      <button type="submit" class="button button--primary" disabled=${!group}>${t("移す")}</button>
    </div>
  </form>`;
}

/** An id no group has yet, in the manner of the others. */
export function freeGroupId(groups) {
  for (let n = groups.length + 1; ; n += 1) if (!groups.some((group) => group.id === `g${n}`)) return `g${n}`;
}

/** Form of the dialog: the new group's name. */
export function AddGroup({ cockpit, draft, close }) {
  const { groups } = cockpit.live.state.value;
  const [name, rename] = useState(draft?.name ?? t("%(n)s班", { n: groups.length + 1 }));
  const submit = async (event) => {
    event.preventDefault();
    if (await cockpit.run("group.add", { id: freeGroupId(groups), name: name.trim() }, t("%(name)sを増やしました。", { name: name.trim() }))) close();
  };
  return html`<form onSubmit=${submit} class="stack">
    <label class="field"><span class="field__label">${t("班の名前")}</span>
      <input class="input" value=${name} maxlength="20" required onInput=${(event) => rename(event.target.value)} /></label>
    <div class="sheet__buttons">
      <button type="button" class="button button--secondary" onClick=${close}>${t("やめる")}</button>
      <button type="submit" class="button button--primary" disabled=${!name.trim()}>${t("増やす")}</button>
    </div>
  </form>`;
}
