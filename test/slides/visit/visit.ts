/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Browser } from "playwright-core";
import { accessFaults, bringAxe } from "./access.js";
import { figureFaults } from "./figures.js";
import { layoutFaults } from "./layout.js";
import { goTo, type Hall, openDeck } from "./open.js";

/** What somebody sees who goes through a deck once, with all fragments. */
export interface Visit {
  slides: number;
  figures: number;
  /** Whatever is wrong, by slide, in words; then what the page complained of. */
  faults: string[];
  /** Milliseconds until the first slide stood. */
  took: number;
}

/** Goes through a deck, from slide to slide. */
export async function visitDeck(browser: Browser, path: string, hall: Hall = {}): Promise<Visit> {
  const { page, complaints, took } = await openDeck(browser, path, hall);
  await bringAxe(page);
  const ids = await page.evaluate(() => ((window as any).Reveal.getSlides() as Element[]).map(({ id }) => id));
  const faults: string[] = [];
  let figures = 0;
  for (const [i, id] of ids.entries()) {
    await goTo(page, i);
    const drawn = await page.evaluate(figureFaults);
    figures += drawn.figures;
    const found = [...(await page.evaluate(layoutFaults, i)), ...drawn.faults, ...(await accessFaults(page))];
    faults.push(...found.map((fault) => `${id}: ${fault}`));
  }
  faults.push(...(await page.evaluate(missingFonts)));
  await page.close();
  return { slides: ids.length, figures, faults: [...faults, ...complaints], took };
}

/** Runs in the page: fonts that were asked for and did not come. */
export function missingFonts(): string[] {
  return [...document.fonts].filter(({ status }) => status === "error").map(({ family }) => `font missing: ${family}`);
}
