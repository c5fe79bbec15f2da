// After the last stage, and when the seat is gone.
import { html } from "../core/html.js";
import { t } from "../core/i18n.js";
import { plainText, textOf } from "./forms.js";
import { CopyBox } from "./refused.js";

/** Thanks at the end; the board stays to be read. */
export function Closed({ app, view }) {
  return html`<div class="notice notice--info closed">
    <p class="notice__title">${t("おつかれさまでした")}</p>
    <p>${t("研修は終了し、書き込みは締め切られました。%(group)sのボードは、このまま読めます。", { group: view.group.name })}</p>
    <p><a href=${`${app.base}/handbook`}>${t("研修手帳票（自分用の1枚）をつくる")}</a></p>
    <p class="small">${t("事例の内容でつらい気持ちが残るときは、進行役や所属の相談窓口に話してください。")}</p>
  </div>`;
}

/** The seat is no longer this browser's; what was not sent can still be copied. */
export function Gone({ reason, code, base, pending }) {
  const written = pending.filter((entry) => textOf(entry.payload));
  return html`<div class="page page--narrow stack">
    <h1>${reason.code === "workshop" ? t("この研修は見つかりません") : t("席が見つかりません")}</h1>
    <p>${t("この端末では、参加の手続きがまだか、席が取り消されています。もう一度お入りください。")}</p>
    <p><a class="button button--primary" href=${`/j/${code}`}>${t("参加の手続きへ")}</a></p>
    ${written.map(
      (entry) => html`<${CopyBox} key=${entry.command_id} label=${t("まだ保存されていない文章")}
        text=${plainText(entry.type, entry.payload, { case: { roles: [], all_roles: [], needs: [] } })} />`,
    )}
  </div>`;
}
