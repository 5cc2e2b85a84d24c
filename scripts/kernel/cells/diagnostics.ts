import type { Diagnostic, KernelError } from "../messages.js";
import { headline } from "./errors.js";
import { excerpt } from "./excerpt.js";

/** Type errors shown in full; the rest is counted. */
const SHOWN = 5;
/** TypeScript's numbers below this are syntax errors. */
const SYNTAX = 2000;

/** What a learner is told when the compiler refuses a cell, of which then no line runs. */
export function describeDiagnostics(diagnostics: Diagnostic[], code: string): KernelError {
  const groups = grouped(diagnostics);
  const first = groups[0]![0]!;
  const ename = first.code < SYNTAX ? "SyntaxError" : "TypeScriptError";
  const traceback = groups.slice(0, SHOWN).flatMap((group, i) => describe(group, code, ename, i > 0));
  if (groups.length > SHOWN) traceback.push("", `… and ${groups.length - SHOWN} more`);
  traceback.push("", "Nothing in this cell was run.");
  return { ename, evalue: `${placeOf(first)}: ${sentence(groups[0]!)}`, traceback };
}

function describe(group: Diagnostic[], code: string, ename: string, gap: boolean): string[] {
  const { start, end, fileName } = group[0]!;
  const head = headline(ename, `${placeOf(group[0]!)}: ${sentence(group)}`);
  const length = end.line === start.line ? end.character - start.character : 1;
  const shown = fileName ? [] : excerpt(code, start.line + 1, start.character + 1, length);
  return [...(gap ? [""] : []), head, ...shown];
}

const placeOf = ({ start, fileName }: Diagnostic) =>
  `${fileName ? `${fileName}, ` : ""}line ${start.line + 1}, column ${start.character + 1}`;

/** Messages at one place belong together: TypeScript explains a mistake in a chain. */
function grouped(diagnostics: Diagnostic[]): Diagnostic[][] {
  const groups = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const key = `${diagnostic.fileName ?? ""}:${diagnostic.start.offset}`;
    groups.set(key, [...(groups.get(key) ?? []), diagnostic]);
  }
  return [...groups.values()];
}

/**
 * What to write instead, where the compiler thread knows the mistake (compiler/hints); the library's own sentence, where a
 * type carries one ('"matmul: [2, 3] has 3 columns but [4, 5] has 4 rows"');
 * otherwise what TypeScript says, the chain's details below.
 */
function sentence(group: Diagnostic[]): string {
  const hint = group.find((one) => one.hint)?.hint;
  if (hint) return hint;
  for (const { messageText } of group) {
    const quoted = /type '"((?:[^"\\]|\\.)+)"'/.exec(messageText)?.[1];
    if (quoted && /^[\w ().,?-]+: \S+ \S+/.test(quoted)) return quoted.replaceAll('\\"', '"');
  }
  return group.map(({ messageText }, i) => "  ".repeat(i) + withoutPaths(messageText)).join("\n");
}

/** Types as they are written in a cell: Tensor<[2]> for import("/home/…/tensor").Tensor<[2]>. */
function withoutPaths(message: string): string {
  return message
    .replace(/typeof import\("(?:[^"]*[/\\])?([^"/\\]+)[/\\]index"\)/g, "$1")
    .replace(/typeof import\("(?:[^"]*[/\\])?([^"/\\]+)"\)/g, "$1")
    .replace(/import\("[^"]*"\)\./g, "");
}
