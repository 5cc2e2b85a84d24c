import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findBrowser, installedBrowser } from "../../scripts/browser/installed.js";
import { launchBrowser } from "../../scripts/browser/launch.js";
import { printDeck, printDecks } from "../../scripts/slides/pdf/print.js";
import { code, exported, figure, text } from "./notebook.js";
import { readPages } from "./visit/pages.js";

const lesson = [
  text("# Lines"),
  text("Say it slowly.", { type: "notes" }),
  code("plot()", { outputs: [figure([{ type: "scatter", x: [1, 2], y: [1, 2] }])] }),
  text("## Then\n\nAt first."),
  text("At the end.", { type: "fragment" }),
  text("<details><summary>Why?</summary>\n\nBecause.\n\n</details>", { type: "-" }),
];

test("without a browser the sentence says which to install", () => {
  expect(() => findBrowser(() => undefined)).toThrow(/No Chromium, Chrome or Edge.*Install.*CHROMIUM/);
});

describe.skipIf(!installedBrowser())("a deck's PDF", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  test("has a page for each slide, light, with fragments, without notes and what is folded", async () => {
    const deck = await exported(lesson);
    writeFileSync(deck.path, readFileSync(deck.path, "utf8").replace('data-theme="light"', 'data-theme="dark"'));
    const { path } = await printDeck(browser, deck.path);
    const pages = await readPages(path);
    expect(pages).toHaveLength(deck.slides);
    expect(pages.filter(({ paper, ink }) => paper < 255 || ink === 0)).toEqual([]);
    const said = pages.map((page) => page.text).join("\n");
    for (const sentence of ["Lines", "At first.", "At the end.", "Why?"]) expect(said).toContain(sentence);
    expect(said).not.toMatch(/Because|slowly/);
  });

  test("says its title and language, and has tags and an outline", async () => {
    const { path } = await printDeck(browser, (await exported(lesson)).path);
    const pdf = readFileSync(path, "latin1");
    expect(pdf).toMatch(/\/Lang \(en\)/);
    expect(pdf).toMatch(/\/MarkInfo <<[^>]*\/Marked true/);
    expect(pdf).toMatch(/\/Title \(Slides\)/);
    expect(pdf).toContain("/Outlines ");
    expect(pdf.match(/\/S \/H[12]\b/g)).toHaveLength(3);
    expect(pdf).toContain("/Alt (a line that rises)");
  });

  test("has the sections at its foot as links to their pages", async () => {
    const sections = ["Loss", "Descent"].map((section) => text(`## ${section}`, { gradus: { slide: { section } } }));
    const { path } = await printDeck(browser, (await exported([text("# Lines"), ...sections])).path);
    expect(readFileSync(path, "latin1").match(/\/Subtype \/Link\b/g)).toHaveLength(6);
  });

  test("is not written where a figure fails", async () => {
    const deck = await exported(lesson);
    writeFileSync(deck.path, readFileSync(deck.path, "utf8").replace('{"data":[', '{"data":[{'));
    await expect(printDeck(browser, deck.path)).rejects.toThrow(/lesson\.html could not be printed: .*JSON/);
    expect(readdirSync(deck.out).sort()).toEqual(["lesson.html", "lesson.ipynb"]);
  });

  test("is given up at once when somebody stops it, and leaves nothing behind", async () => {
    const deck = await exported(lesson);
    const stop = new AbortController();
    const printing = printDecks([deck], stop.signal, () => {});
    setTimeout(() => stop.abort(), 300);
    await expect(printing).rejects.toThrow();
    expect(readdirSync(deck.out).sort()).toEqual(["lesson.html", "lesson.ipynb"]);
  });
});
