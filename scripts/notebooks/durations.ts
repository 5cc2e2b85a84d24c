/** How long each notebook took when it last ran: the longest starts first. Shards are cut by the size of their code. */
import { mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Notebook } from "../ipynb/notebook.js";
import { writeWhole } from "../setup/write-whole.mjs";

/** Code of this many characters takes about a second, until it is known better. */
const CHARACTERS_A_SECOND = 2000;

export class Durations {
  private readonly file: string;
  private readonly seconds: Record<string, number>;

  constructor(root: string) {
    this.file = join(root, "build", "cache", "durations.json");
    this.seconds = read(this.file);
  }

  /** Seconds that a notebook with so many characters of code will take, by its last run or by its size. */
  expected(name: string, size: number): number {
    return this.seconds[name] ?? size / CHARACTERS_A_SECOND;
  }

  /** Writes down what runs took. Losing the race against another runner costs nothing but its numbers. */
  record(runs: { name: string; seconds: number }[]): void {
    if (runs.length === 0) return;
    const news = Object.fromEntries(runs.map(({ name, seconds }) => [name, Number(seconds.toFixed(1))]));
    mkdirSync(dirname(this.file), { recursive: true });
    writeWhole(this.file, `${JSON.stringify({ ...read(this.file), ...news }, null, 1)}\n`);
  }
}

function read(file: string): Record<string, number> {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return {};
  }
}

/** Characters of code in a notebook. */
export const codeSize = ({ cells }: Notebook): number =>
  cells.reduce((sum, { type, source }) => sum + (type === "code" ? source.length : 0), 0);

/**
 * The part of the notebooks that shard `index` of `count` runs (from 1): the largest first, each to the emptiest shard. Cut
 * by size, which no run changes: a recorded time does, and then a notebook could be in no shard of two that run in turn.
 */
export function shard<T extends { name: string; size: number }>(items: T[], index: number, count: number): T[] {
  const shards = Array.from({ length: count }, () => ({ load: 0, items: [] as T[] }));
  for (const item of [...items].sort((a, b) => b.size - a.size || byName(a, b))) {
    const emptiest = shards.reduce((least, one) => (one.load < least.load ? one : least));
    emptiest.items.push(item);
    emptiest.load += item.size;
  }
  return shards[index - 1]!.items;
}

const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1);

export const longestFirst = <T extends { name: string; expected: number }>(items: T[]): T[] =>
  [...items].sort((a, b) => b.expected - a.expected || byName(a, b));
