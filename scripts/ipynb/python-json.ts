/**
 * JSON exactly as nbformat writes it: Python's `json.dumps(nb, indent=1, sort_keys=True, ensure_ascii=False)`,
 * so that saving a notebook in JupyterLab makes no diff.
 */

import { Verbatim } from "./json.js";

/** A value as Python writes it; `depth` is how many levels of brackets stand around it. */
export function dumps(value: unknown, depth = 0): string {
  if (typeof value === "string") return quote(value);
  if (typeof value === "number") return pythonNumber(value);
  if (value instanceof Verbatim) return value.text;
  if (Array.isArray(value)) {
    return block(
      "[]",
      value.map((item) => dumps(item, depth + 1)),
      depth,
    );
  }
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).filter(([, item]) => item !== undefined);
    members.sort(([a], [b]) => byCodePoint(a, b));
    return block(
      "{}",
      members.map(([name, item]) => `${quote(name)}: ${dumps(item, depth + 1)}`),
      depth,
    );
  }
  return value === true ? "true" : value === false ? "false" : "null";
}

function block(brackets: string, items: string[], depth: number): string {
  if (items.length === 0) return brackets;
  const indent = `\n${" ".repeat(depth + 1)}`;
  return `${brackets[0]}${indent}${items.join(`,${indent}`)}\n${" ".repeat(depth)}${brackets[1]}`;
}

/** JSON.stringify escapes what Python escapes, but for DEL and above, which neither does, and lone surrogates. */
const quote = (text: string): string => JSON.stringify(text);

/** Python's repr of the number that JSON.stringify sends: `1e-7` is written `1e-07`, `0.00001` is written `1e-05`. */
export function pythonNumber(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "Infinity" : "-Infinity";
  const text = JSON.stringify(value);
  if (!/[.e]/.test(text)) return text;
  const [mantissa = "0", exponent = "0"] = value.toExponential().split("e");
  const power = Number(exponent);
  if (power >= -4 && power < 16) return text;
  return `${mantissa}e${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
}

/** Python sorts keys by code points, JavaScript by UTF-16 units. */
function byCodePoint(a: string, b: string): number {
  const left = [...a];
  const right = [...b];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = (left[i]?.codePointAt(0) ?? 0) - (right[i]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

// What Python counts as the end of a line, control characters and Unicode's separators included.
const ends = "\\n\\r\\v\\f\\x1c-\\x1e\\x85\\u2028\\u2029";
const line = new RegExp(`[^${ends}]*(?:\\r\\n|[${ends}])|[^${ends}]+$`, "g");

/** Python's `str.splitlines(True)`: the pieces keep their line ends. */
export const splitLines = (text: string): string[] => text.match(line) ?? [];
