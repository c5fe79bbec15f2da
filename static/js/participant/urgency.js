// How urgent: eleven big buttons.
import { html } from "../core/html.js";
import { t } from "../core/i18n.js";
import { Saved } from "./post_card.js";

const VALUES = Array.from({ length: 11 }, (_, value) => value);

export function Urgency({ app, view }) {
  const waiting = view.waiting.filter((entry) => entry.type === "urgency.rate").at(-1);
  const stored = view.snapshot.ratings[view.workshop.stage];
  const { scale } = view.stage;
  const value = waiting?.payload.value ?? stored;
  return html`<section class="stack stack--tight" aria-labelledby="urgency-title">
    <h2 id="urgency-title">${t(scale.label)}</h2>
    <p class="small quiet">${t("いま、あなたの役割から見て、0から10のどこにあたりますか。人には見えません。全体の分布だけが後で示されます。")}</p>
    <div class="scale" role="group" aria-labelledby="urgency-title">
      ${VALUES.map(
        (n) => html`<button key=${n} type="button" class="scale__step number" aria-pressed=${n === value ? "true" : "false"}
          onClick=${() => n !== value && app.live.send("urgency.rate", { value: n })}>
          ${n}
        </button>`,
      )}
    </div>
    <p class="scale__ends small quiet"><span>${t("0　%(end)s", { end: t(scale.low_label) })}</span><span>${t("10　%(end)s", { end: t(scale.high_label) })}</span></p>
    ${value !== undefined &&
    html`<p role="status">${t("あなたの判定：%(n)s", { n: value })}　<${Saved} progress=${waiting ? "waiting" : "saved"} /></p>`}
  </section>`;
}
