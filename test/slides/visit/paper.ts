/// <reference lib="dom" />
import type { Browser } from "playwright-core";
import { printDeck } from "../../../scripts/slides/pdf/print.js";
import { layoutFaults } from "./layout.js";
import { openDeck } from "./open.js";
import { readPages } from "./pages.js";
import { missingFonts } from "./visit.js";

/** What somebody sees who prints a deck and leafs through it. */
export interface Paper {
  pages: number;
  figures: number;
  /** Whatever is wrong, in words: by slide before it is printed, by page after. */
  faults: string[];
  /** Seconds that printing took. */
  took: number;
}

/** The least share of a page that a slide with nothing but a short title inks. */
const leastInk = 0.002;

/** Looks at a deck as it is laid out for print, prints it, and reads the pages. */
export async function visitPaper(browser: Browser, path: string): Promise<Paper> {
  const laidOut = await visitLayout(browser, path);
  const from = performance.now();
  const pdf = await printDeck(browser, path);
  const took = (performance.now() - from) / 1000;
  const pages = await readPages(pdf.path);

  const faults = laidOut.faults;
  if (pages.length !== laidOut.titles.length) faults.push(`${pages.length} pages for ${laidOut.titles.length} slides`);
  for (const [i, { ink, paper, text }] of pages.entries()) {
    if (ink < leastInk) faults.push(`page ${i + 1} is blank`);
    if (paper < 255) faults.push(`page ${i + 1} is dark`);
    const title = laidOut.titles[i] ?? "";
    if (!letters(text).includes(letters(title))) faults.push(`page ${i + 1} does not say "${title}"`);
  }
  return { pages: pages.length, figures: laidOut.figures, faults, took };
}

const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, "");

/** The slides side by side, as they are when the browser prints them. */
async function visitLayout(browser: Browser, path: string) {
  const { page, complaints } = await openDeck(browser, path, { print: true });
  await page.emulateMedia({ media: "print" });
  const { ids, titles, figures } = await page.evaluate(() => {
    const slides = (window as any).Reveal.getSlides() as Element[];
    const plainTitle = (slide: Element) => slide.querySelector("h1, h2:not(:has(.katex))")?.textContent ?? "";
    return {
      ids: slides.map(({ id }) => id),
      titles: slides.map(plainTitle),
      figures: document.querySelectorAll("figure").length,
    };
  });
  const faults: string[] = [];
  for (const [i, id] of ids.entries()) {
    faults.push(...(await page.evaluate(layoutFaults, i)).map((fault) => `${id}, in print: ${fault}`));
  }
  const pictures = await page.evaluate(() => document.querySelectorAll("figure img[alt]:not([alt=''])").length);
  if (pictures !== figures) faults.push(`${pictures} pictures of ${figures} figures`);
  faults.push(...(await page.evaluate(missingFonts)), ...complaints);
  await page.close();
  return { titles, figures, faults };
}
