// Two groups become one: a small form in the dialog.
import { html, useState } from "../core/html.js";
import { t } from "../core/i18n.js";
import { groupName } from "../room/words.js";

export function MergeGroups({ cockpit, group, close }) {
  const snapshot = cockpit.live.state.value;
  const others = snapshot.groups.filter((one) => one.id !== group);
  const [into, choose] = useState(others[0]?.id ?? "");
  const [gone, stays] = [groupName(snapshot, group), groupName(snapshot, into)];
  const people = (id) => snapshot.progress.groups?.[id]?.members ?? 0;
  const submit = async (event) => {
    event.preventDefault();
    close();
    if (await cockpit.run("groups.merge", { gone: group, into }, t("%(gone)sを%(into)sに合わせました。", { gone, into: stays }))) cockpit.ui.group.value = into;
  };
  return html`<form onSubmit=${submit} class="stack">
    <label class="field"><span class="field__label">${t("%(group)sを合わせる先", { group: gone })}</span>
      <select class="input" value=${into} onChange=${(event) => choose(event.target.value)}>
        ${others.map((one) => html`<option key=${one.id} value=${one.id}>${t("%(name)s（%(n)s人）", { name: one.name, n: people(one.id) })}</option>`)}</select></label>
    <ul class="consequences">
      <li>${t("%(n)s人が%(into)sに移り、%(total)s人の班になります。", { n: people(group), into: stays, total: people(group) + people(into) })}</li>
      <li>${t("投稿、共有した事実、つなぎも一緒に移ります。なくなるものはありません。")}</li>
      <li>${t("移った人の番号は付け直します。%(gone)sは一覧から消えます。元には戻せません。", { gone })}</li>
    </ul>
    <div class="sheet__buttons"><button type="button" class="button button--secondary" onClick=${close}>${t("やめる")}</button>
      <button type="submit" class="button button--danger" disabled=${!into}>${t("合わせる")}</button></div>
  </form>`;
}
