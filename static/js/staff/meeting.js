// Meeting mode: keys to go on and to mark, and what others save meanwhile.  Everything works without this.
import { setLanguage } from "../core/i18n.js";
import { forgetSent, keepDraft } from "./draft.js";
import { keepInStep } from "./fields.js";
import { listen, readAgain, takeParts } from "./together.js";

const page = document.getElementById("meeting");
const form = document.getElementById("fields");
const writing = () => document.activeElement?.matches("textarea, select, input:not([type='radio'])");

function marks(key) {
  const boxes = form ? [...form.querySelectorAll("input[name='mark']")] : [];
  const box = boxes[Number(key) - 1];
  if (box) {
    box.checked = true;
    box.focus();
  }
  return Boolean(box);
}

addEventListener("keydown", (event) => {
  if (event.isComposing || event.altKey || event.metaKey) return;
  if (event.ctrlKey) {
    if (event.key === "Enter" && form) {
      event.preventDefault();
      form.requestSubmit(document.getElementById("save-on"));
    }
    return;
  }
  if (writing()) return;
  const link = { ArrowLeft: "before", PageUp: "before", ArrowRight: "after", PageDown: "after" }[event.key];
  const done = link ? document.getElementById(link)?.click() ?? true : marks(event.key);
  if (done) event.preventDefault();
});

await setLanguage(document.documentElement.lang);
forgetSent();
const refresh = form && keepInStep(form, document.getElementById("changed"));
if (form) keepDraft(form, document.getElementById("draft"), page.dataset.head);
listen(page, async () => {
  const fresh = await readAgain(form?.dataset.fresh ?? location.href);
  takeParts(fresh);
  refresh?.(fresh);
});
