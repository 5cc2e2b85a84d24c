/** The last screen: what was stored or what failed, what to type next, the slowest cells, the sum. */

import { needsLanguageModel } from "../../ipynb/tags.js";
import { seconds } from "./bar.js";
import { exemptionText } from "./exemptions.js";
import { cellTitle, describeDifference, describeFailure } from "./failures.js";
import type { NotebookReport, Report } from "./report.js";
import type { Style } from "./style.js";

export function summaryLines(report: Report, update: boolean, style: Style): string[] {
  const { notebooks } = report;
  const lines: string[] = [""];
  for (const notebook of notebooks) {
    if (notebook.stored?.cells.length) lines.push(...storedLines(notebook, style), "");
    if (notebook.outcome === "failed") lines.push(...describeFailure(notebook, style, !update));
  }
  const unrunnable = notebooks.filter(({ outcome }) => outcome === "unrunnable");
  if (unrunnable.length) lines.push(...problemLines(unrunnable, style), "");
  const storable = notebooks.filter(
    (one) => one.outcome === "failed" && one.cells.every(({ failure, unfit }) => !failure && !unfit),
  );
  if (storable.length && !update && !report.solutions) {
    lines.push("If what came is right, store it:");
    lines.push(...storable.map(({ name }) => `  npm run notebooks -- ${quoted(name)} --update`), "");
  }
  const exemptions = exemptionText(notebooks);
  const waiting = waitingText(notebooks);
  return [
    ...lines,
    ...slowest(notebooks),
    ...(exemptions ? [style.dim(exemptions)] : []),
    ...(waiting ? [style.yellow(waiting)] : []),
    totals(report, update, style),
  ];
}

/** How many cells were skipped for want of the language model. */
export function waitingText(notebooks: NotebookReport[]): string | undefined {
  const skipped = notebooks.flatMap(({ cells }) =>
    cells.filter(({ cell, state }) => state === "skipped" && needsLanguageModel(cell)),
  ).length;
  if (skipped === 0) return undefined;
  const cells = skipped === 1 ? "1 cell needs" : `${skipped} cells need`;
  return `${cells} the language model, which is not in build/models: not run. Set-up fetches it where the network allows`;
}

/** A sentence that holds for many notebooks, a server that does not start for example, is said once. */
function problemLines(notebooks: NotebookReport[], style: Style): string[] {
  const shared = notebooks.length > 1 && new Set(notebooks.map(({ problem }) => problem)).size === 1;
  if (shared) return [`${style.yellow("!")} ${notebooks[0]!.problem}`];
  return notebooks.flatMap((one) => describeFailure(one, style));
}

function storedLines({ name, stored, cells }: NotebookReport, style: Style): string[] {
  const changed = cells.filter(({ cell }) => stored!.cells.includes(cell.index));
  return changed.flatMap((verdict) => [
    `${style.green("↻")} ${style.bold(name)} ${cellTitle(verdict)}`,
    ...verdict.differences.slice(0, 3).flatMap((one) => describeDifference(one, style).map((line) => `  ${line}`)),
  ]);
}

function slowest(notebooks: NotebookReport[]): string[] {
  const ran = notebooks.filter(({ cached }) => !cached);
  const cells = ran.flatMap(({ name, cells }) =>
    cells.map((verdict) => ({ name, verdict, took: verdict.execution.duration })),
  );
  const slow = cells.filter(({ took }) => took > 1000).sort((a, b) => b.took - a.took);
  if (slow.length === 0) return [];
  const lines = slow.slice(0, 5).map(({ name, verdict, took }) => {
    return `  ${seconds(took / 1000).padStart(8)}  ${name} ${cellTitle(verdict)}`;
  });
  return ["Slowest cells:", ...lines, ""];
}

function totals({ notebooks, seconds: wall, exitCode, solutions }: Report, update: boolean, style: Style): string {
  const cells = notebooks.flatMap((notebook) => notebook.cells);
  const count = (state: string) => cells.filter((cell) => cell.state === state).length;
  const what = solutions ? "exercises right" : "cells equal";
  const counts: [number, string][] = [
    [count("different"), update ? "changed" : "different"],
    [count("failed"), "failed"],
    [count("not run"), "not run"],
    [count("skipped"), "not compared"],
    [notebooks.filter(({ outcome }) => outcome === "unrunnable").length, "could not be run"],
  ];
  const parts = [
    `${notebooks.length} ${notebooks.length === 1 ? "notebook" : "notebooks"}`,
    `${count("equal")} of ${cells.length} ${what}`,
    ...counts.filter(([number]) => number > 0).map(([number, word]) => `${number} ${word}`),
    seconds(wall),
  ];
  const sign = [style.green("✓"), style.red("✗"), style.yellow("!")][exitCode];
  return `${sign} ${parts.join(" · ")}`;
}

const quoted = (name: string): string => (/[^\w./-]/.test(name) ? `'${name}'` : name);
