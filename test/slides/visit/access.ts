/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { projectRoot } from "../../../scripts/setup/index.mjs";

const axe = readFileSync(join(projectRoot(), "node_modules", "axe-core", "axe.min.js"), "utf8");

/** Gives the page axe; once a page. */
export const bringAxe = (page: Page): Promise<unknown> => page.evaluate(axe);

/** What axe finds on the slide that is shown: everything in its theme, and in the other one the contrasts outside figures. */
export const accessFaults = (page: Page): Promise<string[]> => page.evaluate(runAxe);

/** Runs in the page. The other slides are away meanwhile: axe looks at each of their elements, though it is not asked to. */
async function runAxe(): Promise<string[]> {
  const root = document.documentElement;
  const { theme = "light" } = root.dataset;
  const others = [...document.querySelectorAll(".slides section:not(.present)")].map((section) => {
    const place = document.createComment("");
    section.replaceWith(place);
    return { section, place };
  });
  const run = async (options: object, exclude: string[] = []) => {
    const include = ["section.present:not(.stack)"];
    const { violations } = await (window as any).axe.run({ include, exclude }, { preload: false, ...options });
    return violations.map(({ id, nodes }: any) => `axe, ${root.dataset.theme}: ${id}: ${nodes[0].html.slice(0, 160)}`);
  };
  try {
    const found = await run({});
    root.dataset.theme = theme === "light" ? "dark" : "light";
    return [...found, ...(await run({ runOnly: ["color-contrast"] }, ["figure"]))];
  } finally {
    root.dataset.theme = theme;
    for (const { section, place } of others.reverse()) place.replaceWith(section);
  }
}
