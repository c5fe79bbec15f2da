// Each indicator's meaning in one sentence.  The definitions stand in docs/indicators.md.
import { html, useState } from "../core/html.js";
import { t } from "../core/i18n.js";

/** The sentence of an indicator. */
export function explanation(id) {
  return {
    coverage: t("課題と役割の組ごとに、いちばん確かな行動を ◎○△× で表したものです。"),
    holes: t("自分で動く役割が一つもない課題です。つなぐ・見守るだけの行動があっても、動く人がいなければ網の目です。"),
    one_legged: t("動く役割が一つだけで、断られたときやできないときの代替が書かれていない課題です。"),
    leads: t("全体を見る主担当が、決まっていないか、二つ以上の役割で重なっている課題です。"),
    taken: t("つなぐ相手が、その課題で自分から動くか、さらに動く人へつないでいるかを見ます。どちらもなければ「受け手なし」です。"),
    roles: t("つなぎの線が一本もない役割と、欠けるとつなぎが途切れる「要の役割」です。"),
    late: t("安全にかかわる課題で、最初に動く期限がめやすの時間より遅いか、書かれていないものです。"),
    buried: t("一つの役割だけが知っている重要な事実で、まだ班に共有されていないものです。"),
    unknowing: t("課題にかかわる事実を、カードでも共有でも知らないまま動く役割です。"),
    beyond: t("書かれた行動が、その役割のできないことにふれるかもしれないという目安です。誤りとは限りません。"),
    shared_holes: t("計画を書いた班の半分以上（二つ以上の班）に共通する網の目です。班の優劣ではなく、組織で考える課題です。"),
    noticed: t("どの事実に、どの職種が見立てでふれたかを表したものです。5人より少ない職種は「その他」にまとめます。"),
    urgency: t("役割ごとの緊急度の中央値のうち、いちばん高いものといちばん低いものの差です。"),
    dialogue: t("一人ずつの下書きを合わせたときの網の目の数から、いまの班の計画の網の目の数を引いたものです。"),
    check: t("点検を始めたときの網の目の数から、いまの網の目の数を引いたものです。"),
    confirmed: t("すべてのつなぎのうち、受取確認の方法と期限の両方が書かれているものの割合です。"),
    accepted: t("すべてのつなぎのうち、相手が「受け取りました」と答えたものの割合です。"),
    due: t("行動のうち、期限が書かれているものの割合です。"),
    shared: t("事例の事実のうち、場面か共有で班のみんなが知っているものの割合です。"),
  }[id];
}

/** A heading with its 「？」 (`said`: the name in plain words, where it is more than words): a button that unfolds the sentence; it works by tap and by keyboard, and needs no pointer to hover. */
export function Explained({ id, name, said = name, level = "h3" }) {
  const [open, unfold] = useState(false);
  return html`<div class="explained">
    <div class="explained__head"><${level} class="explained__name">${name}<//>
      <button type="button" class="explained__button" aria-expanded=${open ? "true" : "false"} aria-label=${t("「%(name)s」とは", { name: said })}
        onClick=${() => unfold(!open)}><span aria-hidden="true">？</span></button></div>
    ${open && html`<p class="explained__text small">${explanation(id)}</p>`}
  </div>`;
}
