// How to get in: the code and the QR, legible from the last row, and who has come.
import { html } from "../core/html.js";
import { t } from "../core/i18n.js";
import { joinedCount } from "../room/steps.js";
import { spacedCode } from "../room/words.js";

const MOST_GROUPS = 40; // more could not be read from the last row

function doorWord(status) {
  if (status === "prepared") return t("まもなく受付を始めます");
  if (status === "closed") return t("受付は終了しました");
  return t("スマートフォンでご参加ください");
}

export function JoinScreen({ live, page }) {
  const snapshot = live.state.value;
  const { workshop, progress, groups } = snapshot;
  const open = workshop.status !== "closed";
  return html`<div class="join">
    <div class="join__words">
      <p class="join__title">${workshop.title}</p>
      <h1 class="join__lead">${doorWord(workshop.status)}</h1>
      ${open && html`<p class="join__label">${t("このアドレスを開いて")}</p>
        <p class="join__address">${page.front}</p>
        <p class="join__label">${t("参加コードを入力")}</p>
        <p class="join__code">${spacedCode(workshop.code)}</p>`}
    </div>
    ${open && html`<figure class="join__figure"><img class="join__qr" src=${page.urls.qr} alt=${t("参加用のQRコード")} />
      <figcaption>${t("またはQRコードから")}</figcaption></figure>`}
    <div class="join__count">
      <p class="join__total"><b>${joinedCount(snapshot)}</b>${t("人が参加")}<span>${t("予定 %(n)s人", { n: workshop.expected })}</span></p>
      ${groups.length <= MOST_GROUPS && html`<ul class=${`join__groups ${groups.length > 12 ? "join__groups--many" : ""}`}>
        ${groups.map((group) => html`<li key=${group.id}><span>${group.name}</span> <b>${progress.groups?.[group.id]?.members ?? 0}</b></li>`)}
      </ul>`}
    </div>
  </div>`;
}
