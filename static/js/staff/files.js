// While a file is being made, the page says so: a link to a file shows nothing until the file has come.  Everything works without this.
import { newId } from "../core/id.js";
import { setLanguage, t } from "../core/i18n.js";

const ASK_MS = 250;
const PATIENCE_MS = 180_000; // the server gives up before that, and answers with a page of its own

const status = document.getElementById("making");
await setLanguage(document.documentElement.lang);

function wait(link, mark) {
  const began = Date.now();
  const name = link.dataset.file;
  link.setAttribute("aria-busy", "true");
  const timer = setInterval(() => {
    const made = document.cookie.includes(`made=${mark}`);
    if (made || Date.now() - began > PATIENCE_MS) {
      clearInterval(timer);
      link.removeAttribute("aria-busy");
      status.textContent = made ? t("%(name)sができました。ダウンロードを確かめてください。", { name }) : "";
    } else {
      status.textContent = t("%(name)sを作成しています…（%(n)s秒）", { name, n: Math.round((Date.now() - began) / 1000) });
    }
  }, ASK_MS);
}

for (const link of document.querySelectorAll("a[data-file]")) {
  link.addEventListener("click", () => {
    const mark = newId().replace(/[^A-Za-z0-9]/g, "").slice(0, 24);
    const url = new URL(link.href);
    url.searchParams.set("made", mark);
    link.href = url.href;
    wait(link, mark);
  });
}
