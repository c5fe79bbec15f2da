// Genogram and ecomap, fetched when they are looked at and again when a scene has told more of the case.
import { html, useEffect, useState } from "../core/html.js";
import { getJson } from "../core/http.js";

const AGAIN_MS = 4_000;

/** {pictures, failed}: pictures null while they come.  `scenes`: how many are disclosed; a picture is never older than that. */
export function usePictures(url, scenes, wanted = true) {
  const [found, keep] = useState({ scenes: -1, pictures: null });
  const [failed, tell] = useState(false);
  const [attempt, again] = useState(0);
  useEffect(() => {
    if (!wanted) return undefined;
    let current = true;
    let timer = null;
    getJson(url)
      .then(({ pictures }) => {
        if (!current) return;
        tell(false);
        keep({ scenes, pictures });
      })
      .catch(() => {
        if (!current) return;
        tell(true);
        timer = setTimeout(() => again((n) => n + 1), AGAIN_MS);
      });
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [url, scenes, wanted, attempt]);
  return { pictures: found.pictures, failed };
}

/** The SVG itself; it names and describes itself to screen readers. */
export function Picture({ picture, size = "" }) {
  return html`<div class=${`picture ${size}`} dangerouslySetInnerHTML=${{ __html: picture.svg }}></div>`;
}
