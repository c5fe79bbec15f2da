// The case's scenes: which are disclosed, and disclosing one by hand.
import { html } from "../core/html.js";
import { t } from "../core/i18n.js";

function disclose({ ask, run }, scene) {
  ask({
    title: t("「%(title)s」を開示しますか", { title: scene.title }),
    lines: [t("参加者全員が読めるようになります。取り消すことはできません。")],
    action: t("開示する"),
    run: () => run("scene.disclose", { scene: scene.id }, t("開示しました。")),
  });
}

/** The scene's text holds its facts; what it does not tell is which of them matter most. */
function Critical({ snapshot, scene }) {
  const ids = snapshot.case.facts.filter((fact) => fact.critical && fact.scene === scene.id).map((fact) => fact.id);
  return ids.length > 0 && html`<p class="sheet__note">${t("重要な事実：%(facts)s", { facts: ids.join(t("、")) })}</p>`;
}

export function ScenesPane({ cockpit }) {
  const snapshot = cockpit.live.state.value;
  const open = snapshot.workshop.status === "open";
  const { view } = snapshot.workshop;
  return html`<div class="scenes">
    <p class="scenes__case"><strong>${snapshot.case.title}</strong></p>
    <ol class="scenes__list">${snapshot.case.scenes.map((scene) => html`<li key=${scene.id} class="scene-row">
      <p class="scene-row__head"><span class="scene-row__title">${scene.title}</span>
        <span class="badge">${scene.disclosed ? t("✓ 開示済み") : t("未開示")}</span></p>
      <div class="cluster">
        ${scene.disclosed
          ? html`<button type="button" class="button button--secondary" disabled=${view.screen === "scene" && view.scene === scene.id}
              onClick=${() => cockpit.run("view.set", { screen: "scene", scene: scene.id })}>${view.screen === "scene" && view.scene === scene.id ? t("投影中") : t("投影する")}</button>`
          : html`<button type="button" class="button button--secondary" disabled=${!open} onClick=${() => disclose(cockpit, scene)}>${t("開示する")}</button>`}
      </div>
      <details><summary>${t("読む")}</summary><div class="prose" dangerouslySetInnerHTML=${{ __html: scene.html }}></div><${Critical} snapshot=${snapshot} scene=${scene} /></details>
    </li>`)}</ol>
  </div>`;
}
