// Fields that suit a phone and a Japanese keyboard.
import { html, useLayoutEffect, useRef } from "../core/html.js";
import { t } from "../core/i18n.js";

/** Whether this key belongs to a conversion that is still going on (Safari reports it by the key code alone). */
export const isConverting = (event) => event.isComposing || event.keyCode === 229;

/**
 * Text of one or more lines with a counter.  The field holds its own text: what happens elsewhere on the page never
 * touches it, only a value that differs (after sending) is put in.
 */
export function TextField({ id, label, hint, value, limit, lines = 1, error, required, onValue }) {
  const field = useRef(null);
  useLayoutEffect(() => {
    if (field.current.value !== value) field.current.value = value;
  }, [value]);
  const length = [...value.trim()].length;
  const over = length > limit;
  const described = [hint && `${id}-hint`, `${id}-count`, (error || over) && `${id}-error`].filter(Boolean).join(" ");
  const common = {
    id,
    ref: field,
    onInput: (event) => onValue(event.target.value),
    "aria-invalid": error || over ? "true" : undefined,
    "aria-describedby": described,
    autocomplete: "off",
  };
  return html`<div class="field">
    <label for=${id}>${label}${required && html`<span class="field__required">${t("必須")}</span>`}</label>
    ${hint && html`<p class="field__hint" id=${`${id}-hint`}>${hint}</p>`}
    ${lines > 1
      ? html`<textarea ...${common} rows=${lines}></textarea>`
      : html`<input ...${common} type="text" onKeyDown=${keepEnter} />`}
    <div class="field__foot">
      ${(over || error) &&
      html`<p class="field__error" id=${`${id}-error`}>${over ? t("%(n)s文字多いため送れません。", { n: length - limit }) : error}</p>`}
      <p class="field__hint field__count number" id=${`${id}-count`}>
        <span class="visually-hidden">${t("文字数")}</span>${length}／${limit}
      </p>
    </div>
  </div>`;
}

/** Enter in a line never sends the form: it ends a conversion, or does nothing. */
function keepEnter(event) {
  if (event.key === "Enter" && !isConverting(event)) event.preventDefault();
}

/** One of a few, as buttons that a thumb can hit.  `options`: [[value, label, note?], …]. */
export function Choice({ name, label, options, value, onValue, error, required, columns }) {
  return html`<fieldset class="field" aria-describedby=${error ? `${name}-error` : undefined}>
    <legend>${label}${required && html`<span class="field__required">${t("必須")}</span>`}</legend>
    <div class=${`chips ${columns ? `chips--${columns}` : ""}`}>
      ${options.map(
        ([option, text]) => html`<label class="chip" key=${option}>
          <input type="radio" name=${name} checked=${value === option} onChange=${() => onValue(option)} />
          <span>${text}</span>
        </label>`,
      )}
    </div>
    ${error && html`<p class="field__error" id=${`${name}-error`}>${error}</p>`}
  </fieldset>`;
}

/** Several of a list.  `options`: [[value, content], …]; `value`: the chosen ones. */
export function Several({ name, label, hint, options, value, onValue, error, required, hideLabel }) {
  const toggle = (option, on) => onValue(on ? [...value, option] : value.filter((known) => known !== option));
  return html`<fieldset class="field" aria-describedby=${error ? `${name}-error` : undefined}>
    <legend class=${hideLabel ? "visually-hidden" : ""}>
      ${label}${required && html`<span class="field__required">${t("必須")}</span>`}
    </legend>
    ${hint && html`<p class="field__hint">${hint}</p>`}
    <div class="picks">
      ${options.map(
        ([option, content]) => html`<label class="choice pick" key=${option}>
          <input
            type="checkbox"
            name=${name}
            checked=${value.includes(option)}
            onChange=${(event) => toggle(option, event.target.checked)}
          />
          <span class="choice__text">${content}</span>
        </label>`,
      )}
    </div>
    ${error && html`<p class="field__error" id=${`${name}-error`}>${error}</p>`}
  </fieldset>`;
}
