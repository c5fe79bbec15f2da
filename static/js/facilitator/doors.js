// Before the opening, and after the closing; and how people get in, reachable at any time.
import { html, useRef, useState } from "../core/html.js";
import { t } from "../core/i18n.js";
import { joinedCount } from "../room/steps.js";
import { spacedCode } from "../room/words.js";

/** Copies without a secure context too: selects the text and lets the browser copy the selection. */
function copy(input) {
  input.focus();
  input.select();
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  }
}

/** An address to read, select and copy. */
export function Address({ label, value, hint }) {
  const field = useRef(null);
  const [copied, tell] = useState("");
  const press = () => tell(copy(field.current) ? t("コピーしました") : t("選択しました。このままコピーしてください"));
  return html`<div class="address field">
    <label class="field__label">${label}
      <span class="address__row">
        <input ref=${field} class="input" readonly value=${value} onFocus=${(event) => event.target.select()} />
        <button type="button" class="button button--secondary" onClick=${press}>${t("コピー")}</button>
      </span>
    </label>
    <p class="address__said" role="status">${copied}</p>
    ${hint && html`<p class="address__hint">${hint}</p>`}
  </div>`;
}

/** For a machine in several networks: another of its addresses can be chosen. */
function OtherAddress({ cockpit }) {
  const { choose } = cockpit.addresses;
  return choose && html`<p class="address__hint">${t("参加者の端末で開けないときは、")}<a href=${choose}>${t("別のアドレスを選ぶ")}</a></p>`;
}

/** Code and QR, large enough to hold up. */
export function JoinInfo({ cockpit }) {
  const { workshop } = cockpit.live.state.value;
  return html`<div class="join-info">
    <img class="join-info__qr" src=${cockpit.urls.qr} alt=${t("参加用のQRコード")} width="200" height="200" />
    <div>
      <p class="join-info__label">${t("参加コード")}</p>
      <p class="join-info__code">${spacedCode(workshop.code)}</p>
    </div>
  </div>`;
}

export function JoinSheet({ cockpit }) {
  const snapshot = cockpit.live.state.value;
  return html`<div class="stack">
    <${JoinInfo} cockpit=${cockpit} />
    <p>${t("%(n)s人が参加しています（予定 %(expected)s人）", { n: joinedCount(snapshot), expected: snapshot.workshop.expected })}</p>
    <${Address} label=${t("参加者のアドレス")} value=${cockpit.addresses.join} />
    <${OtherAddress} cockpit=${cockpit} />
    <p><a href=${cockpit.urls.questionnaire}>${t("アンケートを開く・しめ切る")}</a></p>
    <${Address} label=${t("投影画面のアドレス")} value=${cockpit.addresses.screen}
      hint=${t("別のパソコンで投影するときに使います。12時間だけ有効で、開いた端末には投影画面だけが見えます。")} />
  </div>`;
}

/** The workshop stands ready: one button opens it. */
export function Prepared({ cockpit }) {
  const { run, ui } = cockpit;
  const snapshot = cockpit.live.state.value;
  return html`<div class="now">
    <div class="now__current"><p class="now__label">${t("いま")}</p><h2 class="now__title">${t("準備ができました")}</h2>
      <p>${t("開くと、参加者がコードかQRコードで入れるようになります。段階はまだ始まりません。")}</p></div>
    <${JoinInfo} cockpit=${cockpit} />
    <${OtherAddress} cockpit=${cockpit} />
    <p>${t("進行形式：%(title)s（%(n)s分）", { title: snapshot.format.title, n: snapshot.format.minutes })}　<a href=${cockpit.urls.format}>${t("進行形式を変える")}</a></p>
    <p><a href=${cockpit.urls.seating}>${t("名簿から班を作る・座席票を印刷する")}</a></p>
    <div class="now__go"><button type="button" class="button button--primary now__button" aria-disabled=${ui.busy.value} onClick=${() => !ui.busy.value && run("workshop.open")}>${t("開く")}</button></div>
  </div>`;
}

/** Files are handed out by a page that lists first what was found: the way leads over it. */
export function Exports({ cockpit }) {
  return html`<p>${t("出力する前に、だれのことか分かるおそれのある書き方の一覧を確かめます。")}</p>
    <p><a class="button button--secondary" href=${cockpit.urls.files}>${t("確かめて出力する")}</a></p>
    <p class="small strong">${t("見つからない＝匿名化済み、ではありません。最後は人の目で確かめてください。")}</p>`;
}

/** The workshop is over: the files are what is left to do. */
export function Closed({ cockpit }) {
  const { ask, run } = cockpit;
  const reopen = () =>
    ask({
      title: t("もう一度開きますか"),
      lines: [t("参加者は、いまの段階でまた書き込めるようになります。")],
      action: t("もう一度開く"),
      run: () => run("workshop.open"),
    });
  return html`<div class="now">
    <div class="now__current"><p class="now__label">${t("いま")}</p><h2 class="now__title">${t("終了しました")}</h2>
      <p>${t("書き込みは止まっています。結果はWord、Excel、PDF、HTML、CSVで出力できます。")}</p></div>
    <section class="stack stack--tight" aria-labelledby="closed-files"><h3 id="closed-files">${t("出力")}</h3><${Exports} cockpit=${cockpit} /></section>
    <section class="stack stack--tight" aria-labelledby="closed-questionnaire"><h3 id="closed-questionnaire">${t("アンケート")}</h3>
      <p><a href=${cockpit.urls.questionnaire}>${t("アンケートを開く・しめ切る")}</a></p></section>
    ${cockpit.urls.review && html`<section class="stack stack--tight" aria-labelledby="closed-review"><h3 id="closed-review">${t("係長会議")}</h3>
      <p><a href=${cockpit.urls.review}>${t("係長会議のページ")}</a></p></section>`}
    <p class="now__back"><button type="button" class="button button--text" onClick=${reopen}>${t("もう一度開く")}</button></p>
  </div>`;
}
