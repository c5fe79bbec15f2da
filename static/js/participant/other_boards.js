// Looking at another group's board, once its posts are shown to all.  Read only.
import { html, useEffect, useState } from "../core/html.js";
import { getJson } from "../core/http.js";
import { t } from "../core/i18n.js";
import { BoardParts } from "./board.js";
import { answersOf } from "./handoffs.js";
import { Pick } from "./pick.js";

export function OtherBoards({ app, view, chosen, onChoose }) {
  const [board, setBoard] = useState(null);
  const [failed, setFailed] = useState(false);
  const groups = view.snapshot.groups.filter((group) => group.id !== view.group.id);

  async function load() {
    try {
      setBoard(await getJson(`${app.base}/board/${encodeURIComponent(chosen)}`));
      setFailed(false);
    } catch {
      setFailed(true);
    }
  }

  useEffect(() => {
    setBoard(null);
    if (chosen) load();
  }, [chosen, view.workshop.stage, view.workshop.phase]);

  if (!groups.length) return null;
  const name = groups.find((group) => group.id === chosen)?.name;
  return html`
    <${Pick} id="other-group" label=${t("見る班")} value=${chosen} onValue=${onChoose}
      options=${[["", t("%(group)s（自分の班）", { group: view.group.name })], ...groups.map((group) => [group.id, group.name])]} />
    ${chosen && html`<div class="stack">
      <div class="cluster cluster--apart">
        <h2>${t("%(group)sのボード", { group: name })}</h2>
        <button type="button" class="button button--text button--small" onClick=${load}>${t("読み込み直す")}</button>
      </div>
      ${failed && html`<p class="notice notice--error" role="alert">${t("いまは読み込めません。少し待って、もう一度お試しください。")}</p>`}
      ${board && board.group === chosen && html`<${BoardParts} app=${app} view=${foreign(view, board)} posts=${board.posts} reactions=${board.reactions} readonly />`}
    </div>`}
  `;
}

/** The view with that board's answers to hand-offs; who sits in that group is not known here. */
const foreign = (view, board) => ({ ...view, foreign: true, handoffs: answersOf(board.handoffs, []) });
