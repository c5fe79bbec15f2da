// The review page: what somebody else writes appears, and posts unfold where a link leads into them.  Everything works without this.
import { setLanguage, t } from "../core/i18n.js";
import { forgetSent } from "./draft.js";
import { listen, readAgain, takeParts } from "./together.js";

forgetSent();
const changed = document.getElementById("changed");

function unfold() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const folded = target && target.closest("details:not([open])");
  if (folded) {
    folded.open = true;
    target.scrollIntoView();
  }
}
addEventListener("hashchange", unfold);
unfold();

// What is open is what is printed: everything at once, or as one has left it.
const all = document.getElementById("unfold");
const folds = [...document.querySelectorAll(".review-more")];
function tell() {
  all.setAttribute("aria-expanded", String(folds.every((each) => each.open)));
  all.textContent = folds.every((each) => each.open) ? all.dataset.fold : all.dataset.unfold;
}
all.hidden = false;
tell();
all.addEventListener("click", () => {
  const open = !folds.every((each) => each.open);
  for (const each of folds) each.open = open;
  tell();
});

if (changed.dataset.ticket) {
  await setLanguage(document.documentElement.lang);
  listen(changed, async () => {
    if (takeParts(await readAgain(changed.dataset.parts))) changed.textContent = t("ほかの人が書き込みました。新しい内容を出しています。");
  });
}
