// The one dialog of the cockpit: confirmations, small forms, how people get in.  Native, so Esc and focus are the browser's.
import { html, useEffect, useRef } from "../core/html.js";
import { t } from "../core/i18n.js";
import { Exports, JoinSheet } from "./doors.js";
import { Findings } from "../room/found.js";
import { HeldSheet } from "./held.js";
import { Lead } from "./lead.js";
import { MaskByHand } from "./mask.js";
import { MergeGroups } from "./merge.js";
import { Hide } from "./moderation.js";
import { Consequences } from "./now.js";
import { AddGroup, MoveSeat } from "./seats.js";

function Confirm({ sheet, close }) {
  const go = () => {
    close();
    sheet.run();
  };
  return html`<div class="stack">
    ${sheet.lines?.map((line) => html`<p key=${line}>${line}</p>`)}
    ${sheet.consequences && html`<${Consequences} lines=${sheet.consequences} />`}
    <div class="sheet__buttons">
      <button type="button" class="button button--secondary" onClick=${close}>${t("やめる")}</button>
      <button type="button" class=${`button ${sheet.danger ? "button--danger" : "button--primary"}`} onClick=${go}>${sheet.action}</button>
    </div>
  </div>`;
}

/** What was written may tell who somebody is: whoever writes for the room decides. */
function Identifying({ sheet }) {
  return html`<div class="stack">
    <p>${t("まだ送っていません。次のところを確かめてください。")}</p>
    <${Findings} findings=${sheet.findings} />
    <div class="sheet__buttons">
      <button type="button" class="button button--secondary" onClick=${() => sheet.decide(true)}>${t("このまま送る")}</button>
      <button type="button" class="button button--primary" onClick=${() => sheet.decide(false)}>${t("直す")}</button>
    </div>
  </div>`;
}

const TITLES = {
  mask: () => t("言葉を伏せる"),
  identifying: () => t("だれのことか、分かるかもしれません"),
  join: () => t("参加案内"),
  exports: () => t("出力"),
  held: () => t("確かめる書き込み"),
  "add-group": () => t("班を増やす"),
  "move-seat": () => t("班を移す"),
  "merge-groups": () => t("班を合わせる"),
  "hide-post": () => t("投稿を非表示にする"),
  lead: () => t("進行の引き継ぎ"),
};

function body(cockpit, sheet, close) {
  if (sheet.kind === "confirm") return html`<${Confirm} sheet=${sheet} close=${close} />`;
  if (sheet.kind === "join") return html`<${JoinSheet} cockpit=${cockpit} />`;
  if (sheet.kind === "exports") return html`<p>${t("いまの時点の内容で出力します。書いた人の席や名前は入りません。")}</p><${Exports} cockpit=${cockpit} />`;
  if (sheet.kind === "identifying") return html`<${Identifying} sheet=${sheet} />`;
  if (sheet.kind === "held") return html`<${HeldSheet} cockpit=${cockpit} draft=${sheet.draft} />`;
  if (sheet.kind === "add-group") return html`<${AddGroup} cockpit=${cockpit} draft=${sheet.draft} close=${close} />`;
  if (sheet.kind === "merge-groups") return html`<${MergeGroups} cockpit=${cockpit} group=${sheet.group} close=${close} />`;
  if (sheet.kind === "mask") return html`<${MaskByHand} cockpit=${cockpit} texts=${sheet.texts} command=${sheet.command} payload=${sheet.payload} close=${close} />`;
  if (sheet.kind === "hide-post") return html`<${Hide} cockpit=${cockpit} post=${sheet.post} draft=${sheet.draft} close=${close} />`;
  if (sheet.kind === "lead") return html`<${Lead} cockpit=${cockpit} close=${close} />`;
  return html`<${MoveSeat} cockpit=${cockpit} seat=${sheet.seat} close=${close} />`;
}

export function Sheet({ cockpit }) {
  const dialog = useRef(null);
  const sheet = cockpit.ui.sheet.value;
  useEffect(() => {
    if (sheet && !dialog.current.open) dialog.current.showModal();
    if (!sheet && dialog.current.open) dialog.current.close();
  }, [sheet]);
  const close = () => (sheet?.decide ? sheet.decide(false) : (cockpit.ui.sheet.value = sheet?.back ? { kind: sheet.back } : null));
  const asks = sheet && ["confirm", "identifying", "mask", "add-group", "move-seat", "merge-groups", "hide-post"].includes(sheet.kind);
  return html`<dialog ref=${dialog} class=${`sheet ${sheet?.kind === "join" ? "sheet--wide" : ""}`} aria-labelledby="sheet-title" onClose=${close}>
    ${sheet && html`<div class="sheet__head"><h2 id="sheet-title" class="sheet__title">${sheet.title ?? TITLES[sheet.kind]()}</h2>
        ${!asks && html`<button type="button" class="button button--text" onClick=${close}>${t("閉じる")}</button>`}</div>
      ${body(cockpit, sheet, close)}`}
  </dialog>`;
}
