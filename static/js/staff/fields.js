// A form that two may fill in at once.  What the other saved comes into fields that were left alone; beside those that were written in, both stand.
import { t } from "../core/i18n.js";

const named = (form, name) => [...form.elements].filter((field) => field.name === name);

/** What a field holds, as the server knows it: text, or for a box whether it is ticked. */
export function valueOf(form, name) {
  const fields = named(form, name);
  if (fields[0]?.type === "radio") return fields.find((field) => field.checked)?.value ?? "";
  return fields[0]?.type === "checkbox" ? fields[0].checked : (fields[0]?.value ?? "");
}

/** Put a value into a field. */
export function put(form, name, value) {
  for (const field of named(form, name)) {
    if (field.type === "radio") field.checked = field.value === value;
    else if (field.type === "checkbox") field.checked = value;
    else field.value = value;
  }
}

/** A value in the words that the form has for it. */
function wordsOf(form, name, value) {
  const fields = named(form, name);
  if (fields[0]?.type === "checkbox") return value ? t("はい") : t("いいえ");
  if (fields[0]?.type === "radio") return fields.find((field) => field.value === value)?.closest("label").textContent.trim() ?? value;
  if (fields[0]?.tagName === "SELECT") return [...fields[0].options].find((option) => option.value === value)?.textContent ?? value;
  return value;
}

/** Show another value of a field below it. */
export function showBeside(form, name, value, heading = t("いま保存されている内容")) {
  const place = form.querySelector(`[data-field="${CSS.escape(name)}"]`);
  if (!place) return;
  place.classList.add("review-field--differs");
  const folded = place.closest("details");
  if (folded) folded.open = true;
  const box = place.querySelector(".review-current") ?? place.appendChild(Object.assign(document.createElement("div"), { className: "review-current" }));
  const title = Object.assign(document.createElement("p"), { className: "small strong", textContent: heading });
  const text = Object.assign(document.createElement("p"), { className: "review-text", textContent: wordsOf(form, name, value) || t("（なし）") });
  box.replaceChildren(title, text);
}

/**
 * Bring what stands in `theirs` (the same form, read anew) into `form`, whose `known` is what was saved when it was read.
 * -> what is saved now, and whether something differs from what was written here.
 */
export function takeIn(form, theirs, known) {
  if (Number(theirs.elements.version.value) <= Number(form.elements.version.value)) return { known, differs: false };
  const names = [...new Set([...form.querySelectorAll("[data-field]")].map((place) => place.dataset.field))];
  const now = { ...known };
  let differs = false;
  for (const name of names) {
    const saved = valueOf(theirs, name);
    const own = valueOf(form, name);
    const before = known[name] ?? (typeof saved === "boolean" ? false : "");
    now[name] = saved;
    if (saved === before || saved === own) continue; // they left it alone, or both mean the same
    const writing = named(form, name).includes(document.activeElement);
    if (own === before && !writing) put(form, name, saved);
    else {
      differs = true;
      showBeside(form, name, saved);
    }
  }
  form.elements.version.value = theirs.elements.version.value;
  return { known: now, differs };
}

/** Keep a form in step: `-> refresh(fresh)`, to be called with the page read anew. */
export function keepInStep(form, notice) {
  let known = JSON.parse(form.dataset.known);
  if (!Object.keys(known).length) for (const place of form.querySelectorAll("[data-field]")) known[place.dataset.field] = valueOf(form, place.dataset.field);
  return (fresh) => {
    const theirs = fresh.getElementById(form.getAttribute("id")); // a field called "id" hides form.id
    if (!theirs) return;
    const taken = takeIn(form, theirs, known);
    known = taken.known;
    if (taken.differs) notice.hidden = false;
  };
}
