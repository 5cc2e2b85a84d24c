/// <reference lib="dom" />
// What a page does while its notebook is watched: loads itself again when it was made anew, and says what keeps it from that.
// Read as text and put into the pages that are served, never into those that are written.

(() => {
  const { page, version } = JSON.parse(document.getElementById("watched")?.textContent ?? "{}");
  const board = document.createElement("div");
  board.setAttribute("role", "alert");
  board.style.cssText =
    "position: fixed; inset: auto 0 0 0; max-height: 60vh; overflow: auto; box-sizing: border-box; z-index: 1000; " +
    "padding: 16px 24px; background: #7a1f1f; color: #ffffff; font: 16px/1.5 ui-monospace, monospace; " +
    "white-space: pre-wrap; text-align: left";
  const events = new EventSource(`/events?page=${encodeURIComponent(page)}`);
  events.onmessage = ({ data }) => {
    const now = JSON.parse(data);
    if (now.version !== version) {
      events.close();
      // reveal writes the address a second late
      const slide = /** @type {any} */ (window).Reveal?.getCurrentSlide()?.id;
      if (slide) history.replaceState(null, "", `#/${slide}`);
      location.reload();
      return;
    }
    board.textContent = now.problems && `This page was not made anew:\n\n${now.problems}`;
    if (now.problems) document.body.append(board);
    else board.remove();
  };
})();
