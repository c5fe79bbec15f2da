// The review page: say when somebody else wrote, and open the posts where a link leads into them.  Everything works without this.
const EVERY_MS = 15_000;

const notice = document.getElementById("changed");
if (notice?.dataset.head) {
  const seen = Number(notice.dataset.seq);
  const timer = setInterval(async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch(notice.dataset.head, { cache: "no-store", headers: { "X-Requested-With": "aminome" } });
      if (!answer.ok) return;
      const { seq } = await answer.json();
      if (seq > seen) {
        notice.hidden = false;
        clearInterval(timer);
      }
    } catch {
      // no network now: ask again later
    }
  }, EVERY_MS);
}

function unfold() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const folded = target && target.closest("details:not([open])");
  if (folded) {
    folded.open = true;
    target.scrollIntoView();
  }
}
addEventListener("hashchange", unfold);
unfold();

// What is folded is printed too.
addEventListener("beforeprint", () => {
  for (const each of document.querySelectorAll(".review-more:not([open])")) {
    each.open = true;
    each.dataset.unfolded = "";
  }
});
addEventListener("afterprint", () => {
  for (const each of document.querySelectorAll("[data-unfolded]")) {
    each.open = false;
    delete each.dataset.unfolded;
  }
});
