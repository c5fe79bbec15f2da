// From elsewhere in the room to a place on the plan board.

/** Open the cell of `need` and `role` on one's own board; `writing`: with the form; `edit`: a post to be mended there. */
export function openCell({ desk }, { need, role, writing, edit }) {
  desk.keep("otherBoard", "").value = "";
  desk.keep("boardPart", "").value = "action_item";
  desk.keep("planOpen", null).value = { need, role, ...(writing ? { writing } : {}) };
  if (edit) desk.editing.value = edit;
  desk.tab.value = "board";
  show(`plan-${need}`);
}

/** Where roles are called in. */
export function openCalling({ desk }) {
  desk.tab.value = "handoffs";
  show("called-roles");
}

/** Scroll to an element once it is there, and let the keyboard go on from it. */
export function show(id) {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const found = document.getElementById(id);
      found?.scrollIntoView({ block: "center" });
      found?.focus({ preventScroll: true });
    }),
  );
}

/** The cell in which a post stands, with its own form open where it may be mended. */
export function openPost(app, view, post, edit) {
  const need = post.needs.find((id) => view.case.needs.some((known) => known.id === id));
  openCell(app, { need, role: post.role_acting, edit });
}
