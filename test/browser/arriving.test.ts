/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { PNG } from "pngjs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { installedBrowser } from "../../scripts/browser/installed.js";
import { projectRoot } from "../../scripts/setup/index.mjs";
import type { Lab } from "../../scripts/start/lab.js";
import { complaintsOf } from "./complaints.js";
import { Learner } from "./desk.js";
import { figuresDrawn } from "./reader.js";

const executablePath = installedBrowser();
const lectures = readdirSync(join(projectRoot(), "notebooks")).filter((name) => name.endsWith(".ipynb"));
const [first = ""] = lectures;

// One learner, from the first start to the second; each test goes on where the one before it ended.
describe.skipIf(!executablePath)("a learner who arrives", () => {
  let learner: Learner;
  let lab: Lab;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  /** Starts JupyterLab and opens what `npm start` opens. */
  const arrive = async () => {
    const started = await learner.start("builder");
    lab = started.lab;
    page = await browser.newPage({ viewport: { width: 1300, height: 900 } });
    complaints = complaintsOf(page);
    await page.goto(started.address);
  };

  beforeAll(async () => {
    learner = new Learner(join(projectRoot(), "build", "test", "arriving"));
    learner.shorten(first, 4);
    browser = await chromium.launch({ executablePath: executablePath ?? "", chromiumSandbox: false });
    await arrive();
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await lab?.stop();
  });

  test("sees the welcome page, rendered, and no launcher", async () => {
    await page.waitForSelector(".jp-MarkdownViewer h1:has-text('Welcome to Gradus')");
    expect(await page.locator(".jp-MarkdownViewer tbody tr").count()).toBeGreaterThanOrEqual(10);
    expect(await page.locator(".jp-Launcher").count()).toBe(0);
    expect(await page.locator(".lm-TabBar-tabLabel:text-is('Welcome.md')").count()).toBe(1);
  });

  test("can read the names of all lectures in the list of files", async () => {
    const names = page.locator(".jp-DirListing-itemText");
    await names.first().waitFor();
    const texts = await names.allTextContents();
    for (const lecture of lectures) expect(texts).toContain(lecture);
    const cut = await names.evaluateAll((all) => all.filter((name) => name.scrollWidth > name.clientWidth).length);
    expect(cut).toBe(0);
  });

  test("opens a lecture by its link, and its figures are live without a click", async () => {
    await page.click(".jp-MarkdownViewer p:has-text('Begin') a");
    await page.waitForSelector(".jp-NotebookPanel .jp-Cell");
    await page.waitForSelector(".jp-RenderedPlotly[data-drawn]", { timeout: 60_000 });
    expect(await page.locator(".jp-RenderedPlotly img").count()).toBe(0);
    await expectWhole();
  });

  test("keeps figures whole when the sidebar goes and comes, the contents open and the window changes", async () => {
    for (let time = 0; time < 2; time++) {
      const width = (await sizes())[0]?.width;
      await page.keyboard.press("Control+b");
      await page.waitForFunction(
        (before) => document.querySelector(".jp-RenderedPlotly .main-svg")?.clientWidth !== before,
        width,
      );
      await expectWhole();
    }
    await page.click("[data-id='table-of-contents']");
    await page.waitForSelector(".jp-TableOfContents-content");
    await expectWhole();
    for (const width of [900, 1300]) {
      await page.setViewportSize({ width, height: 900 });
      await expectWhole();
    }
  });

  test("sees no white sheet in the dark theme", async () => {
    await theme("JupyterLab Dark");
    const dark = await brightness();
    await theme("JupyterLab Light");
    const light = await brightness();
    expect(dark).toBeLessThan(0.25);
    expect(light).toBeGreaterThan(0.8);
    await expectWhole();
  });

  test("runs a cell, saves, reloads: the figure is live again, and no picture of it was stored", async () => {
    await page.click(".jp-Notebook .jp-CodeCell .cm-content");
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(".jp-CodeCell .jp-InputPrompt:has-text('[1]')", { timeout: 60_000 });
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+s");
    const copy = join(learner.root, "my", first);
    await expect
      .poll(() => readFileSync(copy, "utf8").includes('"execution_count": 1'), { timeout: 20_000 })
      .toBe(true);
    expect(readFileSync(copy, "utf8")).not.toContain("image/png");
    await page.reload();
    await page.waitForSelector(".jp-RenderedPlotly[data-drawn]", { timeout: 60_000 });
    await expectWhole();
  });

  test("meets no error on the way", () => {
    expect(complaints).toEqual([]);
  });

  test("finds at the second start what was open, and the welcome page one click away, with what is begun", async () => {
    await page.waitForTimeout(1_500); // JupyterLab stores its desk a second after a change
    await page.close();
    await lab.stop();
    await arrive();
    await page.waitForSelector(`.lm-mod-current .lm-TabBar-tabLabel:text-is('${first}')`, { timeout: 60_000 });
    await page.click("[data-id='filebrowser']");
    await page.click(".jp-FileBrowser-toolbar [data-command='launcher:create']");
    await page.waitForSelector(".jp-MarkdownViewer p:has-text('Continue with')");
    expect(complaints).toEqual([]);
  }, 120_000);

  /** Chooses a theme in the menu, and waits for the figures in it. */
  async function theme(name: string) {
    await page.click(".lm-MenuBar-itemLabel:text-is('Settings')");
    await page.hover(".lm-Menu-itemLabel:text-is('Theme')");
    await page.click(`.lm-Menu-itemLabel:text-is('${name}')`);
    const light = name === "JupyterLab Light";
    await page.waitForSelector(`body[data-jp-theme-light='${light}']`, { state: "attached" });
    await page.waitForTimeout(500);
    await figuresDrawn(page);
  }

  /** The mean brightness of the first figure's picture, from 0 to 1. */
  async function brightness() {
    const { data } = PNG.sync.read(await page.locator(".jp-RenderedPlotly").first().screenshot());
    let sum = 0;
    for (let i = 0; i < data.length; i += 4) sum += (data[i]! + data[i + 1]! + data[i + 2]!) / 3;
    return sum / (data.length / 4) / 255;
  }

  /** The size of each figure on the screen that is drawn, and the width it has to itself. */
  const sizes = () =>
    page.locator(".jp-RenderedPlotly[data-drawn]").evaluateAll((figures) =>
      figures.map((figure) => {
        const { width, height } = figure.querySelector(".main-svg")!.getBoundingClientRect();
        return { width, height, room: figure.clientWidth };
      }),
    );

  async function expectWhole() {
    await expect
      .poll(async () => (await sizes()).every(({ width, room }) => Math.abs(width - room) <= 1), { timeout: 20_000 })
      .toBe(true);
    const seen = await sizes();
    expect(seen.length).toBeGreaterThan(0);
    expect(Math.min(...seen.map(({ height }) => height))).toBeGreaterThanOrEqual(400);
  }
});
