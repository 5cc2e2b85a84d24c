/** Comparing text; with a tolerance, its numbers as numbers and the text around them exactly. */
import type { Tolerance } from "../../ipynb/tags.js";
import { type Drift, DriftMeter, sameNumber } from "./numbers.js";

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const numeral = /[-−]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+|×10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?|[-−]?(?:\bInfinity\b|∞)|\bNaN\b/g;

/** Numbers as programs and as people write them: "-1e-5", "−9.97×10⁻⁵", "∞". */
function parse(text: string): number {
  const power = (raised: string) =>
    `e${[...raised].map((sign) => (sign === "⁻" ? "-" : superscripts.indexOf(sign))).join("")}`;
  return Number(
    text
      .replace("−", "-")
      .replace("∞", "Infinity")
      .replace(/×10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)/, (_, raised: string) => power(raised)),
  );
}

/** Numbers change their width, and padding follows: with the numbers taken out, runs of spaces are one space. */
const skeleton = (text: string): string => text.replace(numeral, "#").replace(/[ \t]+/g, " ");

export interface TextVerdict {
  same: boolean;
  drift?: Drift;
}

export function compareText(stored: string, fresh: string, tolerance?: Tolerance): TextVerdict {
  if (stored === fresh) return { same: true };
  if (skeleton(stored) !== skeleton(fresh)) return { same: false };
  const before = stored.match(numeral) ?? [];
  const after = fresh.match(numeral) ?? [];
  const meter = new DriftMeter();
  let same = tolerance !== undefined && before.length > 0;
  for (const [i, text] of before.entries()) {
    const [old, now] = [parse(text), parse(after[i] ?? "")];
    meter.add(old, now);
    if (!sameNumber(old, now, tolerance)) same = false;
  }
  return meter.drift ? { same, drift: meter.drift } : { same };
}
