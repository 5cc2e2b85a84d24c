/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { installedBrowser } from "../../scripts/browser/installed.js";
import { selectNotebooks } from "../../scripts/notebooks/select.js";
import { projectRoot } from "../../scripts/setup/index.mjs";
import { exportCopies } from "../../scripts/slides/export.js";
import { BadInput } from "../../scripts/slides/problems.js";
import { code, figure, folder, notebookOf, text } from "./notebook.js";
import { openCopy, readThrough } from "./reader.js";

const line = [{ type: "scatter", x: [1, 2], y: [1, 2] }];
const html = '<a href="lesson.ipynb#cell-id=there">here</a> <a href="other.ipynb#cell-id=far">far</a>';
const display = (data: Record<string, string>) => ({ output_type: "display_data", metadata: {}, data });

/** The text of a reading copy of these cells, without styles and scripts. */
async function copyOf(cells: unknown[], audience: "engineer" | "clinician" = "engineer", out = folder()) {
  const selected = notebookOf(cells, out);
  const [copy] = await exportCopies([selected], { audience, out: join(out, "read") });
  const page = readFileSync(copy!.path, "utf8");
  return page.slice(page.indexOf("<header"), page.indexOf("</main>"));
}

describe("a reading copy", () => {
  test("holds every cell, those no deck shows, too, but not what is said to the lecturer", async () => {
    const cells = [text("# Lines"), text("Aside.", { type: "skip" }), text("Say it slowly.", { type: "notes" })];
    const page = await copyOf([...cells, text("Both.", { tags: ["clinician"] }), code("const w = 1;")]);
    expect(page).toMatch(/Aside[\s\S]*Both[\s\S]*w<\/span>/);
    expect(page).not.toContain("Say it slowly");
  });

  test("for clinicians has no engineer's cells and no code but what is tagged", async () => {
    const cells = [text("# Lines\n\n```ts\nfenced\n```"), text("A proof.", { tags: ["engineer"] }), code("hidden")];
    const page = await copyOf([...cells, code("shown", { tags: ["show-code"] })], "clinician");
    expect(page).toContain("shown");
    expect(page).not.toMatch(/A proof|fenced|hidden/);
  });

  test("for clinicians says nothing of code that is not there", async () => {
    const bare = { output_type: "execute_result", metadata: {}, data: { "text/plain": "0.25" }, execution_count: null };
    const check = display({ "text/html": "not yet" });
    const starter = code("half(3)", { gradus: { exercise: "1.1" }, outputs: [check] });
    const page = await copyOf([code("slope", { outputs: [bare] }), starter], "clinician");
    expect(page).not.toMatch(/0\.25|not yet/);
  });

  test("lists its headings, exercises among them, none of them more than one level below the one before", async () => {
    const page = await copyOf([
      text("# Lines\n\n### Deep\n\n## Which way, $w$?\n\n## Which way, $w$?"),
      text("**Exercise 1.2** (easy, 3 minutes). Halve it."),
    ]);
    expect(page.match(/<h\d id="[^"]*"/g)).toEqual([
      '<h1 id="lines"',
      '<h2 id="deep"',
      '<h2 id="which-way-w"',
      '<h2 id="which-way-w-2"',
      '<h3 id="exercise-1-2"',
    ]);
    expect(page).toContain('<ol><li><a href="#exercise-1-2">Exercise 1.2</a></li></ol></li></ol>');
    expect(page).toContain("Exercise 1.2 · easy, 3 minutes</h3>\n<p>Halve it.");
  });

  test("links to its cells, to its neighbours' copies, and to nothing that is not there", async () => {
    const out = folder();
    const other = notebookOf([text("# Other")], out, "other");
    expect(other.path).toContain("other.ipynb");
    const cells = [code("links", { outputs: [display({ "text/html": html })] }), text("[the source](../src/index.ts)")];
    const page = await copyOf([...cells, { ...text("There."), id: "there" }], "engineer", out);
    expect(page).toContain('<a href="#cell-id=there">here</a> <a href="other.html#cell-id=far">far</a>');
    expect(page).toContain("<p>the source</p>");
  });

  test("asks for the reader's own guess, and does not say that the reader had one", async () => {
    const given = "✎ Guess 1.1, the dose: <strong>1.2</strong>. Written down.";
    const told = "✎ You guessed <strong>1.2</strong>; it is <strong>1.4</strong>: off by 0.2.";
    const page = await copyOf([
      code("guess", { outputs: [display({ "text/html": given }), display({ "text/html": told })] }),
    ]);
    expect(page).toContain("✎ Guess 1.1, the dose: write yours down before you read on.");
    expect(page).toContain("✎ It is <strong>1.4</strong>.");
  });

  test("keeps an exercise, its starter and its solution in one frame, the solution folded", async () => {
    const page = await copyOf([
      text("**Exercise 1.1** (easy). Halve it."),
      code("half(3)", { gradus: { exercise: "1.1" } }),
      text("<details><summary>Solution</summary>\n\nThat is all.\n\n</details>", { gradus: { solution: "1.1" } }),
      text("Afterwards."),
    ]);
    expect(page).toMatch(
      /<div class="exercise">[\s\S]*half[\s\S]*<summary>Solution[\s\S]*That is all[\s\S]*<\/div>\n<\/div>\n<div class="cell"[^>]*>\n<p>Afterwards/,
    );
  });

  test("tells all that is wrong in one go, and writes nothing", async () => {
    const out = folder();
    const cells = [
      text("TeX: $\\frac{1$", { type: "" }),
      text("![a picture](a.png)", { tags: ["clinican"] }),
      code("plot()", { outputs: [figure(line, {})] }),
    ];
    const error = await copyOf(cells, "engineer", out).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(BadInput);
    expect(error.problems.map((one: { what: string }) => one.what)).toEqual([
      'has the tag "clinican", which is unknown',
      "has a figure without a text alternative",
      "has TeX that does not parse: \\frac{1",
      "shows a picture from elsewhere: a.png",
    ]);
    expect(readdirSync(out)).toEqual(["lesson.ipynb"]);
  });
});

