import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { installedBrowser } from "../../scripts/browser/installed.js";
import { projectRoot } from "../../scripts/setup/index.mjs";
import { complaintsOf } from "./complaints.js";
import { openNotebook, readThrough, runAllCells } from "./reader.js";
import { type Lab, startLab } from "./server.js";

interface Cell {
  cell_type: string;
  source: string | string[];
  execution_count?: number | null;
  outputs?: { output_type: string; data?: Record<string, unknown> }[];
}

const root = projectRoot();
const executablePath = installedBrowser();
const folder = "build/test/browser";
const lesson = readdirSync(join(root, "notebooks")).find((name) => name.startsWith("01-")) ?? "no notebook 01";
const plotly = "application/vnd.plotly.v1+json";

test.skipIf(!executablePath && !process.env.CI)(
  "finds an installed browser, without which CI must not skip the rest",
  () => {
    expect(executablePath, "no Chromium, Chrome or Edge was found; .ci/run installs one").toBeDefined();
  },
);

describe.skipIf(!executablePath)("JupyterLab in a browser", () => {
  let lab: Lab;
  let browser: Browser;

  beforeAll(async () => {
    rmSync(join(root, folder), { recursive: true, force: true });
    mkdirSync(join(root, folder), { recursive: true });
    lab = await startLab();
    // a container's root user has no sandbox
    browser = await chromium.launch({ executablePath: executablePath ?? "", chromiumSandbox: false });
  });
  afterAll(async () => {
    await browser?.close();
    await lab?.stop();
  });

  test("runs all cells of notebook 01 and draws every figure and formula", async () => {
    copyFileSync(join(root, "notebooks", lesson), join(root, folder, lesson));
    const { page, complaints } = await newPage(browser);
    await openNotebook(page, lab.address(`${folder}/${lesson}`));
    await runAllCells(page);
    const seen = await readThrough(page, join(root, folder, "run"));

    const saved = await savedCells(
      page,
      join(folder, lesson),
      (cell) => cell.cell_type !== "code" || !!cell.execution_count,
    );
    expect([...seen.failures]).toEqual([]);
    expect(seen.figures).toEqual(figuresOf(saved));
    expect([...seen.emptyFigures]).toEqual([]);
    expect([...seen.maths].sort()).toEqual(expect.arrayContaining(mathsOf(saved)));
    expect(complaints).toEqual([]);
  }, 300_000);

  test("shows notebook 01 as well where it is neither trusted nor run", async () => {
    const notebook = JSON.parse(readFileSync(join(root, "notebooks", lesson), "utf8"));
    notebook.cells[0].source = ["changed, so that the signature does not hold\n", ...[notebook.cells[0].source].flat()];
    writeFileSync(join(root, folder, "untrusted.ipynb"), JSON.stringify(notebook));
    const { page, complaints } = await newPage(browser);
    await openNotebook(page, lab.address(`${folder}/untrusted.ipynb`));
    const seen = await readThrough(page, join(root, folder, "untrusted"));

    expect([...seen.failures]).toEqual([]);
    expect(seen.figures).toEqual(figuresOf(notebook.cells));
    expect([...seen.emptyFigures]).toEqual([]);
    expect(complaints).toEqual([]);
  }, 300_000);

  test("shows a type error with line, column and caret, and an exception with the cell's own line first", async () => {
    const sources = [
      "const a: number = 1;\nconst b: string = a;",
      'function fail() {\n  throw new RangeError("too far");\n}\nfail();',
    ];
    writeNotebook(join(root, folder, "errors.ipynb"), sources);
    const { page } = await newPage(browser);
    await openNotebook(page, lab.address(`${folder}/errors.ipynb`));
    for (const cell of [0, 1]) {
      await page.click(`.jp-Cell[data-windowed-list-index="${cell}"] .cm-content`);
      await page.keyboard.press("Control+Enter");
      await page.waitForSelector(`.jp-Cell[data-windowed-list-index="${cell}"] .jp-OutputArea-output`);
    }
    const { outputs } = await readThrough(page, join(root, folder, "errors"));

    expect(outputs.get(0)).toMatch(/line 2, column 7: Type 'number' is not assignable to type 'string'/);
    expect(outputs.get(0)).toMatch(/^> 2 \| const b: string = a;\n +\| {7}\^$/m);
    const [first, second] = (outputs.get(1) ?? "").split("\n").filter((line) => line.trim() !== "");
    expect(first).toBe("RangeError: too far");
    expect(second).toBe("cell [2], line 2, in fail");
  }, 300_000);

  test("offers the deck in the export menu, and says what is wrong with a notebook that has none", async () => {
    const { cells, ...rest } = JSON.parse(readFileSync(join(root, "notebooks", lesson), "utf8"));
    writeFileSync(join(root, folder, "deck.ipynb"), JSON.stringify({ ...rest, cells: cells.slice(0, 4) }));
    const { page } = await newPage(browser);
    const listed = page.waitForResponse(/\/api\/nbconvert/);
    await openNotebook(page, lab.address(`${folder}/deck.ipynb`));
    await listed;
    await page.click(".lm-MenuBar-itemLabel:text-is('File')");
    await page.click(".lm-Menu-itemLabel:text-is('Save and Export Notebook As')");
    const labels = await page.locator(".lm-Menu-itemLabel:text-matches('^Gradus')").allTextContents();
    expect(labels).toEqual(["Gradus reading copy", "Gradus slides", "Gradus slides for clinicians"]);
    const [download] = await Promise.all([
      page.waitForEvent("download", { timeout: 60_000 }),
      page.click(".lm-Menu-itemLabel:text-is('Gradus slides')"),
    ]);
    expect(download.suggestedFilename()).toBe("deck.slides.html");
    expect(readFileSync(await download.path(), "utf8")).toMatch(
      /<meta name="gradus" content="{&quot;kind&quot;:&quot;deck/,
    );

    cells[1].metadata.tags = ["clinican"];
    writeFileSync(join(root, folder, "deck.ipynb"), JSON.stringify({ ...rest, cells: cells.slice(0, 4) }));
    await page.goto(lab.address(`${folder}/deck.ipynb`).replace("/lab/tree/", "/nbconvert/Gradus%20slides/"));
    expect(await page.textContent(".traceback")).toMatch(/deck\.ipynb, cell 2 \(\S+\): has the tag "clinican"/);
  }, 180_000);
});

