// Whose columns a plan has.  Pure.

/** The roles of a plan: those that sit in the group, are called in, or act; one's own first, then in the case's order. */
export function planRoles(view, items, readonly) {
  const acting = items.map((item) => item.role_acting);
  const playable = new Set(view.case.roles.map((role) => role.id)); // others may be handed to, but nobody writes for them
  const called = readonly ? [] : (view.snapshot.called_roles ?? []).map((row) => row.role).filter((role) => playable.has(role));
  const sitting = readonly ? [] : view.members.map((member) => member.role);
  const order = [...view.case.roles, ...view.case.all_roles].map((role) => role.id);
  const found = new Set([...sitting, ...called, ...acting]);
  if (readonly && !found.size) view.case.roles.forEach((role) => found.add(role.id));
  const at = (role) => (role === view.role && !readonly ? -1 : order.includes(role) ? order.indexOf(role) : order.length);
  return [...found].filter(Boolean).sort((a, b) => at(a) - at(b));
}
