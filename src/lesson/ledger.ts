/** One claim that held. */
export interface Claimed {
  sentence: string;
  /** The number as shown; empty where the claim was only true. */
  value: string;
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
