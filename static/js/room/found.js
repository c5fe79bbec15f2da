// What was found in a text that may tell who somebody is, with what could stand there instead.
import { html } from "../core/html.js";
import { t } from "../core/i18n.js";

export const isAsked = (error) => error?.code === "identifying";

export function Findings({ findings }) {
  return html`<ul class="findings">
    ${findings.map(
      (found, place) => html`<li key=${place}><strong class="findings__text">${found.text}</strong>
        ${found.replacement !== found.text && html` <span aria-hidden="true">→</span><span class="visually-hidden">${t("書き換えの例")}</span> <span class="findings__instead">${found.replacement}</span>`}
        <span class="small quiet findings__why">${t(found.why)}</span></li>`,
    )}
  </ul>`;
}
