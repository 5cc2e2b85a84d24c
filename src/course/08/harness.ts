/** Lecture 8: an evaluation in four functions. Items, an answerer, a grader, and an interval for the difference. */
import { bootstrap, type Interval } from "../../metrics/bootstrap.js";

/** What came of asking all items: one entry each, in their order. */
export interface Evaluation {
  /** 1 where the answer was right, else 0 */
  right: number[];
  said: string[];
}

/** Asks every item and grades every answer. The grader sees the answer and the item, and nothing of how it was asked. */
export function evaluate<Item>(
  items: readonly Item[],
  answer: (item: Item) => string,
  grade: (said: string, item: Item) => boolean,
): Evaluation {
  const said = items.map(answer);
  return { said, right: items.map((item, i) => (grade(said[i]!, item) ? 1 : 0)) };
}

/** How many were right, and the 95% interval of that rate (Wilson 1927). */
export function rate(right: readonly number[]): { right: number; of: number; low: number; high: number } {
  const [n, z] = [right.length, 1.96];
  const k = right.reduce((sum, one) => sum + one, 0);
  const p = k / n;
  const middle = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const reach = (z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n);
  return { right: k, of: n, low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
}

/** By how much b is better than a, item by item, with the interval of the paired bootstrap: the same items on both sides. */
export function better(b: readonly number[], a: readonly number[]): Interval {
  return bootstrap(b, a, { draws: 2000, seed: 8 });
}

/** The last number in a text: where an answer shows its working, the result stands last. */
export function lastNumber(text: string): number | undefined {
  const found = text.replace(/(\d),(\d{3})/g, "$1$2").match(/-?\d+(\.\d+)?/g);
  return found ? Number(found.at(-1)) : undefined;
}
