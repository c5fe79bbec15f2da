// Who sees it, as a picture: one person, three, many.
import { html } from "../core/html.js";

const PERSON = { self: [12], group: [5, 12, 19], all: [3, 8, 12, 16, 21] };

/** One person, three, or many: who sees it. The word always stands beside it. */
export function AudienceSymbol({ audience }) {
  const heads = PERSON[audience] ?? [];
  return html`<svg class="audience-symbol" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" fill="currentColor">
    ${heads.map((x) => {
      const r = heads.length > 3 ? 1.9 : heads.length > 1 ? 2.6 : 4;
      return html`<g key=${x}><circle cx=${x} cy=${12 - r * 1.6} r=${r} /><path d=${`M${x - r * 1.25} ${12 + r * 2.2} v${-r * 1.2} a${r * 1.25} ${r * 1.25} 0 0 1 ${r * 2.5} 0 v${r * 1.2} z`} /></g>`;
    })}
  </svg>`;
}
