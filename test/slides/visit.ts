/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";

/** What was seen on one slide with all its fragments shown. */
export interface Seen {
  id: string;
  /** In words; empty where all is well. */
  faults: string[];
  figures: number;
  notes: string;
}

/** What somebody sees who goes through a deck once, and everything that went wrong on the way. */
export interface Visit {
  slides: Seen[];
  /** Page errors, console errors, requests of any kind beyond the file itself. */
  complaints: string[];
}

/** Opens a deck without a network. */
export async function openDeck(browser: Browser, path: string, size = { width: 1280, height: 720 }) {
  const page = await browser.newPage({ viewport: size, offline: true });
  const complaints: string[] = [];
  const address = pathToFileURL(path).href;
  page.on("pageerror", (error) => complaints.push(`page error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !/^(data|blob):/.test(url)) complaints.push(`request: ${url}`);
  });
  await page.goto(address);
  await page.waitForSelector("section.present[data-ready]");
  return { page, complaints };
}

/** Shows a slide, by its number from 0, with all its fragments. */
export async function goTo(page: Page, slide: number): Promise<void> {
  await page.evaluate((index) => {
    const { Reveal } = window as any;
    const { h, v } = Reveal.getIndices(Reveal.getSlides()[index]);
    Reveal.slide(h, v);
    while (Reveal.availableFragments().next) Reveal.nextFragment();
  }, slide);
  await page.waitForSelector("section.present:not(.stack)[data-ready]");
}

/** Goes through the whole deck; with `picture`, looks at each slide before going on. */
export async function visit(page: Page, picture?: (index: number, id: string) => Promise<void>): Promise<Seen[]> {
  const slides: Seen[] = [];
  const count = await page.evaluate(() => (window as any).Reveal.getTotalSlides() as number);
  for (let i = 0; i < count; i++) {
    await goTo(page, i);
    const seen = await page.evaluate(lookAtSlide);
    slides.push(seen);
    await picture?.(i, seen.id);
  }
  return slides;
}

/** Runs in the page: the faults of the slide that is shown. */
function lookAtSlide(): Seen {
  const { Reveal } = window as any;
  const slide = Reveal.getCurrentSlide() as HTMLElement;
  const faults: string[] = [];
  const scale = Reveal.getScale() as number;
  const frame = slide.getBoundingClientRect();
  const name = (one: Element) => `${one.tagName.toLowerCase()} "${one.textContent?.trim().slice(0, 40)}"`;
  if (slide.scrollHeight > slide.clientHeight) faults.push(`is ${slide.scrollHeight - slide.clientHeight} px too high`);
  if (Math.abs(frame.height / scale - 720) > 1) faults.push(`is ${frame.height / scale} px high, not 720`);
  if (frame.top < -1 || frame.bottom > innerHeight + 1) faults.push("does not stand inside the window");
  const fit = Number(slide.style.getPropertyValue("--fit") || 1);
  if (fit < 0.75) faults.push(`is set at ${fit} of its size`);
  for (const one of slide.querySelectorAll<HTMLElement>("*")) {
    if (one.closest(".notes, .katex-mathml, script, svg, details:not([open]) > :not(summary)")) continue;
    const box = one.getBoundingClientRect();
    if (box.width === 0 || box.height === 0 || getComputedStyle(one).visibility === "hidden") continue;
    if (box.bottom > frame.bottom + 1 || box.right > frame.right + 1 || box.left < frame.left - 1)
      faults.push(`${name(one)} stands outside`);
    if (
      /auto|scroll|hidden/.test(getComputedStyle(one).overflowX) &&
      one.scrollWidth > one.clientWidth + 1 &&
      !one.closest("figure")
    )
      faults.push(`${name(one)} is cut on the right`);
    if (one.childNodes.length && [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()))
      if (Number.parseFloat(getComputedStyle(one).fontSize) < 13 && !one.closest("figure, .katex"))
        faults.push(`${name(one)} is set in ${getComputedStyle(one).fontSize}`);
  }
  const figures = [...slide.querySelectorAll("figure")];
  for (const figure of figures) {
    const plot = figure.querySelector(".plot") as any;
    const { data } = JSON.parse(figure.querySelector("script")?.textContent ?? "{}");
    const kinds = (traces: any[]) => (traces ?? []).map((trace) => trace.type ?? "scatter").join(", ");
    if (!figure.getAttribute("aria-label")) faults.push("a figure has no text alternative");
    // What a bundle does not know it draws as points, and says nothing.
    if (kinds(plot._fullData) !== kinds(data))
      faults.push(`a figure of ${kinds(data)} became ${kinds(plot._fullData)}`);
    const drawn = ".trace, .heatmaplayer image, .contour, .barlayer .point, .gl-container canvas, .surface";
    if (!plot.querySelector(drawn)) faults.push("a figure shows nothing");
    const own = figure.getBoundingClientRect();
    if (own.height / scale < 225) faults.push(`a figure is only ${Math.round(own.height / scale)} px high`);
    for (const text of figure.querySelectorAll("svg text")) {
      const box = text.getBoundingClientRect();
      const paint = getComputedStyle(text).fill;
      if (box.width === 0 || /, 0\)$/.test(paint) || getComputedStyle(text).fillOpacity === "0") continue;
      if (box.left < own.left - 2 || box.right > own.right + 2 || box.top < own.top - 2 || box.bottom > own.bottom + 2)
        faults.push(`"${text.textContent}" stands outside its figure`);
    }
  }
  for (const image of slide.querySelectorAll("img")) if (!image.naturalWidth) faults.push("a picture is empty");
  const notes = slide.querySelector(".notes")?.textContent?.trim() ?? "";
  return { id: slide.id, faults: [...new Set(faults)], figures: figures.length, notes };
}
