/** Links: they lead somewhere, and at least five into the library. */
import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Findings } from "../../../ipynb/findings.js";
import type { Cell } from "../../../ipynb/notebook.js";
import { isCode, type Lecture } from "../lecture.js";

/** Addresses of files that a markdown cell links to, as they are written. */
const filesLinked = (cell: Cell): string[] =>
  isCode(cell)
    ? []
    : [...cell.source.matchAll(/\]\(([^)\s]+)/g)].map(([, to]) => to!).filter((to) => !/^([a-z]+:|#)/i.test(to));

/** A link to a file of the project leads to one that is there. */
export function linksLead({ cells, notebook }: Lecture, findings: Findings): void {
  for (const cell of cells) {
    for (const to of filesLinked(cell)) {
      const path = resolve(dirname(notebook.path), decodeURI(to.replace(/#.*$/, "")));
      if (!existsSync(path))
        findings.add(cell, `links to ${to}, which is not there`, "link to where the file stands now");
    }
  }
}

/** A lecture links at least five times into src/, at the place where the reader wonders. */
export function linksIntoSource({ cells }: Lecture, findings: Findings): void {
  const links = cells.flatMap(filesLinked).filter((to) => /^\.\.\/src\//.test(to)).length;
  if (links < 5)
    findings.add(
      undefined,
      `${links} links into src/: at least five`,
      "link what the reader meets: [linear](../src/nn/linear.ts)",
    );
}
