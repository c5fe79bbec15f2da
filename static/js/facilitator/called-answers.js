// Hand-offs to roles that nobody in the group plays, called in or on paper: the facilitator may answer in that role's name.
import { html, useState } from "../core/html.js";
import { t } from "../core/i18n.js";
import { MAX_SHORT, roleName } from "../core/labels.js";

export function CalledAnswers({ cockpit, snapshot, group, net }) {
  const paper = new Set(snapshot.posts.filter((post) => post.written_by === "staff").map((post) => post.id));
  const played = new Set(snapshot.members.filter((seat) => seat.group_id === group).map((seat) => seat.role));
  const open = net.handoffs.filter((handoff) => !handoff.answer && (handoff.called || (paper.has(handoff.post) && !played.has(handoff.to))));
  const posts = [...new Map(open.map((handoff) => [handoff.post, handoff])).values()];
  if (!posts.length) return null;
  return html`<section class="stack stack--tight"><h3>${t("班にいない役割への返事")}</h3>
    <p class="sheet__note">${t("その役割の人は班にいません。進行役が、その役割になって返事をすることもできます。")}</p>
    ${posts.map((handoff) => html`<${Answer} key=${handoff.post} cockpit=${cockpit} snapshot=${snapshot} handoff=${handoff} />`)}</section>`;
}

function Answer({ cockpit, snapshot, handoff }) {
  const [text, set] = useState("");
  const post = snapshot.posts.find((one) => one.id === handoff.post);
  const say = (answer) => cockpit.run("handoff.answer", { post_id: handoff.post, answer, text: text.trim() }, t("返事をしました。"));
  const name = (role) => roleName(snapshot.case, role);
  return html`<div class="called-answer stack stack--tight">
    <p><strong>${t("%(from)sから%(to)sへ", { from: name(handoff.from), to: name(handoff.to) })}</strong><br />${post?.what}</p>
    <label class="field"><span class="field__label">${t("ひとこと（断るときは理由）")}</span>
      <input class="input" value=${text} maxlength=${MAX_SHORT} onInput=${(event) => set(event.target.value)} /></label>
    <div class="cluster">
      <button type="button" class="button button--secondary" onClick=${() => say("accepted")}>${t("受け取りました")}</button>
      <button type="button" class="button button--secondary" onClick=${() => say("asked")}>${t("たずねる")}</button>
      <button type="button" class="button button--secondary" disabled=${!text.trim()} onClick=${() => say("declined")}>${t("断る")}</button>
    </div>
  </div>`;
}
