// Where a browser keeps things over a reload: IndexedDB, or this tab's memory where that is forbidden.
import { createStore, get, update } from "idb-keyval";

/** `{get(key), update(key, change), lasting}`; `update` is one transaction, also between tabs. */
export async function openStore(name = "aminome") {
  try {
    const store = createStore(name, "kept");
    await get("probe", store);
    return { lasting: true, get: (key) => get(key, store), update: (key, change) => update(key, change, store) };
  } catch {
    return memoryStore();
  }
}

/** The same, for this tab alone. */
export function memoryStore() {
  const kept = new Map();
  return {
    lasting: false,
    get: async (key) => kept.get(key),
    update: async (key, change) => void kept.set(key, change(kept.get(key))),
  };
}
