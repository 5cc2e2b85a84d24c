/** One claim that held. */
export interface Claimed {
  sentence: string;
  /** The number as shown; empty where the claim was only true. */
  value: string;
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
}

/** One exercise as last checked. */
export interface Checked {
  id: string;
  title: string;
  right: boolean;
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
  terms: new Map<string, { id: string; means: string }>(),
};

/** Forgets everything: what a kernel's restart does. For tests. */
export function forget(): void {
  ledger.claims.clear();
  ledger.guesses.clear();
  ledger.checks.clear();
  ledger.terms.clear();
}
