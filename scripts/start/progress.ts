import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { copiedEdition, edition } from "./learners-copy.js";
import { folderOf, type Path } from "./paths.js";

/** How far a learner is in a lecture, read from what their copy stores. */
export interface Progress {
  /** Whether any cell has run. */
  begun: boolean;
  solved: number;
  exercises: number;
  /** When the copy was saved last, in milliseconds. */
  saved: number;
  /** The copy was made from another edition than the course has now. */
  outdated: boolean;
}

/** The progress in a path's copy of a notebook; nothing where there is no copy, or one that cannot be read. */
export function progress(root: string, file: string, path: Path): Progress | undefined {
  const copy = join(root, folderOf(path), file);
  if (!existsSync(copy)) return undefined;
  const text = readFileSync(copy, "utf8");
  try {
    const cells: any[] = JSON.parse(text).cells;
    const starters = cells.filter((cell) => cell.metadata.gradus?.exercise !== undefined);
    return {
      begun: cells.some((cell) => cell.execution_count),
      solved: starters.filter((cell) => cell.outputs?.some(isSolved)).length,
      exercises: starters.length,
      saved: statSync(copy).mtimeMs,
      outdated: copiedEdition(text) !== edition(readFileSync(join(root, "notebooks", file), "utf8")),
    };
  } catch {
    return undefined;
  }
}

const isSolved = ({ metadata }: any) => metadata?.gradus?.kind === "check" && metadata.gradus.verdict === "right";
