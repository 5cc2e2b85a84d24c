import { expect, test } from "vitest";
import * as plot from "../../src/plot/index.js";

const ticks = (...values: number[]) => {
  const figure = plot.line(values, values, { alt: "A line.", logY: true });
  const { tickvals, ticktext } = figure.layout.yaxis;
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return (ticktext as string[]).filter((_, i) => tickvals[i] >= low && tickvals[i] <= high);
};

test("the ticks of a logarithmic axis read as numbers", () => {
  expect(ticks(0.001, 100_000)).toEqual(["0.001", "0.01", "0.1", "1", "10", "100", "1,000", "10,000", "100,000"]);
  expect(ticks(1e-7, 1e-5, 1)).toEqual(["10⁻⁷", "10⁻⁶", "10⁻⁵", "0.0001", "0.001", "0.01", "0.1", "1"]);
});

test("over two decades 2 and 5 are marked, over many every other power", () => {
  expect(ticks(20, 300)).toEqual(["20", "50", "100", "200"]);
  expect(ticks(1e-10, 1)).toEqual(["10⁻¹⁰", "10⁻⁸", "10⁻⁶", "0.0001", "0.01", "1"]);
});
