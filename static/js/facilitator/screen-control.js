// What the projector shows, and the choice of what it shows next.
import { html, useState } from "../core/html.js";
import { t } from "../core/i18n.js";
import { isSilent } from "../room/steps.js";
import { groupName, screenWord } from "../room/words.js";
import { Address } from "./doors.js";
import { Compare } from "./compare.js";
import { PageTurner } from "./page-turner.js";

const SCREENS = ["join", "stage", "silence", "scene", "period", "progress", "boards", "notes", "questions", "compare", "urgency", "post", "coverage", "net", "timeline", "shared_holes", "noticed", "genogram", "ecomap", "citations", "questionnaire", "blank"];
const OF_GROUPS = ["boards", "notes", "coverage", "net", "timeline", "shared_holes"]; // shown with all groups at once, narrowed afterwards
const NEEDING = ["scene", "post", "compare"]; // nothing to show before something is chosen
const ASKING = [...NEEDING, ...OF_GROUPS];

/** The screens that suit this format: without those that would have nothing to show. */
function suiting(snapshot) {
  const { format, workshop, questions = [], questionnaires = {} } = snapshot;
  const has = (test) => format.stages.some(test);
  const needs = {
    silence: isSilent(snapshot) || workshop.view.screen === "silence",
    period: has((stage) => stage.period),
    notes: has((stage) => stage.notes?.length),
    questions: questions.length > 0 || has((stage) => stage.notes?.some((kind) => kind.asks)),
    compare: has((stage) => stage.writes.includes("action_item")),
    questionnaire: questionnaires.now === "open",
    urgency: has((stage) => stage.writes.includes("urgency")),
  };
  return SCREENS.filter((screen) => needs[screen] ?? true);
}

/** What the projector shows now, as one phrase. */
export function viewText(snapshot) {
  const { view } = snapshot.workshop;
  const word = screenWord(view.screen);
  if (view.screen === "blank") return t("何も映していません");
  if (view.screen === "scene") {
    const scene = snapshot.case.scenes.find((one) => one.id === view.scene);
    return scene ? t("%(screen)s「%(title)s」", { screen: word, title: scene.title }) : word;
  }
  if (view.screen === "compare") {
    const need = snapshot.case.needs.find((one) => one.id === view.need);
    return t("%(screen)s（%(groups)s）「%(need)s」", { screen: word, groups: view.groups.map((id) => groupName(snapshot, id)).join(t("、")), need: need?.label ?? "" });
  }
  if (view.groups?.length) return t("%(screen)s（%(groups)s）", { screen: word, groups: view.groups.map((id) => groupName(snapshot, id)).join(t("、")) });
  if (view.screen === "post") {
    const post = snapshot.posts.find((one) => one.id === view.post);
    return post ? t("%(screen)s（%(groups)s）", { screen: word, groups: groupName(snapshot, post.group_id) }) : word;
  }
  return word;
}

function Scenes({ cockpit, snapshot }) {
  const { view } = snapshot.workshop;
  return html`<div class="picks" role="group" aria-label=${t("映す場面")}>
    ${snapshot.case.scenes.map((scene) => html`<button type="button" key=${scene.id} class="pick" disabled=${!scene.disclosed}
      aria-pressed=${view.screen === "scene" && view.scene === scene.id}
      onClick=${() => cockpit.run("view.set", { screen: "scene", scene: scene.id })}>${scene.title}${!scene.disclosed && t("（未開示）")}</button>`)}
  </div>`;
}

function Groups({ cockpit, snapshot, screen }) {
  const now = snapshot.workshop.view;
  const [chosen, choose] = useState(now.screen === screen ? now.groups ?? [] : []);
  const toggle = (id) => choose(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return html`<fieldset class="picks__groups"><legend>${t("映す班（選ばなければ全班を順に）")}</legend>
    <div class="picks">${snapshot.groups.map((group) => html`<label key=${group.id} class="pick pick--check">
      <input type="checkbox" checked=${chosen.includes(group.id)} onChange=${() => toggle(group.id)} /> ${group.name}</label>`)}</div>
    <button type="button" class="button button--secondary" onClick=${() => cockpit.run("view.set", { screen, groups: snapshot.groups.map((g) => g.id).filter((id) => chosen.includes(id)) })}>
      ${chosen.length ? t("選んだ班を映す") : t("全班を順に映す")}</button>
  </fieldset>`;
}

export function ScreenPane({ cockpit }) {
  const snapshot = cockpit.live.state.value;
  const now = snapshot.workshop.view.screen;
  const [open, unfold] = useState(ASKING.includes(now) ? now : null);
  const press = (screen) => {
    unfold(ASKING.includes(screen) ? screen : null);
    if (screen === now || NEEDING.includes(screen)) return; // what was chosen for the screen on the wall stays
    cockpit.run("view.set", OF_GROUPS.includes(screen) ? { screen, groups: [] } : { screen });
  };
  return html`<div class="screen-control stack">
    <p class="screen-control__now" role="status"><span class="now__label">${t("いま映っているもの")}</span><strong>${viewText(snapshot)}</strong></p>
    <${PageTurner} cockpit=${cockpit} snapshot=${snapshot} />
    <div class="picks picks--screens" role="group" aria-label=${t("投影する画面")}>
      ${suiting(snapshot).map((screen) => html`<button type="button" key=${screen} class="pick" aria-pressed=${screen === now}
        aria-expanded=${ASKING.includes(screen) ? screen === open : undefined} onClick=${() => press(screen)}>
        ${screen === now && html`<span aria-hidden="true">▶ </span>`}${screenWord(screen)}${screen === open && screen !== now && html`<span class="pick__open">${t("（開いています）")}</span>`}</button>`)}
    </div>
    ${open === "scene" && html`<${Scenes} cockpit=${cockpit} snapshot=${snapshot} />`}
    ${OF_GROUPS.includes(open) && html`<${Groups} key=${open} cockpit=${cockpit} snapshot=${snapshot} screen=${open} />`}
    ${open === "compare" && html`<${Compare} cockpit=${cockpit} snapshot=${snapshot} />`}
    ${open === "post" && html`<p>${t("班のボードで投稿を選び、「投影画面に大きく」を押してください。映せるのは、全員に公開された投稿だけです。")}
      <button type="button" class="button button--text" onClick=${() => cockpit.show("board")}>${t("班のボードへ")}</button></p>`}
    <${Address} label=${t("投影画面のアドレス")} value=${cockpit.addresses.screen} hint=${t("12時間だけ有効です。")} />
    <p><a href=${cockpit.urls.screen} target="_blank" rel="noopener">${t("この端末で投影画面を開く（新しいタブ）")}</a></p>
  </div>`;
}
