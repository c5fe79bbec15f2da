// Genogram and ecomap on the case tab: folded, fetched when opened.
import { html, useState } from "../core/html.js";
import { t } from "../core/i18n.js";
import { Picture, usePictures } from "../room/pictures.js";

function Content({ picture }) {
  return html`<${Picture} picture=${picture} />
    <details><summary>${t("図を文字で読む")}</summary><ul>${picture.lines.map((line) => html`<li key=${line}>${line}</li>`)}</ul></details>`;
}

export function CasePictures({ app, scenes }) {
  const [open, unfold] = useState(false);
  const { pictures, failed } = usePictures(`${app.base}/pictures`, scenes, open);
  if (!scenes) return null;
  return html`<details class="scene" onToggle=${(event) => event.target === event.currentTarget && unfold(event.currentTarget.open)}>
    <summary><span class="scene__title">${t("家族図とエコマップ")}</span></summary>
    <div class="stack">
      ${!pictures && html`<p class="quiet" role="status">${failed ? t("いまは読み込めません。つながると表示されます。") : t("図を用意しています。")}</p>`}
      ${pictures?.length === 0 && html`<p class="quiet">${t("図は、まだ開示されていません。")}</p>`}
      ${pictures?.map((picture) => html`<section key=${picture.name} class="stack stack--tight"><h3>${picture.title}</h3><${Content} picture=${picture} /></section>`)}
    </div>
  </details>`;
}
