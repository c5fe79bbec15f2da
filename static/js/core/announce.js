// What a screen reader is told in passing: politely, and never more often than one can listen.
const PAUSE_MS = 4_000;
const MOST = 3; // lines said together

let region = null;
let queue = [];
let resting = false;

/** Say `text` when there is a pause.  The same text twice in the queue is said once. */
export function announce(text) {
  if (!text || queue.includes(text)) return;
  queue.push(text);
  if (!resting) speak();
}

function speak() {
  if (!queue.length) {
    resting = false;
    return;
  }
  resting = true;
  place().textContent = queue.slice(-MOST).join(" ");
  queue = [];
  setTimeout(speak, PAUSE_MS);
}

function place() {
  if (!region) {
    region = document.createElement("div");
    region.className = "visually-hidden";
    region.setAttribute("aria-live", "polite");
    document.body.append(region);
  }
  return region;
}
