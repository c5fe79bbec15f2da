// The bell: heard where the browser lets it be heard, and seen in any case.
import { html, useEffect, useRef, useState } from "../core/html.js";
import { t } from "../core/i18n.js";
import { secondsLeft } from "../core/clock.js";

const FRESH_MS = 10_000; // a page that was just opened does not ring for what is past
const SHOWN_MS = 5_000;
let audio = null;

/** Wakes the sound at the first touch or key, since browsers are silent before it. */
export function readyBell() {
  const wake = () => {
    try {
      audio ??= new AudioContext();
      if (audio.state === "suspended") audio.resume().catch(() => {});
    } catch {
      audio = null; // no sound here: the sign remains
    }
  };
  for (const name of ["pointerdown", "keydown"]) addEventListener(name, wake, { passive: true });
}

/** Two partials that fade, as of a small bell. */
export function ring() {
  if (!audio || audio.state !== "running") return;
  for (const [pitch, loud] of [[880, 0.3], [2217, 0.12]]) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(loud, audio.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 2.5);
    tone.connect(volume).connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + 2.5);
  }
}

/** True for some seconds after the bell was rung, or the time ran out. */
export function useBell(workshop, now) {
  const [shown, show] = useState(0);
  const heard = useRef(workshop.rung_at);
  const over = useRef(isOver(workshop, now));
  const strike = () => {
    ring();
    show((n) => n + 1);
  };
  useEffect(() => {
    if (workshop.rung_at === heard.current) return;
    heard.current = workshop.rung_at;
    if (workshop.rung_at && now() - Date.parse(workshop.rung_at) < FRESH_MS) strike();
  }, [workshop.rung_at]);
  useEffect(() => {
    const timer = setInterval(() => {
      const ended = isOver(workshop, now);
      if (ended && !over.current) strike();
      over.current = ended;
    }, 250);
    return () => clearInterval(timer);
  }, [workshop.ends_at]);
  useEffect(() => {
    if (!shown) return undefined;
    const timer = setTimeout(() => show(0), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [shown]);
  return shown > 0;
}

const isOver = (workshop, now) => Boolean(workshop.ends_at) && secondsLeft(workshop, now()) <= 0;

/** The sign of the bell; empty while it is still. */
export function BellSign({ live, large = false }) {
  const { workshop } = live.state.value;
  const shown = useBell(workshop, live.now);
  return html`<div class="bell-place" role="status">${shown && html`<p class=${`bell-sign ${large ? "bell-sign--large" : ""}`}><span aria-hidden="true">♪</span> ${t("ベルが鳴りました")}</p>`}</div>`;
}
