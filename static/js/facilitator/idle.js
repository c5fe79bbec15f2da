// Whether nothing has come from a group for some minutes.
import { useEffect, useState } from "../core/html.js";

const IDLE_MS = 4 * 60_000;

/** True once a group's counts have stood still that long. */
export function useIdle({ writing, counts }) {
  const now = JSON.stringify([writing, counts]);
  const [idle, tell] = useState(false);
  useEffect(() => {
    tell(false);
    const timer = setTimeout(() => tell(true), IDLE_MS);
    return () => clearTimeout(timer);
  }, [now]);
  return idle;
}
