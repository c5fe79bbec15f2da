// The rounds of a rating: before, after.  Pure.
import { t } from "../core/i18n.js";

/** What a round is called: of two, 前 and 後 with the stage's title. */
export function roundWord(index, rounds, title) {
  if (rounds !== 2) return title;
  return index === 0 ? t("前：%(title)s", { title }) : t("後：%(title)s", { title });
}

/** The median of a distribution, or null. */
export function medianOf(counts) {
  const values = counts.flatMap((n, value) => Array.from({ length: n }, () => value));
  if (!values.length) return null;
  const half = values.length / 2;
  return values.length % 2 ? values[Math.floor(half)] : (values[half - 1] + values[half]) / 2;
}

/** How the middle moved from the first round to the last, in words; no judgement. */
export function betweenWord(distributions) {
  const [first, last] = [medianOf(distributions[0]), medianOf(distributions.at(-1))];
  if (first === null || last === null) return "";
  const values = { first, last };
  return first === last ? t("まんなか（中央値）は %(first)s のまま", values) : t("まんなか（中央値）は %(first)s から %(last)s へ", values);
}
