// The coverage of a plan (網羅表), worked out from its items: the script's twin of the server's, so that the board answers
// while one writes.  Pure; tests/contract/plan/coverage.json holds both to the same answers.
import { t } from "../core/i18n.js";

const SUBSTANTIVE = new Set(["protect", "act", "assess", "coordinate"]);

/** What one item gives a cell: 1 a hand-off or watching only, 2 a move of one's own, 3 one with a due time. */
export function levelOf(item) {
  if (!SUBSTANTIVE.has(item.kind)) return 1;
  return item.due_h == null ? 2 : 3;
}

/** `{need: {role: {level, posts}}}` of every need; a role without an item has no cell.  Unknown needs are left out. */
export function coverageOf(items, needs) {
  const found = Object.fromEntries(needs.map((need) => [need.id, {}]));
  for (const item of items) {
    for (const need of new Set(item.needs)) {
      if (!found[need]) continue;
      const cell = (found[need][item.role_acting] ??= { level: 0, posts: [] });
      cell.level = Math.max(cell.level, levelOf(item));
      cell.posts.push(item.id);
    }
  }
  return found;
}

/**
 * What a plan says about one need: `{hole, apparent, one_legged, leads}`.
 *
 * hole: nobody moves; apparent: a hole, and yet there are items; one_legged: one role alone moves, without a fallback;
 * leads: the roles that say they lead, each once.
 */
export function needState(items, need) {
  const own = items.filter((item) => item.needs.includes(need));
  const moves = own.filter((item) => levelOf(item) >= 2);
  const movers = new Set(moves.map((item) => item.role_acting));
  const hole = movers.size === 0;
  return {
    hole,
    apparent: hole && own.length > 0,
    one_legged: movers.size === 1 && moves.every((item) => !item.fallback),
    leads: [...new Set(own.filter((item) => item.lead).map((item) => item.role_acting))].sort(),
  };
}

export const LEVELS = [0, 1, 2, 3];

/** The symbol of a level, told apart without colour. */
export const levelSymbol = (level) => "×△○◎"[level];

/** The same in a word that fits a cell. */
export const levelWord = (level) => [t("なし"), t("つなぐ・見守る"), t("動く・期限なし"), t("動く・期限あり")][level];
