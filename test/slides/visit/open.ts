/// <reference lib="dom" />
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";

/** A deck that stands in a browser, and everything that went wrong since it was opened. */
export interface Opened {
  page: Page;
  /** Page errors, console errors, requests beyond the file itself. */
  complaints: string[];
  /** Milliseconds from the beginning of the page to a first slide that is drawn, or to the last where it is printed. */
  took: number;
}

export interface Hall {
  size?: { width: number; height: number };
  theme?: "light" | "dark";
  /** Opens the deck as it is printed. */
  print?: boolean;
}

/** Everything that goes wrong on a page from now on. */
export function complaintsOf(page: Page, address: string): string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(`page error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !/^(data|blob):/.test(url)) complaints.push(`request: ${url}`);
  });
  page.on("requestfailed", (request) => {
    complaints.push(`failed request: ${request.url()} (${request.failure()?.errorText})`);
  });
  return complaints;
}

/** Opens a deck without a network. */
export async function openDeck(browser: Browser, path: string, hall: Hall = {}): Promise<Opened> {
  const page = await browser.newPage({ viewport: hall.size ?? { width: 1280, height: 720 }, offline: true });
  const address = pathToFileURL(path).href;
  const complaints = complaintsOf(page, address);
  const ready = hall.print ? "html[data-print-ready]" : "section.present[data-ready]";
  await page.addInitScript(noteWhenItStands, ready);
  await page.goto(hall.print ? `${address}?print-pdf` : address);
  await page.waitForSelector(ready, { state: "attached" });
  const took = await page.evaluate(() => (window as any).stood as number);
  if (hall.theme)
    await page.evaluate((theme) => document.documentElement.setAttribute("data-theme", theme), hall.theme);
  return { page, complaints, took };
}

/** Runs in the page, before its own scripts: notes when the first slide stands, however busy the page is afterwards. */
function noteWhenItStands(ready: string): void {
  const observer = new MutationObserver(() => {
    if (!document.querySelector(ready)) return;
    (window as any).stood = performance.now();
    observer.disconnect();
  });
  const attributeFilter = ["data-ready", "data-print-ready"];
  observer.observe(document, { subtree: true, attributes: true, attributeFilter });
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
