// Groups as such: another name, or gone.
export const CHANGES_OF_SEATING = {
  "group.renamed": (snapshot, { group }) => ({ ...snapshot, groups: snapshot.groups.map((known) => (known.id === group.id ? group : known)) }),
  "group.removed": (snapshot, { id }) => ({ ...snapshot, groups: snapshot.groups.filter((known) => known.id !== id) }),
};
