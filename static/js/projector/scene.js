// One scene of the case: as large as it can be, in columns where it is long, in pages where it is longer still.
import { html, useLayoutEffect, useRef } from "../core/html.js";
import { t } from "../core/i18n.js";
import { useSetting } from "./fit.js";
import { PageMark, usePages } from "./pages.js";

export function SceneScreen({ live, size }) {
  const snapshot = live.state.value;
  const scene = snapshot.case.scenes.find((one) => one.id === snapshot.workshop.view.scene);
  const box = useRef(null);
  const pages = useSetting(box, { most: 1.75, least: 0.9375, columnsBelow: 1.375 }, [scene?.id, scene?.html, size]);
  const { page, paused } = usePages(pages, 30_000, snapshot.workshop.view.page);
  useLayoutEffect(() => {
    if (!box.current) return;
    const gap = parseFloat(getComputedStyle(box.current).columnGap) || 0;
    box.current.style.transform = page ? `translateX(-${page * (box.current.clientWidth + gap)}px)` : "";
  }, [page, pages, size]);
  if (!scene) return html`<div class="stage-screen stage-screen--calm"><p class="stage-screen__word">${t("この場面は、まだ開示されていません。")}</p></div>`;
  return html`<div class="scene-screen">
    <div class="scene-screen__head"><h1 class="headline headline--small">${scene.title}</h1>
      ${pages > 1 && html`<${PageMark} paused=${paused} label=${t("%(page)s / %(pages)sページ", { page: page + 1, pages })} />`}</div>
    <div class="scene-screen__window"><div class="scene-screen__text prose" ref=${box} dangerouslySetInnerHTML=${{ __html: scene.html }}></div></div>
  </div>`;
}
