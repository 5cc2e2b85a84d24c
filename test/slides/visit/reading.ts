/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { bringAxe } from "./access.js";
import { complaintsOf } from "./open.js";

/** Opens a page without a network; what goes wrong is noted. */
export async function openCopy(browser: Browser, path: string, given: { width: number; theme: "light" | "dark" }) {
  const viewport = { width: given.width, height: 900 };
  const page = await browser.newPage({ viewport, offline: true, colorScheme: given.theme });
  const address = pathToFileURL(path).href;
  const complaints = complaintsOf(page, address);
  await page.goto(address);
  return { page, complaints };
}

/** What somebody saw who scrolled through a reading copy. */
export interface SeenCopy {
  /** In words; empty where all is well. */
  faults: string[];
  figures: number;
  /** Most WebGL contexts at any time. */
  mostContexts: number;
}

/** Goes from figure to figure, then looks at the whole. */
export async function readThrough(page: Page): Promise<SeenCopy> {
  const figures = await page.locator("figure").count();
  const faults: string[] = [];
  let mostContexts = 0;
  for (let i = 0; i < figures; i++) {
    await page.evaluate((n) => document.querySelectorAll("figure")[n]?.scrollIntoView({ block: "center" }), i);
    await page.locator("figure").nth(i).and(page.locator("[data-ready]")).waitFor();
    const seen = await page.evaluate(lookAtFigure, i);
    faults.push(...seen.faults);
    mostContexts = Math.max(mostContexts, seen.contexts);
  }
  return { faults: [...faults, ...(await page.evaluate(lookAtPage))], figures, mostContexts };
}

/** Runs in the page: the faults of a figure that is drawn. */
function lookAtFigure(index: number): { faults: string[]; contexts: number } {
  const figure = document.querySelectorAll("figure")[index] as HTMLElement;
  const plot = figure.querySelector(".plot") as any;
  const faults: string[] = [];
  const name = figure.getAttribute("aria-label")?.slice(0, 40);
  const { data } = JSON.parse(figure.querySelector("script")?.textContent ?? "{}");
  const kinds = (traces: any[]) => (traces ?? []).map((trace) => trace.type ?? "scatter").join(", ");
  if (!name) faults.push(`figure ${index} has no text alternative`);
  if (kinds(plot._fullData) !== kinds(data)) faults.push(`"${name}" became ${kinds(plot._fullData)}`);
  const drawn = ".trace, .heatmaplayer image, .contour, .barlayer .point, .gl-container canvas, .surface";
  if (!plot.querySelector(drawn)) faults.push(`"${name}" shows nothing`);
  if (plot.getBoundingClientRect().height > figure.clientHeight + 1) faults.push(`"${name}" is higher than its place`);
  return { faults, contexts: document.querySelectorAll("figure:has(.gl-container canvas)").length };
}

/** Runs in the page: what is wrong with the page as a whole. */
function lookAtPage(): string[] {
  const faults: string[] = [];
  const over = document.documentElement.scrollWidth - innerWidth;
  if (over > 0) faults.push(`the page is ${over} px wider than the window`);
  const levels = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((one) => Number(one.tagName.slice(1)));
  if (levels.filter((level) => level === 1).length !== 1 || levels[0] !== 1) faults.push("there is not one title");
  if (levels.some((level, i) => level > (levels[i - 1] ?? 0) + 1)) faults.push("a level of headings is left out");
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')) {
    const anchor = decodeURIComponent(link.hash.slice(1));
    if (!document.getElementById(anchor)) faults.push(`#${anchor} leads nowhere`);
  }
  if (document.querySelectorAll("nav a").length < 10) faults.push("the contents are short");
  const ids = [...document.querySelectorAll("main [id]")].map(({ id }) => id);
  for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) faults.push(`${id} is twice there`);
  for (const image of document.images) if (!image.naturalWidth) faults.push("a picture is empty");
  return faults;
}

/** What axe finds on the page; a dozen pieces of code stand for the others, and what Plotly draws is Plotly's. */
export async function axeFinds(page: Page): Promise<string[]> {
  await bringAxe(page);
  const { violations } = await page.evaluate(() => {
    for (const code of [...document.querySelectorAll("pre")].slice(12)) code.setAttribute("data-alike", "");
    const exclude = [["figure svg"], ["[data-alike]"]];
    return (window as any).axe.run({ exclude }, { resultTypes: ["violations"] });
  });
  return violations.map(({ id, nodes }: any) => `${id}: ${nodes[0].html}`);
}
