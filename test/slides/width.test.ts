import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { installedBrowser } from "../../scripts/browser/installed.js";
import { launchBrowser } from "../../scripts/browser/launch.js";
import { code, exported, folder, text } from "./notebook.js";
import { visitDeck } from "./visit/visit.js";

const columns = (count: number, word = "column"): string => {
  const row = (cells: string[]) => `| ${cells.join(" | ")} |`;
  const all = Array.from({ length: count }, (_, i) => i + 1);
  return [row(all.map((i) => `${word}${i}`)), row(all.map(() => "---")), row(all.map(() => "12345.678"))].join("\n");
};
const html = (data: string) => ({ output_type: "display_data", metadata: {}, data: { "text/html": data } });
const boxes = (count: number) =>
  `<div style="display: flex">${`<div style="width: 300px">box</div>`.repeat(count)}</div>`;

describe("what is wider than a slide", () => {
  test.each([
    ["a table", text(`# T\n\n${columns(14)}`), /has a table that is wider than a slide: column1 column2/],
    ["a word", text(`# T\n\n${"Antidisestablishmentarianism".repeat(5)}`), /has a word or a line .*Antidis/],
    ["a word in a list", text(`# T\n\n- a\n  - ${"x".repeat(140)}`), /has a word or a line/],
    ["an address", text(`# T\n\nhttps://example.org/${"path/".repeat(32)}`), /has a word or a line/],
    ["inline code", text(`# T\n\nSay \`${"veryLongName".repeat(9)}\`.`), /has a word or a line/],
    ["a title", text(`# ${"Longest".repeat(8)}`), /has a word or a line/],
    ["a formula of its own", text(`# T\n\n$$${"a + b + ".repeat(20)} c$$`), /has a formula that is wider .*: a/],
    ["a formula in a line", text(`# T\n\nSo $\\frac{${"a + b + ".repeat(40)} c}{2}$.`), /has a formula/],
    [
      "a table as output",
      code("1", { outputs: [html(`<table>${"<td>12345.678 mm</td>".repeat(16)}</table>`)] }),
      /table/,
    ],
    ["a box of so many pixels", code("1", { outputs: [html(`<div style="width: 1700px">wide</div>`)] }), /wide/],
    ["boxes side by side", code("1", { outputs: [html(boxes(6))] }), /wide/],
    ["a line that must not break", code("1", { outputs: [html(`<pre>${"word ".repeat(60)}</pre>`)] }), /wide/],
  ])("%s is refused with its cell, and nothing is written", async (_, cell, says) => {
    const out = folder();
    const { id } = cell;
    await expect(exported([text("# First"), cell], "engineer", out)).rejects.toThrow(says);
    await expect(exported([text("# First"), cell], "engineer", out)).rejects.toThrow(`cell 2 (${id})`);
    expect(existsSync(join(out, "lesson.html"))).toBe(false);
  });
});

describe.skipIf(!installedBrowser())("what just fits", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  test("stands on its slide: tables, words, formulas, pictures of boxes, lists in lists", async () => {
    const deep = (depth: number) =>
      Array.from({ length: depth }, (_, i) => `${"  ".repeat(i)}- ${"a few words of a list that goes on, ".repeat(3)}`);
    const { path } = await exported([
      text(`# A table\n\n${columns(9)}`),
      text(`# A long word\n\n${"x".repeat(88)}`),
      text(`# Code\n\nSay \`${"name".repeat(20)}\`.`),
      text(`# A formula\n\n$$${"a + b + ".repeat(12)} c$$`),
      text(`# A list\n\n${deep(6).join("\n")}`),
      text(`# A long list\n\n${deep(4).concat(deep(4), deep(4)).join("\n")}`),
      text(`# A list of many\n\n${Array.from({ length: 40 }, (_, i) => `- ${i}\n  1. one\n     - two`).join("\n")}`),
      code("1", { outputs: [html(boxes(3))] }),
    ]);
    expect((await visitDeck(browser, path)).faults).toEqual([]);
  });
});
