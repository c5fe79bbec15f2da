// Which notes stand on which page of the wall.  Pure.
import { t } from "../core/i18n.js";
import { currentStage } from "../room/steps.js";

const MOST_COLUMNS = 5; // beside each other, to be read from ten metres
const A_COLUMN = 5; // notes that surely fit below each other

/** The columns of some stages: kinds of one `column` below each other, the others each in its own. */
export function columnsOf(stages) {
  const columns = [];
  for (const { notes = [] } of stages) {
    for (const { id, label, column } of notes) {
      if (columns.some((known) => known.kinds.some((kind) => kind.id === id))) continue;
      const title = column || label;
      const known = columns.find((one) => column && one.title === title);
      if (known) known.kinds.push({ id, label });
      else columns.push({ title, kinds: [{ id, label }] });
    }
  }
  return columns;
}

/** The stages whose notes are looked at now: this one and what it reveals, or else all that have notes which everybody sees. */
function stagesNow(snapshot, posts) {
  const stage = currentStage(snapshot);
  const now = new Set([...(stage?.reveals ?? []), stage?.id]);
  const noted = snapshot.format.stages.filter((one) => one.notes?.length && posts.some((post) => post.stage === one.id));
  const current = noted.filter((one) => now.has(one.id));
  const found = current.length ? current : noted;
  const telling = found.filter((one) => one.notes.some((kind) => !kind.asks)); // questions have a screen of their own
  return telling.length ? telling : found;
}

/** Stages that are shown together: those of a period stand alone, and so do all where there would be too many columns. */
function sets(stages) {
  const apart = stages.some((stage) => stage.period) || columnsOf(stages).length > MOST_COLUMNS;
  return apart ? stages.map((stage) => [stage]) : stages.length ? [stages] : [];
}

/** Posts of one group in slices that fit: so many of each column. */
function sliced(columns, posts) {
  const own = columns.map(({ kinds }) => kinds.flatMap(({ id }) => posts.filter((post) => post.kind === id)));
  const each = columns.length === 1 ? 3 * A_COLUMN : A_COLUMN;
  const count = Math.max(1, ...own.map((some) => Math.ceil(some.length / each)));
  return Array.from({ length: count }, (_, n) => own.flatMap((some) => some.slice(n * each, (n + 1) * each)));
}

/**
 * `[{title, columns: [{title, kinds: [{id, label}]}], group, posts}]`: a page for each set of stages; where there are too many notes
 * for one, a page for each group (`group` its id, else null), and where one group alone is looked at, as many as it takes.
 * Only notes that everybody may see, the oldest first.
 */
export function notePages(snapshot) {
  const { groups: chosen = [] } = snapshot.workshop.view;
  const posts = snapshot.posts
    .filter((post) => post.type === "note" && post.audience === "all" && (!chosen.length || chosen.includes(post.group_id)))
    .sort((a, b) => (a.posted_at < b.posted_at ? -1 : 1));
  return sets(stagesNow(snapshot, posts)).flatMap((stages) => {
    const columns = columnsOf(stages);
    const own = posts.filter((post) => stages.some((stage) => stage.id === post.stage));
    const title = stages.length === 1 ? stages[0].title : t("みんなの付箋");
    const tallest = Math.max(...columns.map(({ kinds }) => own.filter((post) => kinds.some((kind) => kind.id === post.kind)).length));
    const groups = snapshot.groups.filter((group) => own.some((post) => post.group_id === group.id));
    const page = (group, some) => ({ title, columns, group, posts: some });
    if (groups.length === 1) return sliced(columns, own).map((some) => page(groups[0].id, some));
    if (tallest <= (columns.length === 1 ? 3 * A_COLUMN : A_COLUMN)) return [page(null, own)];
    return groups.map((group) => page(group.id, own.filter((post) => post.group_id === group.id)));
  });
}
