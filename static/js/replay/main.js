// Starts the page for looking back: reads the moments, renders.
import { html, render } from "../core/html.js";
import { getJson } from "../core/http.js";
import { setLanguage, t } from "../core/i18n.js";
import { Replay } from "./app.js";

const root = document.getElementById("replay");
const page = JSON.parse(root.dataset.page);
await setLanguage(document.documentElement.lang);
try {
  const moments = await getJson(page.urls.moments);
  root.replaceChildren();
  render(html`<${Replay} page=${page} moments=${moments} />`, root);
} catch {
  root.replaceChildren(t("読み込めませんでした。ページを開き直してください。"));
}
