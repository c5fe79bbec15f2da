// What a chief is writing: kept in this tab until it is stored, and sent only when the server is there, so that a page never gives way to a browser's error.
import { getJson } from "../core/http.js";
import { t } from "../core/i18n.js";
import { put, showBeside, valueOf } from "./fields.js";

const AGAIN_MS = 3_000;
const MARK = "aminome-draft:";

const read = (key) => JSON.parse(sessionStorage.getItem(key) ?? "null");
const write = (key, draft) => sessionStorage.setItem(key, JSON.stringify(draft));

/** After the server said that something was saved: what was sent need not be kept any more. */
export function forgetSent() {
  if (!document.querySelector(".notice--success, .meeting__saved")) return;
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(MARK) && read(key)?.sent) sessionStorage.removeItem(key);
}

/** Keep what is written into `form`, and save it when the server answers at `head`.  `notice`: where it is said how things stand. */
export function keepDraft(form, notice, head) {
  const key = MARK + location.pathname + location.search;
  const names = [...form.querySelectorAll("[data-field]")].map((place) => place.dataset.field);
  const written = () => Object.fromEntries(names.map((name) => [name, valueOf(form, name)]));
  const keep = (sent) => write(key, { version: form.elements.version.value, values: written(), sent });
  const say = (words) => {
    notice.textContent = words;
    notice.hidden = false;
  };
  let checked = false;
  let waiting = false;

  function bringBack() {
    const draft = read(key);
    const differing = draft && names.filter((name) => draft.values[name] !== undefined && draft.values[name] !== valueOf(form, name));
    if (!differing?.length) {
      sessionStorage.removeItem(key);
    } else if (draft.version === form.elements.version.value) {
      for (const name of differing) put(form, name, draft.values[name]);
      say(t("この端末に残っていた書きかけを、欄に戻しました。まだ保存していません。"));
    } else {
      for (const name of differing) showBeside(form, name, draft.values[name], t("保存されていない書きかけ"));
      say(t("この端末に、保存されていない書きかけが残っていました。いま保存されている内容の下に並べています。"));
    }
  }

  async function sendWhenThere(submitter) {
    waiting = true;
    while (!checked) {
      try {
        await getJson(head);
        checked = true;
      } catch (error) {
        if (error.status) checked = true; // it answers: let it say why
        else {
          say(t("つながらないため、まだ保存していません。書いたものは、この画面に残っています。つながったら保存します。"));
          await new Promise((done) => setTimeout(done, AGAIN_MS));
        }
      }
    }
    waiting = false;
    keep(true);
    form.requestSubmit(submitter);
  }

  bringBack();
  form.addEventListener("input", () => keep(false));
  form.addEventListener("submit", (event) => {
    if (checked) {
      checked = false; // the page may come back from the browser's store
      return;
    }
    event.preventDefault();
    if (!waiting) sendWhenThere(event.submitter);
  });
}
