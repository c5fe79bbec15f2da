// Looking into one group's net: coverage, hand-offs, and what stands out, in words.  For talking with the group, never for ranking.
import { html } from "../core/html.js";
import { t } from "../core/i18n.js";
import { CoverageLegend, CoverageTable } from "../room/coverage_table.js";
import { Ecomap, EcomapLegend, EcomapTable } from "../room/ecomap.js";
import { Explained } from "../room/explain.js";
import { RATES, effectSentence, findingsOf, rateWord } from "../room/findings.js";
import { groupName } from "../room/words.js";
import { CalledAnswers } from "./called-answers.js";

/** How many needs nobody moves on, in words; empty where nothing is planned. */
export function holesWord(net) {
  if (!net?.items) return "";
  const holes = Object.values(net.needs).filter((state) => state.hole).length;
  return holes ? t("網の目 %(n)s", { n: holes }) : t("網の目なし");
}

export function NetPane({ cockpit }) {
  const { ui, live } = cockpit;
  const snapshot = live.state.value;
  const group = ui.group.value ?? snapshot.groups[0]?.id;
  const net = live.net?.value?.groups?.[group];
  return html`<div class="net-pane stack"><h2 class="visually-hidden">${t("網")}</h2>
    <label class="field"><span class="field__label">${t("班")}</span>
      <select class="input" value=${group} onChange=${(event) => (ui.group.value = event.target.value)}>
        ${snapshot.groups.map((one) => html`<option key=${one.id} value=${one.id}>${one.name}</option>`)}</select></label>
    <p><a href=${cockpit.urls.replay} target="_blank" rel="noopener">${t("時間をたどって振り返る（新しいタブ）")}</a></p>
    ${net?.items ? html`<${GroupNet} cockpit=${cockpit} snapshot=${snapshot} group=${group} net=${net} />` : html`<p>${t("班に見える行動計画は、まだありません。")}</p>`}
  </div>`;
}

function GroupNet({ cockpit, snapshot, group, net }) {
  const shown = [{ id: group, name: groupName(snapshot, group), net }];
  const findings = findingsOf(net, snapshot.case);
  return html`
    <section class="stack stack--tight"><${Explained} id="coverage" name=${t("網羅表")} />
      <div class="net-pane__scroll" tabindex="0" role="region" aria-label=${t("網羅表")}>
        <${CoverageTable} caseShown=${snapshot.case} groups=${shown} caption=${t("網羅表")} remarks /></div>
      <${CoverageLegend} hole /><${Project} cockpit=${cockpit} screen="coverage" group=${group} /></section>
    <section class="stack stack--tight"><${Explained} id="taken" name=${t("支援の網")} />
      <div class="net-pane__scroll"><${Ecomap} caseShown=${snapshot.case} group=${net} /></div><${EcomapLegend} />
      <details><summary>${t("つなぎを表で見る")}</summary><div class="net-pane__scroll"><${EcomapTable} caseShown=${snapshot.case} group=${net} caption=${t("つなぎ")} /></div></details>
      <${Project} cockpit=${cockpit} screen="net" group=${group} /></section>
    <${CalledAnswers} cockpit=${cockpit} snapshot=${snapshot} group=${group} net=${net} />
    <section class="stack stack--tight"><h3>${t("気になるところ")}</h3>
      <${Effects} net=${net} />
      ${findings.map((finding) => html`<div key=${finding.id}><${Explained} id=${finding.id} name=${finding.name} level="h4" />
        <ul>${finding.rows.map((row) => html`<li key=${row.key}>${row.text}</li>`)}</ul></div>`)}
      ${!findings.length && html`<p>${t("気になるところは見つかりません。")}</p>`}</section>
    <section class="stack stack--tight"><h3>${t("割合とずれ")}</h3><${Numbers} net=${net} /></section>`;
}

function Effects({ net }) {
  const rows = [["check", t("点検の効果"), net.check], ["dialogue", t("対話の効果"), net.dialogue]];
  return html`<dl class="net-pane__effects">${rows.map(([id, name, effect]) => html`<div key=${id}><dt>${name}</dt><dd>${effectSentence(effect) ?? t("該当なし")}</dd></div>`)}</dl>`;
}

function Numbers({ net }) {
  const { before, after } = net.urgency;
  return html`${RATES.map(([id, name]) => html`<div key=${id} class="net-pane__number"><${Explained} id=${id} name=${name()} level="h4" /><p>${rateWord(net.rates[id])}</p></div>`)}
    <div class="net-pane__number"><${Explained} id="urgency" name=${t("見立てのずれ")} level="h4" />
      <p>${t("はじめ %(before)s・再判定 %(after)s", { before: before ?? t("該当なし"), after: after ?? t("該当なし") })}</p></div>`;
}

function Project({ cockpit, screen, group }) {
  return html`<p><button type="button" class="button button--secondary" onClick=${() => cockpit.run("view.set", { screen, groups: [group] }, t("投影画面に映しました。"))}>${t("この班を投影する")}</button>
    <span class="sheet__note"> ${t("映るのは、全員に公開された投稿だけです。")}</span></p>`;
}
