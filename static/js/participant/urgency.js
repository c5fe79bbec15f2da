// How urgent: eleven big buttons.
import { html } from "../core/html.js";
import { t } from "../core/i18n.js";
import { Saved } from "./post_card.js";

const VALUES = Array.from({ length: 11 }, (_, value) => value);

export function Urgency({ app, view }) {
  const waiting = view.waiting.filter((entry) => entry.type === "urgency.rate").at(-1);
  const stored = view.snapshot.ratings[view.workshop.stage];
  const value = waiting?.payload.value ?? stored;
  return html`<section class="stack stack--tight" aria-labelledby="urgency-title">
    <h2 id="urgency-title">${t("緊急度")}</h2>
    <p class="small quiet">${t("いま、あなたの役割から見て、どのくらい急ぐと思いますか。人には見えません。全体の分布だけが後で示されます。")}</p>
    <div class="scale" role="group" aria-labelledby="urgency-title">
      ${VALUES.map(
        (n) => html`<button key=${n} type="button" class="scale__step number" aria-pressed=${n === value ? "true" : "false"}
          onClick=${() => n !== value && app.live.send("urgency.rate", { value: n })}>
          ${n}
        </button>`,
      )}
    </div>
    <p class="scale__ends small quiet"><span>${t("0　急がない")}</span><span>${t("10　いますぐ動く")}</span></p>
    ${value !== undefined &&
    html`<p role="status">${t("あなたの判定：%(n)s", { n: value })}　<${Saved} progress=${waiting ? "waiting" : "saved"} /></p>`}
  </section>`;
}
