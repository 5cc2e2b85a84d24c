/** Lecture 8: results as tables and figures, each rate with its interval. */
import { type Displayable, fmt, table } from "../../display/index.js";
import { bar, type Figure } from "../../plot/index.js";
import type { Results } from "./experiments.js";
import { better, rate } from "./harness.js";

const percent = (part: number) => `${Math.round(100 * part)}%`;

/** For each way of asking: how many of how many, and between what the rate lies. */
export function rates(results: Results, head: readonly string[] = ["asked how", "right", "95% interval"]): Displayable {
  const rows = Object.entries(results).map(([name, list]) => {
    const { right, of, low, high } = rate(list);
    return [name, `${right} of ${of}`, `${percent(low)} to ${percent(high)}`];
  });
  return table(rows, { head });
}

/** By how much one way is better than another on the same items, in words. */
export function gain(results: Results, b: string, a: string): string {
  const { mean, low, high } = better(results[b]!, results[a]!);
  return `${fmt(100 * mean)} points more right with "${b}" than with "${a}", 95% interval ${fmt(100 * low)} to ${fmt(100 * high)}`;
}

/** The same as bars: per cent right. */
export function rateBars(results: Results, x = "right (%)"): Figure {
  const names = Object.keys(results);
  const heights = Object.values(results).map((list) => Math.round(100 * (rate(list).right / list.length)));
  return bar(names, heights, { x, horizontal: true, height: 120 + 36 * names.length });
}

/** Some of the ways, in the order given. */
export const only = (results: Results, ...names: string[]): Results =>
  Object.fromEntries(names.map((name) => [name, results[name]!]));
