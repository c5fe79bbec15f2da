// A quiet word while somebody is still writing.  The text goes to our own server, is looked at there, and forgotten.
import { html, useEffect, useState } from "../core/html.js";
import { t } from "../core/i18n.js";
import { postJson } from "../core/http.js";

const PAUSE_MS = 900; // after the last letter
const SHORTEST = 4;

/** What the writer is told of `text`; nothing where nothing was found, where the network is away, or where too much was asked. */
export function Hint({ code, text }) {
  const [found, setFound] = useState(null);
  const words = text.trim();
  useEffect(() => {
    if (words.length < SHORTEST) {
      setFound(null);
      return undefined;
    }
    let late = false;
    const timer = setTimeout(async () => {
      const answer = await postJson(`/w/${code}/hints`, { text: words }).catch(() => null);
      if (!late && answer?.findings) setFound(answer);
    }, PAUSE_MS);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [words]);
  const findings = found?.findings.filter((one) => words.includes(one.text)) ?? [];
  return html`<div class="hint" role="status">
    ${findings.length > 0 && html`<p class="small"><span aria-hidden="true">△</span> ${t("だれのことか分かるかもしれない書き方です：")}
      ${findings.slice(0, 4).map((one, place) => html`${place > 0 ? t("、") : ""}<span class="hint__text">${phrase(one)}</span>`)}
      <span class="quiet">${t("見つからない＝匿名化済み、ではありません。")}</span></p>`}
    ${found?.unread && html`<p class="small quiet">${t("日本語以外で書かれたところは、確かめていません。")}</p>`}
  </div>`;
}

function phrase(one) {
  if (one.replacement === one.text) return t("「%(text)s」など", { text: one.text });
  return t("「%(text)s」→「%(instead)s」", { text: one.text, instead: one.replacement });
}
