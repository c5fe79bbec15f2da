// A choice of many.  Apart from the other fields, because the first page needs this one alone.
import { html } from "../core/html.js";

/** One of many, in the phone's own list. */
export function Pick({ id, label, hint, options, value, onValue }) {
  return html`<div class="field">
    <label for=${id}>${label}</label>
    ${hint && html`<p class="field__hint" id=${`${id}-hint`}>${hint}</p>`}
    <select id=${id} value=${value} onChange=${(event) => onValue(event.target.value)} aria-describedby=${hint ? `${id}-hint` : undefined}>
      ${options.map(([option, text]) => html`<option key=${option} value=${option} selected=${option === value}>${text}</option>`)}
    </select>
  </div>`;
}
