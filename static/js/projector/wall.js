// What stands on the wall, and on which page of it.  Pure.
import { t } from "../core/i18n.js";
import { ACTION_KINDS, ASSESSMENT_KINDS, POST_TYPES, REFLECTION_KINDS, noteKinds } from "../core/labels.js";
import { currentStage } from "../room/steps.js";

/** Posts on the wall: of the stages revealed now, where the stage reveals any; else all that everybody may see. */
export function wallPosts(snapshot) {
  const stage = currentStage(snapshot);
  const now = new Set([...(stage?.reveals ?? []), stage?.id]);
  const open = snapshot.posts.filter((post) => post.audience === "all");
  const current = open.filter((post) => now.has(post.stage));
  return (current.length ? current : open).sort((a, b) => (a.posted_at < b.posted_at ? 1 : -1));
}

/** Posts by type and kind as the format names them, the oldest first: an order in which nothing moves when more is written. */
export function byKind(format, posts) {
  const kinds = [...Object.keys({ ...ASSESSMENT_KINDS, ...ACTION_KINDS, ...REFLECTION_KINDS }), ...Object.keys(noteKinds(format))];
  const types = Object.keys(POST_TYPES);
  const rank = (post) => types.indexOf(post.type) * 1000 + kinds.indexOf(post.kind);
  return [...posts].sort((a, b) => rank(a) - rank(b) || (a.posted_at < b.posted_at ? -1 : 1));
}

/** Pages of groups, as even as they can be: ten groups make 4, 3, 3. */
export function pagesOf(groups, most) {
  const pages = [];
  const count = Math.max(1, Math.ceil(groups.length / most));
  for (let n = 0, from = 0; n < count; n += 1) {
    const size = Math.ceil((groups.length - from) / (count - n));
    pages.push(groups.slice(from, from + size));
    from += size;
  }
  return pages;
}

/** "1 to 4, of 10" in words. */
export function spanWord(page, groups) {
  const at = page.map((group) => groups.indexOf(group) + 1);
  const [from, to] = [page[0]?.name, page.at(-1)?.name];
  const span = page.length > 1 && at.at(-1) - at[0] === page.length - 1 ? t("%(from)sから%(to)s", { from, to }) : page.map((group) => group.name).join(t("、"));
  return t("%(span)s（全%(n)s班）", { span, n: groups.length });
}