const executablePath = installedBrowser();
const axe = readFileSync(join(projectRoot(), "node_modules", "axe-core", "axe.min.js"), "utf8");
const lectures = selectNotebooks(projectRoot(), [], projectRoot());

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

  test.each([
    { name: "01", i: 0, width: 1280, theme: "light" as const },
    { name: "02", i: 1, width: 390, theme: "dark" as const },
    { name: "03", i: 2, width: 1280, theme: "dark" as const },
  ])("$name at $width px, $theme: fits, draws every figure, axe finds nothing", async ({ i, width, theme }) => {
    const { path, bytes } = copies[i]!;
    expect(bytes).toBeLessThan(6e6);
    const { page, complaints } = await openCopy(browser, path, { width, theme });
    const seen = await readThrough(page);
    const violations = await axeFinds(page);
    await page.close();
    expect(complaints).toEqual([]);
    expect(seen.faults).toEqual([]);
    expect(seen.figures).toBeGreaterThan(15);
    expect(seen.mostContexts).toBeLessThan(8);
    expect(violations).toEqual([]);
  });

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
    await page.click("text=Dark page");
    const paper = figure.locator(".main-svg").first();
    await expect.poll(() => paper.evaluate((svg) => getComputedStyle(svg).background)).toContain("rgb(20, 24, 30)");
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

/** What axe finds on the page; a dozen pieces of code stand for the others, and what Plotly draws is Plotly's. */
async function axeFinds(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => {
    for (const code of [...document.querySelectorAll("pre")].slice(12)) code.setAttribute("data-alike", "");
    const exclude = [["figure svg"], ["[data-alike]"]];
    return (window as any).axe.run({ exclude }, { resultTypes: ["violations"] });
  });
  return violations.map(({ id, nodes }: any) => `${id}: ${nodes[0].html}`);
}
