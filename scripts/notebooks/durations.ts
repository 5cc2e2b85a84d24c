/** How long each notebook took when it last ran: the longest starts first, and shards share the work evenly. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Notebook } from "../ipynb/notebook.js";

/** Code of this many characters takes about a second, until it is known better. */
const CHARACTERS_A_SECOND = 2000;

export class Durations {
  private readonly file: string;
  private readonly seconds: Record<string, number>;

  constructor(root: string) {
    this.file = join(root, "build", "cache", "durations.json");
    this.seconds = read(this.file);
  }

  /** Seconds that the notebook will take, by its last run or by the length of its code. */
  expected(name: string, notebook: Notebook): number {
    const code = notebook.cells.filter(({ type }) => type === "code").map(({ source }) => source);
    return this.seconds[name] ?? code.join("").length / CHARACTERS_A_SECOND;
  }

  /** Writes down what runs took. Losing the race against another runner costs nothing but its numbers. */
  record(runs: { name: string; seconds: number }[]): void {
    if (runs.length === 0) return;
    const news = Object.fromEntries(runs.map(({ name, seconds }) => [name, Number(seconds.toFixed(1))]));
    mkdirSync(dirname(this.file), { recursive: true });
    const temporary = `${this.file}.${process.pid}`;
    writeFileSync(temporary, `${JSON.stringify({ ...read(this.file), ...news }, null, 1)}\n`);
    renameSync(temporary, this.file);
  }
}

function read(file: string): Record<string, number> {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return {};
  }
}

/** The part of the notebooks that shard `index` of `count` runs (from 1): the longest first, each to the emptiest shard. */
export function shard<T extends { name: string; expected: number }>(items: T[], index: number, count: number): T[] {
  const shards = Array.from({ length: count }, () => ({ load: 0, items: [] as T[] }));
  for (const item of longestFirst(items)) {
    const emptiest = shards.reduce((least, one) => (one.load < least.load ? one : least));
    emptiest.items.push(item);
    emptiest.load += item.expected;
  }
  return shards[index - 1]!.items;
}

export const longestFirst = <T extends { name: string; expected: number }>(items: T[]): T[] =>
  [...items].sort((a, b) => b.expected - a.expected || (a.name < b.name ? -1 : 1));