/** A page that notes what must not happen. */
async function newPage(browser: Browser): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1300, height: 2400 } });
  onTestFinished(() => page.close());
  return { page, complaints: complaintsOf(page) };
}

/** The notebook's cells as JupyterLab saved them, once all of them are as wanted. */
async function savedCells(page: Page, path: string, wanted: (cell: Cell) => boolean): Promise<Cell[]> {
  for (let attempt = 0; ; attempt++) {
    const { cells } = JSON.parse(readFileSync(join(root, path), "utf8")) as { cells: Cell[] };
    if (cells.every(wanted)) return cells;
    if (attempt === 40) throw new Error(`not saved or not run: cell ${cells.findIndex((cell) => !wanted(cell)) + 1}`);
    await page.waitForTimeout(250);
  }
}

/** How many figures each cell stores, by position. */
function figuresOf(cells: Cell[]): Map<number, number> {
  const counts = cells.map((cell) => (cell.outputs ?? []).filter(({ data }) => data?.[plotly]).length);
  return new Map([...counts.entries()].filter(([, count]) => count > 0));
}

/** Positions of the markdown cells that hold a formula. */
function mathsOf(cells: Cell[]): number[] {
  const hasFormula = ({ cell_type, source }: Cell) =>
    cell_type === "markdown" &&
    /\$[^$\s][^$]*\$/.test(
      [source]
        .flat()
        .join("")
        .replace(/`[^`]*`/g, ""),
    );
  return [...cells.entries()].filter(([, cell]) => hasFormula(cell)).map(([index]) => index);
}

function writeNotebook(path: string, sources: string[]): void {
  const cells = sources.map((source, i) => ({
    id: `cell-${i}`,
    cell_type: "code",
    metadata: {},
    source,
    execution_count: null,
    outputs: [],
  }));
  const kernelspec = { name: "tslab", display_name: "TypeScript (tslab)", language: "typescript" };
  writeFileSync(path, JSON.stringify({ cells, metadata: { kernelspec }, nbformat: 4, nbformat_minor: 5 }));
}
