// Whether a media query holds, followed as the window changes.
import { useEffect, useState } from "./html.js";

/** True while `query` matches. */
export function useMedia(query) {
  const [matches, set] = useState(() => globalThis.matchMedia?.(query).matches ?? false);
  useEffect(() => {
    const list = matchMedia(query);
    const tell = () => set(list.matches);
    tell();
    list.addEventListener("change", tell);
    return () => list.removeEventListener("change", tell);
  }, [query]);
  return matches;
}
