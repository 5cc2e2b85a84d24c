import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { projectRoot } from "../../scripts/setup/index.mjs";
import type { Audience } from "../../scripts/slides/deck/group.js";
import { exportDecks } from "../../scripts/slides/export.js";

interface Given {
  type?: string;
  tags?: string[];
  gradus?: Record<string, unknown>;
  outputs?: unknown[];
}

/** A markdown cell. */
export const text = (source: string, given: Given = {}) => cell("markdown", source, given);
/** A code cell. */
export const code = (source: string, given: Given = {}) => cell("code", source, given);

let cells = 0;
function cell(cell_type: string, source: string, { type = "slide", tags = [], gradus, outputs = [] }: Given) {
  cells += 1;
  return {
    cell_type,
    id: `c${cells}`,
    metadata: { ...(type && { slideshow: { slide_type: type } }), tags, ...(gradus && { gradus }) },
    source,
    ...(cell_type === "code" && { outputs, execution_count: null }),
  };
}

/** A figure as an output. */
export const figure = (data: unknown[], layout: unknown = { meta: { alt: "a line that rises" } }) => ({
  output_type: "display_data",
  metadata: {},
  data: { "application/vnd.plotly.v1+json": { data, layout }, "text/plain": "a line" },
});

/** An output that is shown; `gradus` says which lesson function made it. */
export const display = (data: Record<string, string>, gradus?: object) => ({
  output_type: "display_data",
  metadata: gradus ? { gradus } : {},
  data,
});

/** A temporary folder that is gone after the test. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "slides-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** The same inside the project, where the commands take notebooks from. */
export function projectFolder(): string {
  const parent = join(projectRoot(), "build", "test");
  mkdirSync(parent, { recursive: true });
  const path = mkdtempSync(join(parent, "slides-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** Writes a notebook of these cells. */
export function notebookOf(given: unknown[], out: string, name = "lesson"): { name: string; path: string } {
  const path = join(out, `${name}.ipynb`);
  const metadata = { kernelspec: { name: "tslab", display_name: "TypeScript", language: "typescript" } };
  const all = [...given, code("1", { type: "skip" })];
  writeFileSync(path, JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata, cells: all }));
  return { name: `${name}.ipynb`, path };
}

/** Exports a notebook of these cells; where to, and what was written. */
export async function exported(given: unknown[], audience: Audience = "engineer", out = folder()) {
  const decks = await exportDecks([notebookOf(given, out)], { audience, theme: "light", out });
  return { out, path: decks[0]!.path, slides: decks[0]!.slides };
}
