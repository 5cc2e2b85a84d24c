/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
// What the page does beyond reveal: draws the figures of the slide that is shown, and lets no slide overflow.
// Read as text and put into the deck; a browser runs it, without modules.
(() => {
  const { Reveal, RevealNotes, figureInDark, figureInLight } = /** @type {any} */ (window);
  const root = document.documentElement;

  /** Plotly, run when it is first wanted: it takes longer than all the rest, and the title has no figure. */
  function plotly() {
    const waiting = document.querySelector("script#plotly[type='text/plain']");
    if (waiting) {
      const running = document.createElement("script");
      running.textContent = waiting.textContent;
      waiting.remove();
      document.head.append(running);
    }
    return /** @type {any} */ (window).Plotly;
  }

  /** At most 16 WebGL contexts live at once: a figure is drawn when its slide comes and let go when it leaves.
   * @param {Element} slide */
  async function draw(slide) {
    for (const figure of slide.querySelectorAll("figure")) {
      const plot = /** @type {HTMLElement} */ (figure.querySelector(".plot"));
      if (plot.dataset.drawn) continue;
      plot.dataset.drawn = "yes";
      const written = JSON.parse(figure.querySelector("script")?.textContent ?? "{}");
      const { data, layout, frames } = (root.dataset.theme === "dark" ? figureInDark : figureInLight)(written);
      const config = { displayModeBar: false, responsive: false };
      await plotly().newPlot(plot, data, { ...layout, autosize: true }, config);
      if (frames.length) await plotly().addFrames(plot, frames);
      const control = controlOf(figure);
      if (control) handle(control, plot);
    }
    slide.setAttribute("data-ready", "");
  }

  /** The row that moves an animation: in its figure, or below the words beside it. @param {Element} figure */
  const controlOf = (figure) =>
    /** @type {HTMLElement | null} */ (
      figure.querySelector(".control") ?? figure.closest(".beside")?.querySelector(".control")
    );

  /** Buttons of animations that play. @type {Map<Element, number>} */
  const playing = new Map();

  /** @param {HTMLElement} control @param {HTMLElement} plot */
  function handle(control, plot) {
    const { sets, opened, pace, redraw } = JSON.parse(control.querySelector("script")?.textContent ?? "{}");
    const [range, button, output] = /** @type {[HTMLInputElement, HTMLButtonElement, HTMLOutputElement]} */ (
      ["input", "button", "output"].map((tag) => control.querySelector(tag))
    );
    const menu = control.querySelector("select");
    let chosen = sets[opened];
    const stop = () => {
      clearInterval(playing.get(control));
      playing.delete(control);
      [button.textContent, button.ariaLabel] = ["▶", "play"];
    };
    /** @param {number} step */
    const stand = (step) => {
      range.max = String(chosen.says.length - 1);
      range.value = String(step);
      output.textContent = chosen.says[step];
      range.ariaValueText = chosen.says[step];
    };
    /** @param {number} step */
    const move = (step) => {
      stand(step);
      const frame = { duration: 0, redraw };
      void plotly().animate(plot, [chosen.frames[step]], { mode: "immediate", frame, transition: { duration: 0 } });
    };
    stop();
    if (menu) menu.value = String(opened);
    stand(chosen.active);
    range.oninput = () => {
      stop();
      move(Number(range.value));
    };
    // The arrow keys are the lecture's again.
    range.onchange = () => range.blur();
    button.onclick = () => {
      button.blur();
      if (playing.has(control)) return stop();
      const last = chosen.says.length - 1;
      if (Number(range.value) === last) move(0);
      [button.textContent, button.ariaLabel] = ["❚❚", "pause"];
      const next = () => (Number(range.value) < last ? move(Number(range.value) + 1) : stop());
      playing.set(control, window.setInterval(next, Math.max(120, pace)));
    };
    if (menu) {
      menu.onchange = () => {
        menu.blur();
        stop();
        chosen = sets[Number(menu.value)];
        stand(chosen.active);
        void plotly().update(plot, structuredClone(chosen.data), {});
      };
    }
  }

  /** @param {Element | undefined} slide */
  function letGo(slide) {
    slide?.removeAttribute("data-ready");
    for (const control of slide?.querySelectorAll(".control") ?? []) {
      clearInterval(playing.get(control));
      playing.delete(control);
    }
    for (const plot of slide?.querySelectorAll("[data-drawn]") ?? []) {
      plotly().purge(plot);
      delete (/** @type {HTMLElement} */ (plot).dataset.drawn);
    }
  }

  /** The type of a slide: as large as leaves a fifth of it free where there is no figure to fill it, and, for fonts differ
   * between machines, up to a quarter smaller where on this one it is too high, or something on it too wide.
   * @param {HTMLElement} slide */
  function setType(slide) {
    const folds = [...slide.querySelectorAll("details")];
    const wide = [...slide.querySelectorAll(".maths, .text, .html")];
    const lines = [...slide.querySelectorAll(".line")];
    const pieces = /** @type {HTMLElement[]} */ ([...slide.querySelectorAll(":scope > :not(.notes, .foot)")]);
    slide.style.setProperty("--fit", "1");
    const rows = [...slide.querySelectorAll("tr")].map((row) => ({ row, height: row.offsetHeight }));
    const drawn = slide.querySelector("figure, img") !== null;
    slide.style.setProperty("--drop", "0px");
    const end = () => Math.max(...pieces.map((piece) => piece.offsetTop + piece.offsetHeight));
    // Below are the page's own number and arrows.
    const foot = slide.clientHeight - 44;
    const whole = () => wide.every((one) => one.scrollWidth <= one.clientWidth);
    /** No line of code and no row of a table has more lines than it has in type of the usual size. @param {number} size */
    const unbroken = (size) =>
      lines.every((line) => line.getClientRects().length < 2) &&
      rows.every(({ row, height }) => row.offsetHeight <= size * height + 1);
    const fits = (/** @type {number} */ size) =>
      slide.scrollHeight <= slide.clientHeight &&
      end() <= foot &&
      whole() &&
      (size <= 1 || (end() < 560 && unbroken(size)));
    // The text of a title slide is larger from the outset.
    const least = slide.classList.contains("title") ? 0.62 : 0.74;
    for (let size = drawn ? 1 : 1.32; size >= least; size -= 0.04) {
      slide.style.setProperty("--fit", size.toFixed(2));
      const high = folds.some((fold) => {
        fold.open = true;
        return !fits(size);
      });
      if (!high && fits(size)) break;
    }
    for (const fold of folds) fold.open = false;
    // Where room is left, what is said stands nearer to the middle than to the title.
    if (!drawn) slide.style.setProperty("--drop", `${Math.max(0, Math.min(96, (560 - end()) * 0.4)).toFixed(0)}px`);
  }

  /** @param {Element} slide */
  async function show(slide) {
    setType(/** @type {HTMLElement} */ (slide));
    await draw(slide);
  }

  /** An animation at the frame that a picture shows of it, which is not the one that it opens with.
   * @param {{ data: any[], layout: any, frames: any[] }} figure */
  function atRest(figure) {
    const frame = figure.frames[figure.layout.meta?.still];
    for (const [i, trace] of frame?.traces.entries() ?? []) {
      const drawn = figure.data[trace];
      const { marker = {}, ...rest } = frame.data[i];
      Object.assign(drawn, rest, { marker: { ...drawn.marker, ...marker } });
    }
    if (frame && figure.layout.sliders?.[0]) figure.layout.sliders[0].active = figure.layout.meta.still;
    return figure;
  }

  /** On paper nothing moves: each figure is drawn, becomes a picture and is let go, one at a time; folds stay closed.
   * @param {HTMLElement} slide */
  async function print(slide) {
    setType(slide);
    for (const figure of slide.querySelectorAll("figure")) {
      const plot = /** @type {HTMLElement} */ (figure.querySelector(".plot"));
      const { data, layout } = figureInLight(atRest(JSON.parse(figure.querySelector("script")?.textContent ?? "{}")));
      const control = controlOf(figure);
      const { sets, opened } = JSON.parse(control?.querySelector("script")?.textContent ?? "{}");
      const output = control?.querySelector("output");
      if (output && layout.meta?.still !== undefined) output.textContent = sets[opened].says[layout.meta.still];
      // Nobody presses play on paper; a slider's caption says what is shown.
      const updatemenus = layout.updatemenus?.filter((/** @type {any} */ { type }) => type !== "buttons");
      const picture = new Image();
      const size = { width: plot.clientWidth, height: plot.clientHeight };
      picture.src = await plotly().toImage({ data, layout: { ...layout, updatemenus } }, { format: "svg", ...size });
      picture.alt = figure.getAttribute("aria-label") ?? "";
      await picture.decode();
      plot.replaceChildren(picture);
    }
  }

  function switchTheme() {
    root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
    letGo(Reveal.getCurrentSlide());
    void draw(Reveal.getCurrentSlide());
  }

  const printing = new URLSearchParams(location.search).has("print-pdf");
  if (printing) root.dataset.theme = "light";
  Reveal.on("pdf-ready", async () => {
    // Reveal hides all slides but one from screen readers, and so from the PDF's tags and outline.
    for (const slide of document.querySelectorAll(".slides section")) slide.removeAttribute("aria-hidden");
    // A PDF's links lead to elements, reveal's to slides.
    for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a[href^='#/']")))
      link.hash = link.hash.replace("#/", "#");
    for (const slide of Reveal.getSlides()) await print(slide);
    await document.fonts.ready;
    root.setAttribute("data-print-ready", "");
  });
  Reveal.on("slidechanged", (/** @type {any} */ { previousSlide, currentSlide }) => {
    if (previousSlide !== currentSlide) letGo(previousSlide);
    void show(currentSlide);
  });
  Reveal.initialize({
    width: 1280,
    height: 720,
    margin: 0,
    minScale: 0.1,
    maxScale: 4,
    center: false,
    display: "flex",
    hash: true,
    controlsTutorial: false,
    transition: "none",
    backgroundTransition: "none",
    pdfSeparateFragments: false,
    pdfMaxPagesPerSlide: 1,
    plugins: [RevealNotes],
    // The speaker's window shows the pace where the lecture gives its slides' times.
    ...(document.querySelector("[data-timing]") && { defaultTiming: 0 }),
    keyboard: { 84: switchTheme },
  }).then(async () => {
    if (printing) return;
    await show(Reveal.getCurrentSlide());
    setTimeout(plotly, 100);
  });
})();
