// A quiet way to the questionnaire, while it is open.
import { html } from "../core/html.js";
import { t } from "../core/i18n.js";

export function QuestionnaireLink({ app, snapshot }) {
  if (snapshot.questionnaires?.now !== "open") return null;
  return html`<p class="notice notice--info questionnaire-link" role="status">${t("アンケートを受け付けています（無記名・2分ほど）。")}
    <a href=${`${app.base}/questionnaire`}>${t("アンケートに答える")}</a></p>`;
}
