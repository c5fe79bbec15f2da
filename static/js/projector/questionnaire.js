// The questionnaire: its QR code and address, legible from the last row.
import { html } from "../core/html.js";
import { t } from "../core/i18n.js";

export function QuestionnaireScreen({ live, page }) {
  const { workshop, questionnaires } = live.state.value;
  const open = questionnaires?.now === "open";
  return html`<div class="join">
    <div class="join__words">
      <p class="join__title">${workshop.title}</p>
      <h1 class="join__lead">${open ? t("アンケートにお答えください") : t("アンケートは受け付けていません")}</h1>
      ${open && html`<p class="join__label">${t("無記名・2分ほど。研修に使った端末で、画面の「アンケートに答える」を押してください")}</p>
        <p class="join__label">${t("または、このアドレスを開いて")}</p>
        <p class="join__address">${page.front}/q/${workshop.code}</p>`}
    </div>
    ${open && html`<figure class="join__figure"><img class="join__qr" src=${page.urls.questionnaire} alt=${t("アンケートのQRコード")} />
      <figcaption>${t("またはQRコードから")}</figcaption></figure>`}
  </div>`;
}
