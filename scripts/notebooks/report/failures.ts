/** The last screen: which notebook, which cell, what was stored, what came, and what to type when it is right. */
import { stripVTControlCharacters } from "node:util";
import type { Difference } from "../compare/difference.js";
import type { Drift } from "../compare/numbers.js";
import type { CellVerdict } from "../verdict.js";
import { lineDiff } from "./diff.js";
import type { NotebookReport } from "./report.js";
import type { Style } from "./style.js";

const WIDTH = 160;
const SHOWN = 4;

/** Everything that is wrong with one notebook, as lines; outputs that merely differ only when `complete`. */
export function describeFailure(report: NotebookReport, style: Style, complete = true): string[] {
  if (report.problem) return [`${style.yellow("!")} ${style.bold(report.name)} ${report.problem}`];
  const lines: string[] = [];
  for (const verdict of report.cells) {
    const trouble = describeCell(verdict, style, complete);
    if (trouble.length === 0) continue;
    lines.push(`${style.red("✗")} ${style.bold(report.name)} ${cellTitle(verdict)}`);
    lines.push(...sourceLines(verdict, style), ...trouble.map((line) => `  ${line}`), "");
  }
  const missed = report.cells.filter(({ state }) => state === "not run").length;
  if (missed) lines.push(`  ${missed} ${missed === 1 ? "cell" : "cells"} after it did not run`, "");
  return lines;
}

/** `cell 12, id 3f2a`. */
export function cellTitle({ cell }: CellVerdict): string {
  return `cell ${cell.index + 1}${cell.id ? `, id ${cell.id}` : ""}`;
}

/** What is wrong with one cell; nothing for a good one. What is not fit to be stored matters only when it is to be. */
export function describeCell(verdict: CellVerdict, style: Style, complete = true): string[] {
  if (verdict.failure) {
    const { kind, message } = verdict.failure;
    return [`${style.red(kind)}: ${visible(message)}`, ...trace(verdict).map(style.dim)];
  }
  if (!complete) return verdict.unfit ? [`${style.yellow("not stored")}: ${visible(verdict.unfit)}`] : [];
  const lines = verdict.differences.slice(0, SHOWN).flatMap((one) => describeDifference(one, style));
  const rest = verdict.differences.length - SHOWN;
  if (rest > 0) lines.push(`and ${rest} more ${rest === 1 ? "difference" : "differences"}`);
  return lines;
}

/** Where in the cell it was thrown, as the kernel says. */
function trace({ execution }: CellVerdict): string[] {
  const thrown = execution.outputs.find((output) => output.output_type === "error");
  const lines = thrown && "traceback" in thrown ? thrown.traceback.slice(1).join("\n").trim() : "";
  return lines ? clip(stripVTControlCharacters(lines).split("\n")) : [];
}

/** The two values, as a diff where they have several lines; drift, where only numbers moved. */
export function describeDifference({ where, stored, fresh, drift }: Difference, style: Style): string[] {
  const lines = [visible(where)];
  if (stored === undefined && fresh === undefined) return lines;
  if (stored !== undefined && fresh !== undefined && stored.replace(/\s/g, "") === fresh.replace(/\s/g, "")) {
    const quoted = (text: string) => shortLine(JSON.stringify(text));
    lines.push(
      "white space differs:",
      style.red(`- stored ${quoted(stored)}`),
      style.green(`+ came   ${quoted(fresh)}`),
    );
  } else if (stored !== undefined && fresh !== undefined && (stored + fresh).trimEnd().includes("\n")) {
    for (const { sign, text } of lineDiff(stored.replace(/\n$/, ""), fresh.replace(/\n$/, ""))) {
      const line = shortLine(`${sign} ${text}`);
      lines.push(sign === "-" ? style.red(line) : sign === "+" ? style.green(line) : style.dim(line));
    }
  } else {
    lines.push(...side("- stored ", stored, style.red), ...side("+ came   ", fresh, style.green));
  }
  if (drift) lines.push(style.dim(driftText(drift)));
  return lines;
}

/** `3 numbers moved, by at most 1e-7 (2e-6 of the value)`. */
export function driftText({ count, absolute, relative }: Drift): string {
  if (!Number.isFinite(absolute))
    return `${count} ${count === 1 ? "number" : "numbers"} moved, to or from infinity or NaN`;
  const part = Number.isFinite(relative) ? ` (${Number(relative.toPrecision(2))} of the value)` : "";
  return `${count} ${count === 1 ? "number" : "numbers"} moved, by at most ${Number(absolute.toPrecision(2))}${part}`;
}

function side(prefix: string, value: string | undefined, paint: (text: string) => string): string[] {
  if (value === undefined) return [paint(`${prefix}nothing`)];
  return clip(value.replace(/\n$/, "").split("\n")).map((line, i) =>
    paint((i === 0 ? prefix : " ".repeat(prefix.length)) + line),
  );
}

const clip = (lines: string[]): string[] =>
  (lines.length > 8 ? [...lines.slice(0, 7), `… ${lines.length - 7} more lines`] : lines).map(shortLine);

const shortLine = (line: string): string => visible(line.length > WIDTH ? `${line.slice(0, WIDTH)}…` : line);

/** What a cell printed may not steer the terminal it is shown on. */
const visible = (text: string): string =>
  text.replace(/\p{Cc}/gu, (char) => (char === "\n" || char === "\t" ? char : JSON.stringify(char).slice(1, -1)));

function sourceLines({ cell }: CellVerdict, style: Style): string[] {
  const lines = cell.source.trim().split("\n");
  const shown = lines.length > 6 ? [...lines.slice(0, 5), `… ${lines.length - 5} more lines`] : lines;
  return shown.map((line) => style.dim(`  │ ${shortLine(line)}`));
}
