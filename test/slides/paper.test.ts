import { readFileSync, writeFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { installedBrowser } from "../../scripts/browser/installed.js";
import { launchBrowser } from "../../scripts/browser/launch.js";
import { lectureDecks, lectures } from "./lectures.js";
import { code, exported, figure, text } from "./notebook.js";
import { visitPaper } from "./visit/paper.js";

describe.skipIf(!installedBrowser())("on paper", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  test("lecture 2 is a page a slide, none blank, nothing cut, every figure a picture", async () => {
    const [deck] = await lectureDecks("engineer", "dark", [lectures[1]!]);
    const paper = await visitPaper(browser, deck!.path);
    expect(paper.faults).toEqual([]);
    expect(paper.pages).toBe(deck!.slides);
    expect(paper.figures).toBeGreaterThan(5);
  }, 120_000);

  describe("a planted fault is seen", () => {
    /** A deck of three slides with something more in its head; what is wrong with it on paper. */
    async function found(head: string): Promise<string> {
      const { path } = await exported([
        text("# Lines"),
        text("## A line\n\nIt rises."),
        code("plot()", { outputs: [figure([{ type: "scatter", x: [1, 2], y: [1, 2] }])] }),
      ]);
      writeFileSync(path, readFileSync(path, "utf8").replace("</head>", `${head}</head>`));
      return (await visitPaper(browser, path)).faults.join("\n");
    }

    test("none where none was planted", async () => {
      expect(await found("")).toBe("");
    });
    test("a page that is missing", async () => {
      const gone = "<style>html.reveal-print .pdf-page:nth-of-type(2) { display: none }</style>";
      expect(await found(gone)).toMatch(/2 pages for 3 slides/);
    });
    test("a page that is blank", async () => {
      const white = "<style>@media print { section:not(.stack) > :not(.foot) { color: white !important } }</style>";
      expect(await found(white)).toMatch(/page 2 is blank/);
    });
    test("a slide that overflows in print only", async () => {
      const tall = "<style>@media print { .text { height: 800px } }</style>";
      expect(await found(tall)).toMatch(/in print: is \d+ px too high/);
    });
    test("a figure that is not on its page", async () => {
      const hidden = "<style>html.reveal-print figure img { display: none }</style>";
      expect(await found(hidden)).toMatch(/page 3 is blank/);
    });
  });
});
