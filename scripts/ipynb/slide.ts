/** What a cell says about its slide, in `metadata.gradus.slide`: the notebook and the reading copies ignore it. */
import type { Findings } from "./findings.js";
import type { Cell } from "./notebook.js";

/** What `metadata.slideshow.slide_type` may say. */
export const slideTypes = ["slide", "subslide", "fragment", "notes", "skip", "-"] as const;
export type SlideType = (typeof slideTypes)[number];

/** The cell's slide type; undefined when it has none that we know. */
export function slideType(cell: Cell): SlideType | undefined {
  const type = (cell.metadata.slideshow as { slide_type?: string } | undefined)?.slide_type;
  return slideTypes.find((known) => known === type);
}

/** What a code cell shows in a deck. */
export const shows = ["output", "code", "both"] as const;

export interface SlideMetadata {
  /** Markdown that the decks show in place of a markdown cell's text, or above a code cell's code and outputs. */
  text?: string;
  /** Markdown: what the lecturer says. */
  notes?: string;
  /** Time for the slide. */
  minutes?: number;
  /** A section of the lecture begins here. */
  section?: string;
  show?: (typeof shows)[number];
  /** The lines of the code that matter, from 1. */
  lines?: ReadonlySet<number>;
}

/** What is written in the cell, as far as it is valid. */
export function slideMetadata(cell: Cell): SlideMetadata {
  const written = fields(cell);
  const parsed: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(written)) {
    const read = readers[key as keyof SlideMetadata]?.(value, cell);
    if (read !== undefined && read !== wrong) parsed[key] = read;
  }
  return parsed as SlideMetadata;
}

/** Notes what `metadata.gradus.slide` says wrongly. `begins`: the cell begins a slide. */
export function checkSlideMetadata(cell: Cell, begins: boolean, problems: Findings): void {
  for (const [key, value] of Object.entries(fields(cell))) {
    const name = `metadata.gradus.slide${key && `.${key}`}`;
    const reader = readers[key as keyof SlideMetadata];
    if (!key) {
      problems.add(
        cell,
        `has ${name} = ${JSON.stringify(value)}`,
        `give an object with ${Object.keys(readers).join(", ")}`,
      );
    } else if (!reader) {
      problems.add(
        cell,
        `has ${name}, which is unknown`,
        `remove it, or use one of ${Object.keys(readers).join(", ")}`,
      );
    } else if (reader(value, cell) === wrong) {
      problems.add(cell, `has ${name} = ${JSON.stringify(value)}`, wants[key as keyof SlideMetadata]);
    } else if (!begins && (key === "notes" || key === "minutes")) {
      problems.add(
        cell,
        `has ${name}, but begins no slide`,
        "move it to the cell with the slide type slide or subslide",
      );
    } else if (cell.type !== "code" && (key === "show" || key === "lines")) {
      problems.add(cell, `has ${name}, but no code`, "remove it, or move it to the code cell that is meant");
    }
  }
}

const wants: Record<keyof SlideMetadata, string> = {
  text: "give Markdown: a string, or an array of lines",
  notes: "give Markdown: a string, or an array of lines",
  minutes: "give a number above 0",
  section: "give the section's name, a few words",
  show: `choose ${shows.join(", ")}`,
  lines: 'give numbers and ranges of the cell\'s lines, such as "3, 5-7"',
};

const wrong = Symbol("wrong");

const readers: {
  [K in keyof Required<SlideMetadata>]: (value: unknown, cell: Cell) => SlideMetadata[K] | typeof wrong;
} = {
  text: markdown,
  notes: markdown,
  minutes: (value) => (typeof value === "number" && value > 0 && Number.isFinite(value) ? value : wrong),
  section: (value) => (typeof value === "string" && value.trim() ? value.trim() : wrong),
  show: (value) => shows.find((known) => known === value) ?? wrong,
  lines: (value, { source }) => lineNumbers(value, source.split("\n").length) ?? wrong,
};

/** Every key that `metadata.gradus.slide` may have. */
export const slideKeys: readonly string[] = Object.keys(readers);

function markdown(value: unknown): string | typeof wrong {
  if (Array.isArray(value) && value.every((line) => typeof line === "string")) return value.join("\n");
  return typeof value === "string" ? value : wrong;
}

/** "3, 5-7" as numbers; undefined when it is not that, or names a line that the code does not have. */
function lineNumbers(value: unknown, last: number): ReadonlySet<number> | undefined {
  if (typeof value !== "string") return undefined;
  const numbers = new Set<number>();
  for (const part of value.split(",")) {
    const match = /^\s*(\d+)(?:\s*-\s*(\d+))?\s*$/.exec(part);
    if (!match) return undefined;
    const from = Number(match[1]);
    const to = Number(match[2] ?? match[1]);
    if (from < 1 || to < from || to > last) return undefined;
    for (let line = from; line <= to; line++) numbers.add(line);
  }
  return numbers;
}

/** The object as it is written; anything that is not an object has no fields we know. */
function fields(cell: Cell): Record<string, unknown> {
  const { slide } = (cell.metadata.gradus ?? {}) as { slide?: unknown };
  if (slide === undefined) return {};
  return typeof slide === "object" && slide !== null && !Array.isArray(slide)
    ? (slide as Record<string, unknown>)
    : { "": slide };
}
