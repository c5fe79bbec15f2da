// A file is chosen with words in the page's language: a browser's own button speaks the browser's.  Without scripts that one stays.
import { setLanguage, t } from "../core/i18n.js";

await setLanguage(document.documentElement.lang);

function part(className, textContent = "") {
  return Object.assign(document.createElement("span"), { className, textContent });
}

for (const input of document.querySelectorAll("input[type=file]")) {
  const whole = part("file");
  const name = part("file__name");
  const say = () => (name.textContent = [...input.files].map((file) => file.name).join(t("、")) || t("まだ選んでいません"));
  input.replaceWith(whole);
  for (const shown of [part("file__button button button--secondary", t("ファイルを選ぶ")), name]) {
    shown.setAttribute("aria-hidden", "true"); // the field itself lies over them, and says the same to those who do not see it
    whole.append(shown);
  }
  whole.append(input);
  input.addEventListener("change", say);
  say();
}
