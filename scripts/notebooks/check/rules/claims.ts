/** Claims: those of side rooms are told apart, and the evidence is one number at most. */
import type { Findings } from "../../../ipynb/findings.js";
import { lessonOutput } from "../../../ipynb/lesson.js";
import { isCode, isCore, type Lecture, textOf } from "../lecture.js";

/** Claims made in side rooms say so, for `closing` folds them; those of the core do not. */
export function buildersClaims({ cells }: Lecture, findings: Findings): void {
  for (const cell of cells.filter(isCode)) {
    for (const call of claimsIn(cell.source)) {
      const marked = /\bbuilders:\s*true\b/.test(call.replace(/"(?:[^"\\]|\\.)*"/g, '""'));
      if (marked === !isCore(cell)) continue;
      const [what, remedy] = isCore(cell)
        ? ["a claim of the core says builders: true", "leave builders out: it is for cells with the tag engineer"]
        : ["a claim of a side room does not say so", 'write lesson.claim("…", value, { builders: true })'];
      findings.add(cell, what, remedy);
    }
  }
}

/** A claim shows its sentence and one number at most: a list of raw values is no evidence that anyone reads. */
export function readableClaims({ cells }: Lecture, findings: Findings): void {
  for (const cell of cells) {
    for (const output of cell.outputs) {
      if (lessonOutput(output)?.kind !== "claim") continue;
      const [list] = /\[[^\]]*,[^\]]*\]/.exec(textOf(output)) ?? [];
      if (list) findings.add(cell, `a claim shows the list ${list}`, "claim one thing at a time, each in its sentence");
    }
  }
}

/** The arguments of each lesson.claim(…) in a cell, as they are written. */
export function claimsIn(source: string): string[] {
  return [...source.matchAll(/\blesson\.claim\(/g)].map(({ index, 0: call }) => {
    let depth = 1;
    let quote = "";
    let at = index + call.length;
    for (; at < source.length && depth > 0; at++) {
      const sign = source[at]!;
      if (quote) {
        if (sign === "\\") at++;
        else if (sign === quote) quote = "";
      } else if (/["'`]/.test(sign)) quote = sign;
      else if (/[([{]/.test(sign)) depth++;
      else if (/[)\]}]/.test(sign)) depth--;
    }
    return source.slice(index + call.length, at - 1);
  });
}
