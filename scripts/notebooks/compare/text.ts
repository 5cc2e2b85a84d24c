/** Comparing text; with a tolerance, its numbers as numbers and the text around them exactly. */
import type { Tolerance } from "../../ipynb/tags.js";
import { type Drift, DriftMeter, sameNumber } from "./numbers.js";

const numeral = /[-−]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|[-−]?\bInfinity\b|\bNaN\b/g;

const parse = (text: string): number => Number(text.replace("−", "-"));

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
