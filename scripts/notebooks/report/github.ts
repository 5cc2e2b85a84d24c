/** Annotations for GitHub Actions: each wrong cell at its place in the notebook's file. */

import { cellTitle, describeCell } from "./failures.js";
import type { Report } from "./report.js";
import { styleFor } from "./style.js";

const plain = styleFor(false, {});

/** One workflow command a line. */
export function annotations({ notebooks }: Report): string[] {
  return notebooks.flatMap(({ name, problem, cells, stored }) => {
    if (problem) return [`::error file=${property(name)}::${message(`${name} ${problem}`)}`];
    return cells.flatMap((verdict) => {
      const lines = describeCell(verdict, plain, stored === undefined);
      if (lines.length === 0) return [];
      const title = `title=${property(`${name} ${cellTitle(verdict)}`)}`;
      return [`::error file=${property(name)},line=${verdict.cell.line},${title}::${message(lines.join("\n"))}`];
    });
  });
}

const message = (text: string): string => text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");

const property = (text: string): string => message(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
