import { sep } from "node:path";
import { inspect } from "node:util";
import type { KernelError } from "../messages.js";
import { excerpt } from "./excerpt.js";
import type { Frame, Frames } from "./frames.js";

/** Callers listed below the first place. */
const CALLERS = 6;
const RED = "\u001b[1;31m";
const PLAIN = "\u001b[0m";

/** The first line of every error, in bold red. */
export const headline = (ename: string, evalue: string) => `${RED}${ename}${PLAIN}${evalue ? `: ${evalue}` : ""}`;

/** What a learner is told of something thrown: its name and message, their own line, who called it; the library folded. */
export function describeError(thrown: unknown, frames: Frames): KernelError {
  try {
    return describe(thrown, frames);
  } catch (trouble) {
    const evalue = `something was thrown that cannot be shown (${trouble instanceof Error ? trouble.message : typeof trouble})`;
    return { ename: "Thrown", evalue, traceback: [headline("Thrown", evalue)] };
  }
}

/**
 * What a learner is told when V8 refuses to compile a cell, of which then no line runs: a bad regular expression, a name
 * declared twice. V8 says where in the first lines of the stack.
 *
 * @param before characters in the first line before the cell's code
 */
export function describeRefusal(
  error: unknown,
  before: number,
  file: string,
  code: string,
  frames: Frames,
): KernelError {
  if (!isError(error)) return describeError(error, frames);
  const ename = String(error.name);
  const found = /^[^\n]*:(\d+)\n[^\n]*\n( *)(\^+)/.exec(String(error.stack));
  const line = Number(found?.[1] ?? 1);
  const place = frames.placeIn(file, { line, column: (found?.[2]?.length ?? 0) + 1 - (line === 1 ? before : 0) });
  const evalue = `line ${place.line}, column ${place.column}: ${error.message}`;
  const shown = excerpt(code, place.line, place.column, found?.[3]?.length ?? 1);
  return { ename, evalue, traceback: [headline(ename, evalue), ...shown, "", "Nothing in this cell was run."] };
}

function describe(thrown: unknown, frames: Frames): KernelError {
  if (!isError(thrown)) {
    const evalue = typeof thrown === "string" ? thrown : inspect(thrown);
    return { ename: "Thrown", evalue, traceback: [headline("Thrown", evalue)] };
  }
  const ename = String(thrown.name || "Error");
  const evalue = awaitsItself(thrown) ?? withoutPlaces(String(thrown.message ?? ""));
  return { ename, evalue, traceback: [headline(ename, evalue), ...where(frames.read(thrown)), ...reasons(thrown)] };
}

/** A module that awaits at its top level cannot be had by an import statement, which is a `require` in a cell. */
const awaitsItself = (thrown: Error): string | undefined =>
  (thrown as NodeJS.ErrnoException).code === "ERR_REQUIRE_ASYNC_MODULE"
    ? 'This module awaits something while it loads: write const { name } = await import("…") instead of import { name } from "…".'
    : undefined;

/** A message without what is this machine's: the notebook's folder, and who required a missing module. */
const withoutPlaces = (message: string) =>
  message.replace(/\nRequire stack:(\n- .*)+$/, "").replaceAll(process.cwd() + sep, "");

const isError = (thrown: unknown): thrown is Error =>
  thrown instanceof Error ||
  (typeof thrown === "object" && thrown !== null && "message" in thrown && "stack" in thrown);

function where(stack: Frame[] | undefined): string[] {
  if (!stack?.length) return [];
  const own = stack.findIndex((frame) => frame.kind === "cell");
  if (own < 0) return ["", ...fold(stack).slice(0, CALLERS)];
  const first = stack[own] as Extract<Frame, { kind: "cell" }>;
  const lines = ["", place(first), ...excerpt(first.code, first.line, first.column)];
  const inner = stack.slice(0, own);
  if (inner.length > 0) lines.push("", ...fold(inner).map((line) => `raised ${line}`));
  const callers = fold(stack.slice(own + 1));
  if (callers.length > 0) lines.push("", ...callers.slice(0, CALLERS).map((line) => `called from ${line}`));
  if (callers.length > CALLERS) lines.push(`… and ${callers.length - CALLERS} more`);
  return lines;
}

/** One line a frame; frames of the library in a row make one line, a recursion too. */
function fold(stack: Frame[]): string[] {
  const lines: string[] = [];
  for (let i = 0; i < stack.length; i++) {
    const frame = stack[i]!;
    if (frame.kind === "library") {
      const start = i;
      while (stack[i + 1]?.kind === "library") i++;
      const names = stack.slice(start, i + 1).flatMap((inner) => inner.name ?? []);
      lines.push(`inside gradus${names.length > 0 ? `: ${names.slice(0, 3).reverse().join(" → ")}` : ""}`);
    } else if (frame.kind === "cell") {
      lines.push(`${place(frame)}: ${(frame.code.split("\n")[frame.line - 1] ?? "").trim()}`);
    } else {
      lines.push(`${frame.file}, line ${frame.line}${frame.name ? `, in ${frame.name}` : ""}`);
    }
  }
  return lines.filter((line, i) => line !== lines[i - 1]);
}

const place = ({ label, line, name }: Extract<Frame, { kind: "cell" }>) =>
  `${label}, line ${line}${name ? `, in ${name}` : ""}`;

/** What an error says about its own cause. */
function reasons(thrown: Error): string[] {
  const errors = (thrown as AggregateError).errors;
  const inner = [...(Array.isArray(errors) ? errors : []), ...(thrown.cause === undefined ? [] : [thrown.cause])];
  return inner.map((reason) => `caused by ${reason instanceof Error ? String(reason) : inspect(reason)}`);
}
