import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A cell as the rules see it. */
export interface Cell {
  id: string;
  type: "code" | "markdown" | "raw";
  source: string;
  metadata: Record<string, any>;
  tags: string[];
  outputs: Record<string, any>[];
}

export interface Notebook {
  name: string;
  /** The lecture's number. */
  lecture: number;
  metadata: Record<string, any>;
  cells: Cell[];
  /** The file as it is stored. */
  text: string;
}

/** One thing that is not as it should be: "cell dose-lines: …". */
export type Violation = string;

const folder = fileURLToPath(new URL("../../../notebooks/", import.meta.url));

/** The course's notebooks, in order. */
export function courseNotebooks(): Notebook[] {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".ipynb")) : [];
  return names.sort().map((name) => parse(name, readFileSync(folder + name, "utf8")));
}

export function parse(name: string, text: string): Notebook {
  const raw = JSON.parse(text);
  const cells = raw.cells.map(
    (cell: any): Cell => ({
      id: cell.id ?? "",
      type: cell.cell_type,
      source: joined(cell.source),
      metadata: cell.metadata ?? {},
      tags: cell.metadata?.tags ?? [],
      outputs: (cell.outputs ?? []).map((output: any) => ({
        ...output,
        ...(output.text ? { text: joined(output.text) } : {}),
        data: Object.fromEntries(
          Object.entries(output.data ?? {}).map(([mime, value]) => [
            mime,
            Array.isArray(value) ? joined(value) : value,
          ]),
        ),
      })),
    }),
  );
  return { name, lecture: raw.metadata?.gradus?.lecture ?? 0, metadata: raw.metadata ?? {}, cells, text };
}

/** What a reader reads in a markdown cell: no code, no formulas, no HTML tags, no addresses. */
export function prose(cell: Cell): string {
  return cell.type === "markdown" ? readable(cell.source) : "";
}

/** The same of any Markdown. */
export function readable(markdown: string): string {
  return markdown
    .replace(/```[\s\S]*?```/g, " ")
    .replace(/\$\$[\s\S]*?\$\$/g, " ")
    .replace(/\$[^$\n]+\$/g, " ")
    .replace(/`[^`\n]*`/g, " ")
    .replace(/<[^>]+>/g, " ")
    .replace(/\]\([^)]*\)/g, "]");
}

function joined(text: string | string[]): string {
  return Array.isArray(text) ? text.join("") : text;
}
