// What lies on the writer's desk: drafts, the edit under way, the open tab.  Survives a reload, not the tab.
import { signal } from "../core/html.js";

export const EMPTY = {
  assessment: { kind: "", text: "", facts: [] },
  action_item: { role_acting: "", needs: [], kind: "", what: "", due_h: "", handoff_to: "", receipt: "", fallback: "", lead: false },
  reflection: { kind: "", text: "" },
  note: { kind: "", text: "", facts: [] },
};

/** `keep(name, first)` -> a signal that is kept under that name in this tab. */
export function createDesk(owner) {
  const kept = new Map();

  function keep(name, first) {
    if (kept.has(name)) return kept.get(name);
    const key = `desk:${owner}:${name}`;
    const value = signal(read(key) ?? first);
    value.subscribe((now) => write(key, now));
    kept.set(name, value);
    return value;
  }

  return {
    keep,
    tab: keep("tab", "case"),
    draft: (type) => keep(`draft:${type}`, EMPTY[type]),
    editing: keep("editing", null), // {id, place, type, version, values}
    seenScenes: keep("scenes", []),
    seenPosts: keep("posts", []),
  };
}

function read(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key));
  } catch {
    return null;
  }
}

function write(key, value) {
  try {
    sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Full or forbidden: the page itself still holds it.
  }
}
