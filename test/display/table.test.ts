import { expect, test } from "vitest";
import { displaySymbol, table } from "../../src/display/index.js";

const shown = (...given: Parameters<typeof table>) => table(...given)[displaySymbol]() as Record<string, string>;

test("a table's text has aligned columns, numbers to the right", () => {
  const { "text/plain": text } = shown(
    [
      ["squares", 2.1428571428],
      ["absolute", 1],
    ],
    { head: ["loss", "best slope"] },
  );
  expect(text).toBe(
    ["loss       best slope", "────────   ──────────", "squares       2.14286", "absolute            1"].join("\n"),
  );
});

test("a table's HTML has no script, style element or id, and escapes its text", () => {
  const { "text/html": html } = shown([["<b>", true, null]], { caption: "a & b" });
  expect(html).not.toMatch(/<b>|<script|<style|\sid=/);
  expect(html).toContain("a &amp; b");
});

test("a ragged table is refused", () => {
  expect(() => table([[1, 2], [3]])).toThrow(/Row 1 of the table has 1 cells and the table has 2 columns/);
});
