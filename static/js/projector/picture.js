// Genogram or ecomap of the case, as large as the wall.
import { html } from "../core/html.js";
import { t } from "../core/i18n.js";
import { Picture, usePictures } from "../room/pictures.js";

export function PictureScreen({ live, page }) {
  const snapshot = live.state.value;
  const { pictures } = usePictures(page.urls.pictures, snapshot.case.scenes.length);
  const { screen } = snapshot.workshop.view;
  const picture = pictures?.find((one) => one.name === screen);
  const word = screen === "genogram" ? t("家族図") : t("エコマップ");
  return html`<div class="picture-screen">
    <h1 class="headline headline--small">${word}</h1>
    ${picture
      ? html`<${Picture} picture=${picture} size="picture--wall" /><ul class="visually-hidden">${picture.lines.map((line) => html`<li key=${line}>${line}</li>`)}</ul>`
      : html`<p class="stage-screen__word">${pictures ? t("事例を開示すると、ここに図が出ます。") : t("図を用意しています。")}</p>`}
  </div>`;
}
