/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
// What a page to read does: figures that can be handled where somebody reads, folds, contents, light and dark.
// Read as text and put into the page; a browser runs it, without modules.
(() => {
  const root = document.documentElement;
  const wide = matchMedia("(min-width: 70rem)");

  /** @type {Promise<any> | undefined} */
  let library;

  /** Plotly, unpacked when the first figure wants it. A browser that cannot unpack keeps the pictures. */
  async function plotly() {
    const packed = document.getElementById("plotly")?.textContent ?? "";
    const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
    const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    const address = URL.createObjectURL(new Blob([await new Response(unpacked).blob()], { type: "text/javascript" }));
    await new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
    URL.revokeObjectURL(address);
    return /** @type {any} */ (window).Plotly;
  }

  const systemDark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ?? (systemDark.matches ? "dark" : "light")) === "dark";

  /** @param {HTMLElement} figure */
  async function draw(figure) {
    library ??= plotly();
    const Plotly = await library;
    const plot = /** @type {HTMLElement} */ (figure.querySelector(".plot"));
    if (figure.dataset.near === undefined || figure.dataset.drawn !== undefined) return;
    const written = JSON.parse(figure.querySelector("script")?.textContent ?? "{}");
    const { figureInDark, figureInLight } = /** @type {any} */ (window);
    const { data, layout, frames } = (isDark() ? figureInDark : figureInLight)(written);
    const narrow = plot.clientWidth < 560;
    const font = narrow ? { ...layout.font, size: 12 } : layout.font;
    const margin = narrow ? { ...layout.margin, l: 52, r: 12 } : layout.margin;
    // A page is scrolled across its figures: neither the wheel nor a finger is theirs.
    const dragmode = matchMedia("(pointer: coarse)").matches ? { dragmode: false } : {};
    const config = { displayModeBar: false, responsive: true, scrollZoom: false };
    figure.dataset.drawn = "";
    await Plotly.newPlot(plot, data, { ...layout, ...dragmode, font, margin, autosize: true }, config);
    if (frames.length) await Plotly.addFrames(plot, frames);
    figure.dataset.ready = "";
  }

  /** @param {HTMLElement} figure */
  async function erase(figure) {
    (await library).purge(figure.querySelector(".plot"));
    delete figure.dataset.drawn;
    delete figure.dataset.ready;
  }

  /** A browser has 16 WebGL contexts: figures that need one let it go when they are far away.
   * @param {HTMLElement} figure */
  function letGo(figure) {
    if (figure.dataset.ready !== undefined && figure.querySelector(".plot canvas")) void erase(figure);
  }

  const near = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const figure = /** @type {HTMLElement} */ (target);
        if (isIntersecting) {
          figure.dataset.near = "";
          draw(figure).catch((error) => console.error(error));
        } else {
          delete figure.dataset.near;
          letGo(figure);
        }
      }
    },
    { rootMargin: "700px 0px" },
  );
  const figures = document.querySelectorAll("figure");
  if (typeof DecompressionStream === "function") for (const figure of figures) near.observe(figure);

  /** What is wider than its place can be scrolled with the keyboard, and says so. */
  const kinds = { "pre.shiki": "Code", ".maths": "Formula", ".scroll": "Table", "figure.panels": "" };
  for (const [selector, kind] of Object.entries(kinds)) {
    const widths = new ResizeObserver((entries) => {
      for (const { target } of entries) {
        const names = kind
          ? { tabindex: "0", role: "group", "aria-label": `${kind}, scrolls sideways` }
          : { tabindex: "0" };
        for (const [name, value] of Object.entries(names)) {
          if (target.scrollWidth > target.clientWidth + 1) target.setAttribute(name, value);
          else target.removeAttribute(name);
        }
      }
    });
    for (const box of document.querySelectorAll(selector)) widths.observe(box);
  }

  const header = document.querySelector("header");

  /** @param {string} label @param {(button: HTMLButtonElement) => void} press */
  function addButton(label, press) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", () => press(button));
    header?.append(button);
    return button;
  }

  const folds = /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll("details.code"));
  if (folds.length) {
    addButton("Hide code", (button) => {
      const open = button.textContent === "Show code";
      for (const fold of folds) fold.open = open;
      button.textContent = open ? "Hide code" : "Show code";
    });
  }

  const theme = addButton("", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    themeChanged();
  });
  function themeChanged() {
    theme.textContent = isDark() ? "Light page" : "Dark page";
    for (const figure of figures) if (figure.dataset.ready !== undefined) void erase(figure).then(() => draw(figure));
  }
  systemDark.addEventListener("change", themeChanged);
  themeChanged();

  const contents = document.querySelector("nav details");
  const fold = () => contents?.toggleAttribute("open", wide.matches);
  wide.addEventListener("change", fold);
  fold();
  contents?.addEventListener("click", (event) => {
    if (!wide.matches && event.target instanceof HTMLAnchorElement) contents.removeAttribute("open");
  });

  /** The section that is read now is marked among the contents. */
  const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("nav a"));
  const headings = [...links].map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  let waiting = false;
  addEventListener(
    "scroll",
    () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        const now = headings.findLastIndex((heading) => (heading?.getBoundingClientRect().top ?? 1) < 140);
        for (const [i, link] of links.entries()) {
          if (i === now) link.setAttribute("aria-current", "true");
          else link.removeAttribute("aria-current");
        }
        if (wide.matches && contents) {
          const bar = contents.parentElement;
          const box = links[now]?.getBoundingClientRect();
          if (bar && box && (box.top < 40 || box.bottom > innerHeight - 40)) bar.scrollTop += box.top - innerHeight / 2;
        }
      });
    },
    { passive: true },
  );

  /** On paper every fold is open.
   * @type {HTMLDetailsElement[]} */
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [.../** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll("details:not([open])"))];
    for (const one of opened) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of opened) one.open = false;
  });
})();
