// Whose columns a plan has.  Pure.

/** The roles of a plan: those that sit in the group, are called in, or act; one's own first, then in the case's order. */
export function planRoles(view, items, readonly) {
  const acting = items.map((item) => item.role_acting);
  const called = readonly ? [] : calledRoles(view);
  const sitting = readonly ? [] : view.members.map((member) => member.role);
  const order = [...view.case.roles, ...view.case.all_roles].map((role) => role.id);
  const found = new Set([...sitting, ...called, ...acting]);
  if (readonly && !found.size) view.case.roles.forEach((role) => found.add(role.id));
  const at = (role) => (role === view.role && !readonly ? -1 : order.includes(role) ? order.indexOf(role) : order.length);
  return [...found].filter(Boolean).sort((a, b) => at(a) - at(b));
}

/** The roles that the group called in. */
export const calledRoles = (view) => (view.snapshot.called_roles ?? []).map((row) => row.role);

/** Whether one may write what that role does: it has a card in this case, or was called in. */
export const mayAct = (view, role) => view.case.roles.some((known) => known.id === role) || calledRoles(view).includes(role);
