/** One claim that held. */
export interface Claimed {
  sentence: string;
  /** The number as shown; empty where there is none. */
  value: string;
  /** Made in a side room. */
  builders: boolean;
  /** The id of the cell in which it was shown, where the kernel says it. */
  cell: string | undefined;
}

/** One guess, and the truth once it is known. */
export interface Guess {
  id: string;
  guess: unknown;
  question: string;
  truth?: unknown;
  distance?: string;
  cell: string | undefined;
}

/** One exercise, and whether it is solved. */
export interface Checked {
  id: string;
  title: string;
  /** It has been solved, now or before. */
  right: boolean;
  /** Wrong answers so far. */
  tries: number;
  cell: string | undefined;
}

/** The id of the cell that runs now; kernels other than the course's do not say it. */
export function runningCell(): string | undefined {
  const id = (globalThis as { [key: symbol]: unknown })[Symbol.for("Jupyter.cell")];
  return typeof id === "string" ? id : undefined;
}

/** What has run in this kernel, in the order in which it first ran; running a cell again replaces its entry. */
export const ledger = {
  claims: new Map<string, Claimed>(),
  guesses: new Map<string, Guess>(),
  checks: new Map<string, Checked>(),
};

/** Forgets everything, as a kernel does when it is restarted. For tests. */
export function forget(): void {
  ledger.claims.clear();
  ledger.guesses.clear();
  ledger.checks.clear();
}
