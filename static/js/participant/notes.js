// A note: the kinds are the stage's own, each with its hint.
import { html, useEffect } from "../core/html.js";
import { t } from "../core/i18n.js";
import { MAX_TEXT } from "../core/labels.js";
import { FactPicker } from "./fact_picker.js";
import { Choice, TextField } from "./fields.js";

/** The kinds that the note may have: of the stage in which it was written, or of the one now open. */
export function kindsFor(view, values) {
  const own = values.stage && view.snapshot.format.stages.find((stage) => stage.id === values.stage);
  return (own ?? view.stage)?.notes ?? [];
}

export function NoteFields({ name, view, values, set, problems }) {
  const kinds = kindsFor(view, values);
  const only = kinds.length === 1 ? kinds[0] : null;
  const kind = only?.id ?? (kinds.some((one) => one.id === values.kind) ? values.kind : "");
  useEffect(() => {
    if (kind !== values.kind) set({ kind }); // the only one there is; or the one chosen belongs to an earlier stage
  }, [kind, values.kind]);
  const chosen = only ?? kinds.find((kind) => kind.id === values.kind);
  return html`
    ${!only &&
    html`<${Choice} name=${`${name}-kind`} label=${t("種類")} required columns="2" options=${kinds.map((kind) => [kind.id, kind.label])}
      value=${values.kind} onValue=${(kind) => set({ kind })} error=${problems.kind} />`}
    <${TextField} id=${`${name}-text`} label=${chosen ? chosen.label : t("文章")} hint=${chosen?.hint} required lines=${3} limit=${MAX_TEXT}
      value=${values.text} onValue=${(text) => set({ text })} error=${problems.text} />
    <${FactPicker} name=${`${name}-facts`} view=${view} value=${values.facts} onValue=${(facts) => set({ facts })} />
  `;
}
