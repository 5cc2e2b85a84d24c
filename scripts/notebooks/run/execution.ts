/** What came of running a notebook: the facts alone, no verdict. */
import type { Output } from "../../ipynb/outputs.js";

/** Every way in which a run can go wrong, other than a wrong output. */
export type FailureKind =
  | "error"
  | "late error"
  | "died"
  | "restarted"
  | "disconnected"
  | "timeout"
  | "no idle"
  | "no reply"
  | "aborted"
  | "flood"
  | "lost count";

export interface Failure {
  kind: FailureKind;
  /** One sentence: what happened, and what to do where that helps. */
  message: string;
}

export interface CellExecution {
  /** Position among all cells of the notebook, from 0. */
  index: number;
  outputs: Output[];
  /** Milliseconds from request to rest. */
  duration: number;
  /** Milliseconds that the kernel was busy with it, by its own clock. */
  work: number;
  /** `skipped` by a tag, `not run` because an earlier cell ended the notebook. */
  state: "ran" | "skipped" | "not run";
  failure?: Failure;
  /** What came on stderr after the cell was done. */
  lateStderr?: string;
}

export interface NotebookExecution {
  cells: CellExecution[];
  /** The kernel's language, as a frontend writes it into the notebook's `language_info`. */
  language?: unknown;
  /** Milliseconds, from the first cell sent to the last output in. */
  duration: number;
}
