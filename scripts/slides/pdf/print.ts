/** Decks on paper: a page a slide, printed by the browser that is installed. */
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { withBrowser } from "../../browser/launch.js";
import { Problem } from "../../setup/problem.mjs";
import type { Written } from "../export.js";
import { writeFile } from "../folder/write.js";

/** A PDF that was written. */
export interface Printed {
  path: string;
  pages: number;
  bytes: number;
}

/** Milliseconds that a deck may take to come to rest: enough for a hundred figures on a slow machine. */
const patience = 180_000;

/** Prints decks one by one, each beside its HTML file, and tells of each. Throws as {@link printDeck} does. */
export function printDecks(
  decks: readonly Pick<Written, "path" | "slides">[],
  signal: AbortSignal,
  onPrinted: (printed: Printed) => void,
): Promise<void> {
  return withBrowser(signal, async (browser) => {
    for (const { path, slides } of decks) onPrinted({ ...(await printDeck(browser, path)), pages: slides });
  });
}

/**
 * Prints a deck: figures become pictures, fragments all show, folds stay closed, the theme is light. Throws
 * {@link Problem} where the deck has an error or does not come to rest; then there is no new file.
 */
export async function printDeck(browser: Browser, deck: string): Promise<{ path: string; bytes: number }> {
  const path = deck.replace(/\.html$/, ".pdf");
  const pdf = await printed(browser, deck);
  writeFile(path, pdf);
  return { path, bytes: pdf.length };
}

async function printed(browser: Browser, deck: string): Promise<Buffer> {
  const page = await browser.newPage({ offline: true });
  try {
    const broken = new Promise<never>((_, reject) => page.once("pageerror", reject));
    await Promise.race([comeToRest(page, `${pathToFileURL(deck).href}?print-pdf`), broken]);
    return await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
  } catch (error) {
    const [reason = ""] = (error as Error).message.split("\n");
    throw new Problem(`${deck} could not be printed: ${reason}`);
  } finally {
    await page.close();
  }
}

/** Opens the deck for print; it says itself when its last figure is drawn. */
async function comeToRest(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.waitForSelector("html[data-print-ready]", { timeout: patience, state: "attached" });
}
