// Which groups nothing has come from for some minutes.
import { useEffect, useRef, useState } from "../core/html.js";

const IDLE_MS = 4 * 60_000;

/** Ids of the groups whose counts have stood still that long, as a Set.  `progress`: what is known of each by its id. */
export function useIdle(progress) {
  const seen = useRef(new Map());
  const [, again] = useState(0);
  const now = Date.now();
  for (const [id, { writing, counts }] of Object.entries(progress)) {
    const said = JSON.stringify([writing, counts]);
    if (seen.current.get(id)?.said !== said) seen.current.set(id, { said, since: now });
  }
  const still = [...seen.current].filter(([, { since }]) => now - since >= IDLE_MS);
  const next = Math.min(...[...seen.current.values()].map(({ since }) => since + IDLE_MS).filter((due) => due > now));
  useEffect(() => {
    if (next === Infinity) return undefined;
    const timer = setTimeout(() => again((count) => count + 1), next - Date.now() + 1);
    return () => clearTimeout(timer);
  }, [next]);
  return new Set(still.map(([id]) => id));
}
