/** What `verify` gives back, and what it says while it works. Both callers, command line and tests, read the same. */
import type { CellVerdict } from "../verdict.js";

export interface NotebookReport {
  /** Path relative to the project, with slashes. */
  name: string;
  /** `unrunnable`: nothing was judged, `problem` says why. */
  outcome: "passed" | "failed" | "unrunnable";
  problem?: string;
  cells: CellVerdict[];
  /** Seconds that the cells took; of a cached run, what they took then. */
  seconds: number;
  /** The outputs come from an earlier run of the very same code. */
  cached: boolean;
  /** With `--update`: positions of the cells whose stored outputs were replaced, and whether the file was written. */
  stored?: { cells: number[]; written: boolean };
}

export interface Report {
  /** 0: all equal. 1: a mismatch or failure. 2: something could not be run. */
  exitCode: 0 | 1 | 2;
  notebooks: NotebookReport[];
  /** The cells are exercises, judged with their solutions. */
  solutions: boolean;
  /** Wall time of everything, in seconds. */
  seconds: number;
}

export type Progress =
  | { type: "plan"; notebooks: { name: string; cells: number }[] }
  | { type: "start"; name: string }
  | { type: "cells"; name: string; done: number; total: number }
  | { type: "done"; report: NotebookReport };

/** A mismatch wins over what could not be run. */
export function exitCode(notebooks: NotebookReport[]): 0 | 1 | 2 {
  if (notebooks.some(({ outcome }) => outcome === "failed")) return 1;
  return notebooks.some(({ outcome }) => outcome === "unrunnable") ? 2 : 0;
}
