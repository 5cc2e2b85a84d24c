/** Lines shown above and below the one that matters. */
const AROUND = 2;

/**
 * A stretch of code with the line that matters marked and a caret under the place. Lines and columns count from 1.
 *
 * @example
 *   1 | const a = [1, 2];
 * > 2 | a.map(3);
 *     |       ^
 */
export function excerpt(code: string, line: number, column: number, length = 1): string[] {
  const lines = code.split("\n");
  const first = Math.max(1, line - AROUND);
  const last = Math.min(lines.length, line + AROUND);
  const width = String(last).length;
  const shown: string[] = [];
  for (let n = first; n <= last; n++) {
    const text = (lines[n - 1] ?? "").replaceAll("\t", "  ");
    shown.push(`${n === line ? ">" : " "} ${String(n).padStart(width)} | ${text}`.trimEnd());
    if (n !== line) continue;
    const before = (lines[n - 1] ?? "").slice(0, column - 1).replaceAll("\t", "  ").length;
    const carets = "^".repeat(Math.max(1, Math.min(length, text.length - before)));
    shown.push(`  ${" ".repeat(width)} | ${" ".repeat(before)}${carets}`);
  }
  return shown;
}
