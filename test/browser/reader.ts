/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";

/** What somebody who scrolls through the open notebook sees. */
export interface Seen {
  /** By a cell's position: how many figures it shows that have something in them. */
  figures: Map<number, number>;
  /** Positions of cells with a figure that stayed empty. */
  emptyFigures: Set<number>;
  /** Positions of markdown cells in which maths was typeset. */
  maths: Set<number>;
  /** Whatever reads as a failure: error outputs, stderr, maths that could not be set. */
  failures: Set<string>;
  /** By a cell's position: the text of its outputs. */
  outputs: Map<number, string>;
}

/** Opens a notebook and waits until its first cells stand. */
export async function openNotebook(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.waitForSelector(".jp-NotebookPanel .jp-Cell", { timeout: 60_000 });
  await kernelIdle(page);
}

/** Run → Run All Cells, then waits for the end: no cell runs and the kernel is idle, for a while on end. */
export async function runAllCells(page: Page): Promise<void> {
  await page.click(".lm-MenuBar-itemLabel:text-is('Run')");
  await page.click(".lm-Menu-itemLabel:text-is('Run All Cells')");
  await page.waitForTimeout(1_000);
  await kernelIdle(page);
  await page.keyboard.press("Control+s");
}

async function kernelIdle(page: Page): Promise<void> {
  await page.waitForFunction(
    () => {
      const watch = window as unknown as { quietSince?: number };
      const waiting = [...document.querySelectorAll(".jp-InputPrompt")].some((prompt) =>
        prompt.textContent?.includes("*"),
      );
      const idle = /\| Idle/.test(document.querySelector("#jp-main-statusbar")?.textContent ?? "");
      if (waiting || !idle) delete watch.quietSince;
      else watch.quietSince ??= performance.now();
      return watch.quietSince !== undefined && performance.now() - watch.quietSince > 2_000;
    },
    null,
    { timeout: 240_000, polling: 200 },
  );
}

/** Scrolls from the top to the end, keeps a picture of each screen in a folder, and notes what is there. */
export async function readThrough(page: Page, pictures: string): Promise<Seen> {
  mkdirSync(pictures, { recursive: true });
  const seen: Seen = {
    figures: new Map(),
    emptyFigures: new Set(),
    maths: new Set(),
    failures: new Set(),
    outputs: new Map(),
  };
  await scroll(page, "top");
  for (let screen = 0; screen < 200; screen++) {
    await page.waitForTimeout(400);
    await figuresDrawn(page);
    await page.screenshot({ path: join(pictures, `${String(screen).padStart(3, "0")}.png`) });
    for (const cell of await page.evaluate(cellsOnScreen)) {
      if (cell.drawn) seen.figures.set(cell.index, Math.max(cell.drawn, seen.figures.get(cell.index) ?? 0));
      if (cell.drawn < cell.figures) seen.emptyFigures.add(cell.index);
      else seen.emptyFigures.delete(cell.index);
      if (cell.maths) seen.maths.add(cell.index);
      if (cell.output) seen.outputs.set(cell.index, cell.output);
      for (const failure of cell.failures) seen.failures.add(`cell ${cell.index + 1}: ${failure}`);
    }
    if (!(await scroll(page, "on"))) return seen;
  }
  throw new Error("the notebook has no end");
}

/** Waits until every figure on the screen is drawn; one that never is will be missed among those that were seen. */
export async function figuresDrawn(page: Page): Promise<void> {
  const waiting = () =>
    [...document.querySelectorAll<HTMLElement>(".jp-RenderedPlotly:not([data-drawn])")].every((figure) => {
      const { top, bottom } = figure.getBoundingClientRect();
      return figure.offsetParent === null || bottom < 0 || top > innerHeight;
    });
  await page.waitForFunction(waiting, null, { timeout: 20_000, polling: 100 }).catch(() => {});
}

/** Runs in the page: what each cell that is there now shows. */
function cellsOnScreen() {
  const content =
    ".trace, .heatmaplayer image, .contour, .barlayer .point, .gl-container canvas, .pielayer path, .surface";
  return [...document.querySelectorAll(".jp-NotebookPanel .jp-Cell")].map((cell) => {
    const figures = [...cell.querySelectorAll(".js-plotly-plot")];
    const failing =
      ".jp-OutputArea-output[data-mime-type*='error'], .jp-OutputArea-output[data-mime-type*='stderr'], mjx-merror, [data-mjx-error]";
    return {
      index: Number(cell.getAttribute("data-windowed-list-index")),
      figures: figures.length,
      drawn: figures.filter((figure) => figure.querySelector(content)).length,
      maths: cell.querySelectorAll("mjx-container").length,
      output: [...cell.querySelectorAll<HTMLElement>(".jp-OutputArea-output")].map((one) => one.innerText).join("\n"),
      failures: [...cell.querySelectorAll(failing)].map((one) => one.textContent?.slice(0, 200) ?? ""),
    };
  });
}

/** Moves the notebook's own scrolling box; says whether it moved. */
function scroll(page: Page, to: "top" | "on"): Promise<boolean> {
  return page.evaluate((where) => {
    const boxes = [...document.querySelectorAll<HTMLElement>(".jp-WindowedPanel-outer, .jp-Notebook")];
    const box = boxes.find((one) => one.offsetParent && one.scrollHeight > one.clientHeight + 5);
    if (!box) return false;
    const before = box.scrollTop;
    box.scrollTop = where === "top" ? 0 : before + box.clientHeight * 0.9;
    return box.scrollTop > before + 5;
  }, to);
}
