// People who only rehearse: how they come, and how what they did is deleted with one click.
import { html } from "../core/html.js";
import { t } from "../core/i18n.js";

function clear({ ask, run }, n) {
  ask({
    title: t("練習の記録を消しますか"),
    lines: [
      t("模擬の参加者 %(n)s人と、その人たちが書いたものを、すべて消します。記録からも消え、元に戻せません。", { n }),
      t("ほかに参加者がいなければ、研修は開く前の状態に戻ります。"),
    ],
    action: t("練習の記録を消す"),
    danger: true,
    run: () => run("rehearsal.clear", {}, t("練習の記録を消しました。")),
  });
}

export function Rehearsal({ cockpit, snapshot }) {
  const n = snapshot.members.filter((seat) => seat.rehearsal).length;
  if (n) {
    return html`<div class="notice notice--info rehearsal"><p>${t("模擬の参加者が%(n)s人います。この画面と投影の数や網には、練習の分も入ります。統計と出力には入りません。", { n })}</p>
      <p><button type="button" class="button button--danger" onClick=${() => clear(cockpit, n)}>${t("練習の記録を消す…")}</button></p></div>`;
  }
  return html`<details class="members"><summary>${t("一人で練習する")}</summary>
    <p>${t("サーバーの端末で次のように打つと、模擬の参加者がこの研修に入ります。")}</p>
    <p><code class="rehearsal__command">workshop rehearse ${snapshot.workshop.code} --people 12 --late 2 --silent 2 --drops 2</code></p>
    <p class="sheet__note">${t("ほかの端末から入れるときは、--url と次の合言葉を付けます（24時間有効）。")} <code class="rehearsal__command">--token ${cockpit.rehearsal}</code></p>
  </details>`;
}
