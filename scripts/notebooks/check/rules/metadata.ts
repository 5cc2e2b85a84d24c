/** What stands around the cells: ids, slide types, tags, tolerances, the stored file. */
import type { Findings } from "../../../ipynb/findings.js";
import { gradusOf, type Lecture } from "../lecture.js";

/** The notebook says which lecture it is; every cell has an id of its own. Slide types and tags: see slides.ts. */
export function cellMetadata({ cells, notebook }: Lecture, findings: Findings): void {
  const { lecture, title, minutes } = (notebook.metadata.gradus ?? {}) as Record<string, any>;
  if (!title || !(minutes > 0) || !(lecture > 0))
    findings.add(
      undefined,
      "the notebook has no title or minutes in metadata.gradus",
      'write "gradus": { "lecture": 4, "title": "…", "minutes": 45 } into the notebook\'s metadata',
    );
  for (const cell of cells) {
    if (!cell.id || cells.some((other) => other !== cell && other.id === cell.id))
      findings.add(cell, "its id is not its own", "give it an id that no other cell has, a word or two: dose-lines");
    const foreign = [...cell.tags].filter((tag) => tag.startsWith("nbval-"));
    if (foreign.length > 0)
      findings.add(cell, `tag ${foreign.join(", ")} of nbval's`, "use skip-output, skip-execution or raises-exception");
  }
}

/** Tolerances and skips have their reason, and are at most three. */
export function exceptions({ cells }: Lecture, findings: Findings): void {
  const asked = cells.filter((cell) => {
    const { rtol, atol, compare } = gradusOf(cell);
    return (
      rtol !== undefined || atol !== undefined || compare === false || [...cell.tags].some((tag) => /^skip-/.test(tag))
    );
  });
  for (const cell of asked.filter((one) => !gradusOf(one).why))
    findings.add(
      cell,
      "a tolerance or skip without its reason",
      "say in metadata.gradus.why what cannot be the same on every machine",
    );
  if (asked.length > 3)
    findings.add(
      undefined,
      `${asked.length} tolerances and skips: at most three`,
      "mark what is timed with metadata.gradus.compare on its output, or let the cell print what does not vary",
    );
}

/** The stored file is small, and says nothing about the machine it was made on. */
export function storedFile({ notebook: { text } }: Lecture, findings: Findings): void {
  const megabytes = Buffer.byteLength(text) / 1e6;
  if (megabytes >= 3)
    findings.add(
      undefined,
      `the file has ${megabytes.toFixed(1)} MB: at most 3`,
      "draw fewer points or frames, and round what is drawn",
    );
  const paths = text.match(/(?<![\w.:/])\/(?:home|Users|root|work|tmp|var)\/[\w./-]+|[A-Z]:\\\\[\w.\\-]+/g) ?? [];
  for (const path of new Set(paths))
    findings.add(
      undefined,
      `an absolute path is stored: ${path}`,
      "print names relative to the project, then store the outputs again with --update",
    );
}
