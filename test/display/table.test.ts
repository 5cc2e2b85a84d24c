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
    ["loss       best slope", "────────   ──────────", "squares          2.14", "absolute            1"].join("\n"),
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

test("each column has its own notation, and its own digits where they are asked for", () => {
  const { "text/plain": text } = shown(
    [
      [1, 20500.5, 2.9973],
      [2, 1.2e23, -3.297],
    ],
    { digits: [undefined, 2, 4] },
  );
  expect(text).toBe(["1    2.1×10⁴    2.997", "2   1.2×10²³   −3.297"].join("\n"));
});

test("what rounding left over is 0 where the table is told so", () => {
  const cells = (zero?: number) => shown([[1.55], [-2.66e-15]], { ...(zero && { zero }) })["text/plain"];
  expect(cells(1e-12)).toBe("1.55\n   0");
  expect(cells()).toBe("       1.55\n−2.66×10⁻¹⁵");
});
