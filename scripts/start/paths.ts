import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The ways through the course: a builder has every cell, a clinician none of the side rooms. */
export const paths = ["builder", "clinician"] as const;
export type Path = (typeof paths)[number];

/** Where a path's copies lie, below the root. Each path has its own, so that changing to the other one loses nothing. */
export const folderOf = (path: Path): string => (path === "builder" ? "my" : join("my", "clinician"));

const record = (root: string) => join(root, "my", ".path");

/** The path that is asked for; otherwise the one of the last time, and a builder's at first. Remembers it. */
export function choosePath(root: string, asked?: Path): Path {
  const last = existsSync(record(root)) ? readFileSync(record(root), "utf8").trim() : "";
  const path = asked ?? paths.find((name) => name === last) ?? "builder";
  if (path !== last) {
    mkdirSync(join(root, "my"), { recursive: true });
    writeFileSync(record(root), `${path}\n`);
  }
  return path;
}
