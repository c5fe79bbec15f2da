// The case as far as it is disclosed.
import { html } from "../core/html.js";
import { t } from "../core/i18n.js";
import { CasePictures } from "./case_pictures.js";
import { Prompt } from "./header.js";
import { Injects } from "./notices.js";

export function CaseTab({ app, view }) {
  const { scenes } = view.case;
  const seen = app.desk.seenScenes.value;
  return html`<div class="stack">
    <${Prompt} desk=${app.desk} view=${view} />
    <h2>${view.case.title}</h2>
    ${!scenes.length && html`<p class="quiet">${t("事例は、進行役が開示すると、ここで読めます。")}</p>`}
    ${scenes.map((scene, index) => {
      const fresh = !seen.includes(scene.id);
      const newest = index === scenes.length - 1;
      return html`<details class="scene" key=${scene.id} open=${fresh || newest}>
        <summary>
          <span class="scene__title">${sceneName(scene)}</span>
          ${fresh && html`<span class="badge badge--accent">${t("新しく開示")}</span>`}
        </summary>
        <div class="prose" dangerouslySetInnerHTML=${{ __html: scene.html }}></div>
      </details>`;
    })}
    <${Injects} view=${view} />
    <${CasePictures} app=${app} scenes=${scenes.length} />
  </div>`;
}

/** 「場面2　窓口にて」 for S2; scenes may be disclosed in another order than they are told. */
function sceneName(scene) {
  const number = /^S?(\d+)$/.exec(scene.id)?.[1];
  return number ? `${t("場面%(n)s", { n: number })}　${scene.title}` : scene.title;
}
