import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { expect, test } from "vitest";
import { installedBrowser } from "../../scripts/browser/installed.js";
import { verify } from "../../scripts/notebooks/index.js";
import { projectRoot } from "../../scripts/setup/index.mjs";
import { code, markdown, notebook } from "../notebooks/faults/notebook.js";
import { openNotebook, runAllCells } from "./reader.js";
import { startLab } from "./server.js";

const folder = "build/test/same-bytes";
const executablePath = installedBrowser();

/** One of everything that a cell can show. */
const cells = [
  markdown("# Everything\n\n$x^2$ and ü"),
  code('import { display, plot, tensor } from "gradus";\nconst numbers = [1e-7, 0.00001, 1e21, 1.5, -0, 100];'),
  code("for (const n of numbers) console.log(n);"),
  code("numbers.map((n) => 2 * n)"),
  code('console.log("out"); console.error("err"); console.log("out again")'),
  code("tensor([[1, 2], [3, 4]])"),
  code('for (let i = 0; i <= 100; i++) process.stdout.write("\\r" + i + " %");'),
  code('const handle = display("one"); handle.update("two");'),
  code('throw new RangeError("on purpose")', [], { tags: ["raises-exception"] }),
  code('plot.scatter(numbers.slice(0, 2), [1e-9, 3], { alt: "Two points." })'),
  code("const nothing = 1;"),
  code('console.log("a\\nb\\u2028c\\n\\nd")'),
];

/** Without what each of the two adds to a figure: a picture drawn from it. */
const withoutPictures = (text: string): string =>
  text.replace(/,\n +"image\/svg\+xml": \[\n(?: +".*\n)* +\]/g, "").replace(/,\n +"image\/png": ".*"/g, "");

test.skipIf(!executablePath)(
  "a notebook saved by JupyterLab and one stored by --update are the same",
  async () => {
    const root = projectRoot();
    mkdirSync(join(root, folder), { recursive: true });
    const [saved, stored] = ["saved.ipynb", "stored.ipynb"].map((name) => join(root, folder, name)) as [string, string];
    for (const file of [saved, stored]) writeFileSync(file, notebook(cells));
    expect((await verify({ names: [stored], update: true })).exitCode).toBe(0);

    const lab = await startLab();
    const browser = await chromium.launch({ executablePath: executablePath!, chromiumSandbox: false });
    const page = await browser.newPage();
    await openNotebook(page, lab.address(`${folder}/saved.ipynb`));
    await runAllCells(page);
    await expect.poll(() => readFileSync(saved, "utf8"), { timeout: 30_000 }).toContain('"execution_count": 11');
    await browser.close();
    await lab.stop();

    expect(withoutPictures(readFileSync(stored, "utf8"))).toBe(withoutPictures(readFileSync(saved, "utf8")));
    expect((await verify({ names: [saved], fresh: true })).exitCode, "what JupyterLab saved is equal").toBe(0);
  },
  240_000,
);
