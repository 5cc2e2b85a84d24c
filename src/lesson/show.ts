import { display } from "../display/index.js";

/** The forms of one output: what Jupyter shows, and the same as text. */
export interface Shown {
  html: string;
  text: string;
}

/**
 * What an output is, kept in the output's metadata under `gradus`: the runner, decks and reading copies read it
 * there, so that every sentence and colour of an output can be changed freely.
 */
export type OutputMark =
  | { kind: "card" | "closing" }
  | { kind: "claim"; builders?: boolean }
  | { kind: "hint" | "quiz" | "term" | "vendor"; id: string }
  | { kind: "check"; id: string; verdict: "right" | "not yet" }
  | { kind: "guess"; id: string; guessed: boolean; question?: string }
  | { kind: "reveal"; id: string; guessed: boolean; truth: string }
  /** `compare: false`: it differs from run to run. */
  | { kind: "cost"; compare?: false };

/** Puts an output under the running cell, marked as what it is; outside a notebook the text is printed. */
export function show({ html, text }: Shown, mark: OutputMark): void {
  display({ "text/html": html, "text/plain": text }, { metadata: { gradus: mark } });
}
