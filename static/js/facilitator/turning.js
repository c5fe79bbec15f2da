// Another page of the same view.  Pure.

/** The command's payload that shows the same thing at another page; null: the pages turn by themselves. */
export function turned(view, page) {
  const { page: before, ...same } = view;
  return page === null ? same : { ...same, page };
}
