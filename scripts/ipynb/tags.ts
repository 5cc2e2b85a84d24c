/** What a cell's tags and metadata say about running and comparing it, nbval's and nbconvert's names included. */
import type { Cell } from "./notebook.js";

/** Every tag that a lecture may carry: whom the cell is for, what is shown of it, what the runner does with it. */
export const knownTags: readonly string[] = [
  "clinician",
  "engineer",
  "show-code",
  "language-model",
  "skip-output",
  "skip-execution",
  "raises-exception",
  "nbval-skip",
  "nbval-ignore-output",
  "nbval-raises-exception",
];

const skips = ["skip-execution", "nbval-skip"];
const ignores = ["skip-output", "nbval-ignore-output"];
const raises = ["raises-exception", "nbval-raises-exception"];

const tagged = (cell: Cell, names: string[]): boolean => names.some((name) => cell.tags.has(name));

/** The cell is not run at all. */
export const skipsExecution = (cell: Cell): boolean => cell.source.trim() === "" || tagged(cell, skips);

/** The cell needs the file of the small language model, which not every machine has. */
export const needsLanguageModel = (cell: Cell): boolean => cell.tags.has("language-model");

/** The cell is run, its outputs are neither compared nor stored. */
export const skipsOutput = (cell: Cell): boolean => tagged(cell, ignores);

/** The cell is there to throw. */
export const raisesException = (cell: Cell): boolean => tagged(cell, raises);

/** How far a number may be from the stored one: |new − old| ≤ atol + rtol·|old|. */
export interface Tolerance {
  rtol: number;
  atol: number;
}

/** The cell's tolerance; undefined compares exactly. */
export function tolerance(cell: Cell): Tolerance | undefined {
  const { rtol, atol } = (cell.metadata.gradus ?? {}) as Partial<Tolerance>;
  const valid = (value: unknown): value is number => typeof value === "number" && value >= 0 && Number.isFinite(value);
  if (!valid(rtol) && !valid(atol)) return undefined;
  return { rtol: valid(rtol) ? rtol : 0, atol: valid(atol) ? atol : 0 };
}

/** A cell that is not compared exactly, with the reason its author gives. */
export interface Exemption {
  kind: "not run" | "outputs not compared" | "within a tolerance";
  why: string | undefined;
}

export function exemption(cell: Cell): Exemption | undefined {
  const { why } = (cell.metadata.gradus ?? {}) as { why?: string };
  if (tagged(cell, skips)) return { kind: "not run", why };
  if (skipsOutput(cell)) return { kind: "outputs not compared", why };
  return tolerance(cell) ? { kind: "within a tolerance", why } : undefined;
}
