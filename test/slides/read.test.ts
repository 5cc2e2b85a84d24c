/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { installedBrowser } from "../../scripts/browser/installed.js";
import { exportCopies } from "../../scripts/slides/export.js";
import { writeList } from "../../scripts/slides/folder/list.js";
import { lectures } from "./lectures.js";
import { axeFinds, openCopy, readThrough } from "./visit/reading.js";

const executablePath = installedBrowser();

/** On `npm test -- --all` every lecture in all ways, otherwise each in one. */
const ways = lectures
  .flatMap((_, i) =>
    ([390, 1280] as const).flatMap((width) =>
      (["light", "dark"] as const).map((theme) => ({ lecture: i + 1, width, theme })),
    ),
  )
  .filter((_, i) => process.env.GRADUS_ALL === "1" || [3, 4, 10].includes(i));

describe.skipIf(!executablePath)("reading copies in a browser without a network", () => {
  let browser: Browser;
  const out = mkdtempSync(join(tmpdir(), "read-"));
  let copies: { path: string; bytes: number }[];

  beforeAll(async () => {
    const args = ["--enable-unsafe-swiftshader"];
    browser = await chromium.launch({ executablePath: executablePath ?? "", chromiumSandbox: false, args });
    copies = await exportCopies(lectures, { audience: "engineer", out });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(out, { recursive: true, force: true });
  });

  test.concurrent.each(ways)(
    "lecture $lecture at $width px, $theme: fits, draws every figure, axe finds nothing",
    async (way) => {
      const { path, bytes } = copies[way.lecture - 1]!;
      expect(bytes).toBeLessThan(6e6);
      const { page, complaints } = await openCopy(browser, path, way);
      const seen = await readThrough(page);
      const violations = await axeFinds(page);
      await page.close();
      expect(complaints).toEqual([]);
      expect(seen.faults).toEqual([]);
      expect(seen.figures).toBeGreaterThan(15);
      expect(seen.mostContexts).toBeLessThan(8);
      expect(violations).toEqual([]);
    },
    180_000,
  );

  test("folds its code, turns dark with its figures, and has a slider that works", async () => {
    const { page } = await openCopy(browser, copies[0]!.path, { width: 1280, theme: "light" });
    await page.click("text=Hide code");
    expect(await page.locator("details.code[open]").count()).toBe(0);
    const figure = page.locator("figure.panels").first();
    await figure.scrollIntoViewIfNeeded();
    const label = figure.locator(".slider-label").first();
    const before = await label.textContent();
    await figure.locator(".slider-rail-touch-rect").click({ position: { x: 5, y: 5 } });
    await expect.poll(() => label.textContent()).not.toBe(before);
    const ink = () => label.evaluate((text) => getComputedStyle(text).fill);
    const onLight = await ink();
    await page.click("text=Dark page");
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe("rgb(20, 24, 30)");
    await expect.poll(ink).not.toBe(onLight);
    await page.close();
  });

  test("on paper shows every fold's content, and the stored pictures on white", async () => {
    const { page } = await openCopy(browser, copies[0]!.path, { width: 800, theme: "dark" });
    await page.waitForSelector("figure[data-ready]");
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    const seen = await page.evaluate(() => ({
      folded: [...document.querySelectorAll("details:not([open])")].length,
      paper: getComputedStyle(document.body).backgroundColor,
      plot: getComputedStyle(document.querySelector("figure[data-ready] .plot")!).visibility,
      still: getComputedStyle(document.querySelector("figure[data-ready] .still")!).visibility,
    }));
    await page.close();
    expect(seen).toEqual({ folded: 0, paper: "rgb(255, 255, 255)", plot: "hidden", still: "visible" });
  });

  test("draws in a frame that may not store anything, as learning platforms have", async () => {
    const frame = '<iframe sandbox="allow-scripts" src="01-linear-regression.html" width="800" height="600"></iframe>';
    writeFileSync(join(out, "platform.html"), frame);
    const { page, complaints } = await openCopy(browser, join(out, "platform.html"), { width: 1280, theme: "light" });
    await page.frames()[1]!.waitForSelector("figure[data-ready]");
    await page.close();
    expect(complaints.filter((one) => !one.endsWith("01-linear-regression.html"))).toEqual([]);
  });

  test("are listed on a page on which axe finds nothing", async () => {
    await writeList(out);
    for (const theme of ["light", "dark"] as const) {
      const { page, complaints } = await openCopy(browser, join(out, "index.html"), { width: 390, theme });
      expect(await axeFinds(page)).toEqual([]);
      await page.click("a.page");
      await page.waitForSelector("h1[id]");
      expect(complaints.filter((one) => !/^request: file:.*-regression.html$/.test(one))).toEqual([]);
      await page.close();
    }
  });

  test("without scripts shows the stored pictures", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, offline: true });
    const page = await context.newPage();
    await page.goto(pathToFileURL(copies[0]!.path).href);
    const stills = page.locator("figure img.still");
    expect(await stills.count()).toBeGreaterThan(15);
    expect(await stills.first().isVisible()).toBe(true);
    expect(await stills.first().evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(100);
    await context.close();
  });
});
