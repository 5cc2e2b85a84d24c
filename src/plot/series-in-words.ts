/** One series in words: how many points it has, where a line rises and falls, which bar is the highest. */
import { log10 } from "../kernels/math.js";
import type { Trace } from "./figure.js";
import { certain } from "./grids.js";
import { written } from "./values.js";

/** What the axes are called. */
export interface Names {
  x: string;
  y: string;
  /** Heights are counted in powers of ten. */
  logarithmic?: boolean;
  /** The series lie on a map: up is not more. */
  map?: boolean;
}

/** A sentence about one trace; empty for one that only decorates. */
export function seriesInWords(trace: Trace, names: Names): string {
  const { type = "scatter", mode = "lines", name, visible } = trace;
  const who = name ? `“${name}”` : "";
  const hidden = visible === "legendonly" ? " (hidden until you click on its name)" : "";
  if (type === "bar") return barsInWords(trace, who);
  if (["heatmap", "contour", "surface"].includes(type)) return heightsInWords(trace);
  if (mode === "text") return wordsOf(trace);
  const pairs = pairsOf(trace);
  if (pairs.length === 0) return "";
  if (type === "scatter3d") return `${who || "A way"}${hidden} goes from ${spot(pairs[0]!)} to ${spot(pairs.at(-1)!)}.`;
  if (trace.meta === "outline") return `${who} is outlined.`;
  const gaps = yOf(trace, true).filter((y) => !Number.isFinite(y)).length;
  const subject = `${who || (mode.includes("lines") ? "A line" : "Points")}${hidden}`;
  if (mode.includes("lines") && gaps > 1) return `${subject}: ${gaps} separate pieces.`;
  if (mode.includes("lines")) return `${subject} ${course(pairs, names)}.`;
  return `${subject}: ${cloud(pairs, trace.text)}.`;
}

interface Pair {
  x: number | string;
  y: number;
}

/** The places of a trace that can be told: gaps are left out. */
function pairsOf(trace: Trace): Pair[] {
  const [xs, ys] = [listOf(trace.x), listOf(trace.y)];
  return ys.flatMap((y, i) => {
    const x = trace.x === undefined ? i : xs[i];
    return typeof y === "number" && Number.isFinite(y) && (typeof x === "string" || Number.isFinite(x))
      ? [{ x: x as number | string, y }]
      : [];
  });
}

/** The numbers along an axis. */
export const xOf = (trace: Trace): number[] => listOf(trace.x).filter(isFiniteNumber);

/** With `gaps`, what is no number stays in its place. */
export const yOf = (trace: Trace, gaps = false): number[] =>
  gaps ? listOf(trace.y).map((y) => (isFiniteNumber(y) ? y : Number.NaN)) : listOf(trace.y).filter(isFiniteNumber);

const isFiniteNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);
const listOf = (given: unknown): unknown[] => (Array.isArray(given) ? given : []);

/** Where a line begins, turns and ends; small wiggles, below a twentieth of the whole height, are no turns. */
function course(pairs: Pair[], names: Names): string {
  const place = ({ x, y }: Pair) => `${written(y, 3)} at ${at(names.x, x)}`;
  const [first, last] = [pairs[0]!, pairs.at(-1)!];
  if (pairs.length === 1) return `is one point, ${place(first)}`;
  if (names.map || !onwards(pairs)) return `goes from ${spot(first)} to ${spot(last)}`;
  const [low, high] = extremes(pairs);
  if (low.y === high.y) return `stays at ${written(low.y, 3)}, from ${at(names.x, first.x)} to ${at(names.x, last.x)}`;
  const turns = turningPoints(pairs, names.logarithmic === true && low.y > 0);
  if (turns.length > 6)
    return `swings ${turns.length - 2} times, between ${place(low)} and ${place(high)}, and ends at ${written(last.y, 3)}`;
  const legs = turns.slice(1).map((turn, i) => {
    const from = i === 0 ? ` from ${place(first)}` : "";
    return `${turn.y > turns[i]!.y ? "rises" : "falls"}${from} to ${place(turn)}`;
  });
  return legs.join(", then ");
}

/** Does x only grow, or only shrink? A way over a map goes where it likes. */
function onwards(pairs: Pair[]): boolean {
  const steps = pairs.slice(1).map(({ x }, i) => (typeof x === "number" ? x - Number(pairs[i]!.x) : 1));
  return steps.every((step) => step >= 0) || steps.every((step) => step <= 0);
}

function turningPoints(pairs: Pair[], logarithmic: boolean): Pair[] {
  const height = ({ y }: Pair) => (logarithmic ? log10(y) : y);
  const [low, high] = extremes(pairs);
  const noise = (height(high) - height(low)) / 20;
  const turns: Pair[] = [pairs[0]!];
  let best = pairs[0]!;
  let rising: boolean | undefined;
  for (const pair of pairs.slice(1)) {
    const beyond = height(pair) - height(best);
    if (rising === undefined) {
      if (Math.abs(beyond) > noise) [rising, best] = [beyond > 0, pair];
    } else if (rising ? beyond >= 0 : beyond <= 0) {
      best = pair;
    } else if (Math.abs(beyond) > noise) {
      turns.push(best);
      [rising, best] = [!rising, pair];
    }
  }
  turns.push(pairs.at(-1)!);
  return turns;
}

function extremes(pairs: Pair[]): [Pair, Pair] {
  return [
    pairs.reduce((best, pair) => (pair.y < best.y ? pair : best)),
    pairs.reduce((best, pair) => (pair.y > best.y ? pair : best)),
  ];
}

/** Few points are listed; of many, their number, their ranges and whether they rise or fall. */
function cloud(pairs: Pair[], labels: unknown): string {
  const text = Array.isArray(labels) ? labels.map(String) : [];
  if (pairs.length <= 6) {
    const told = pairs.map(({ x, y }, i) => `${text[i] ? `${text[i]} ` : ""}(${shown(x)}, ${written(y, 3)})`);
    return told.join(", ");
  }
  const ys = pairs.map(({ y }) => y);
  const xs = pairs.map(({ x }) => x).filter(isFiniteNumber);
  const trend = xs.length === ys.length ? correlation(xs, ys) : 0;
  const rises = trend > 0.6 ? ", rising from left to right" : trend < -0.6 ? ", falling from left to right" : "";
  const width = xs.length > 0 ? `${written(Math.min(...xs), 3)} to ${written(Math.max(...xs), 3)} across, ` : "";
  return `${pairs.length} points, ${width}${written(Math.min(...ys), 3)} to ${written(Math.max(...ys), 3)} high${rises}`;
}

function correlation(xs: number[], ys: number[]): number {
  const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const [mx, my] = [mean(xs), mean(ys)];
  const sum = (f: (i: number) => number) => xs.reduce((total, _, i) => total + f(i), 0);
  const spread = Math.sqrt(sum((i) => (xs[i]! - mx) * (xs[i]! - mx)) * sum((i) => (ys[i]! - my) * (ys[i]! - my)));
  return spread === 0 ? 0 : sum((i) => (xs[i]! - mx) * (ys[i]! - my)) / spread;
}

const spot = ({ x, y }: Pair): string => `(${shown(x)}, ${written(y, 3)})`;

function barsInWords(trace: Trace, who: string): string {
  const lying = trace.orientation === "h";
  const [labels, heights] = lying ? [listOf(trace.y), xOf(trace)] : [listOf(trace.x), yOf(trace)];
  const bars = heights.map((height, i) => ({ x: String(shown(labels[i])), y: height }));
  if (bars.length === 0) return "";
  const name = who ? `${who}: ` : "";
  const one = ({ x, y }: { x: string; y: number }) => `${x} ${written(y, 3)}`;
  if (bars.length <= 12) return `${name}${bars.map(one).join("; ")}.`;
  const [low, high] = extremes(bars) as { x: string; y: number }[];
  return `${name}${bars.length} bars, the highest ${one(high!)}, the lowest ${one(low!)}.`;
}

/** Where a map or a landscape is lowest and highest; a small table is read out. */
function heightsInWords(trace: Trace): string {
  const rows = rowsOf(trace.z);
  const coded = trace.colorbar?.ticktext !== undefined; // the colours stand for other numbers than those drawn
  if (rows.length === 0 || coded || trace.contours?.coloring === "lines") return "";
  const [xs, ys] = [listOf(trace.x), listOf(trace.y)];
  if (trace.texttemplate && rows.flat().length <= 36) {
    return `${rows.map((row, r) => `${ys[r] === undefined ? `row ${r + 1}` : shown(ys[r])}: ${row.map((v) => written(v, 3)).join(", ")}`).join("; ")}.`;
  }
  const all = rows.flatMap((row, r) => row.map((y, c) => ({ x: c, row: r, y })));
  const [low, high] = extremes(all) as unknown as { x: number; row: number; y: number }[];
  const place = ({ x, row, y }: { x: number; row: number; y: number }) =>
    `${written(y, 3)} at (${shown(xs[x] ?? x)}, ${shown(ys[row] ?? row)})`;
  const what = trace.colorbar?.title?.text ? ` of ${plain(trace.colorbar.title.text)}` : "";
  return `${rows[0]!.length} by ${rows.length} values${what}, from ${place(low!)} to ${place(high!)}.`;
}

/** What packed numbers mean: pixels are themselves, probabilities are counted in ten-thousandths. */
const unpacked: Record<string, (bytes: Uint8Array) => ArrayLike<number>> = {
  u1: (bytes) => bytes,
  i2: (bytes) => new Int16Array(bytes.buffer),
  u2: (bytes) => Array.from(new Uint16Array(bytes.buffer), (whole) => whole / certain),
};

/** The rows of a grid, packed or not. */
function rowsOf(z: any): number[][] {
  if (Array.isArray(z)) return z as number[][];
  const unpack = unpacked[z?.dtype];
  if (typeof z?.bdata !== "string" || !unpack) return [];
  const bytes = Uint8Array.from(atob(z.bdata), (char) => char.charCodeAt(0));
  const values = Array.from(unpack(bytes));
  const columns = Number(String(z.shape).split(",")[1]);
  return Array.from({ length: values.length / columns }, (_, r) => values.slice(r * columns, (r + 1) * columns));
}

function wordsOf(trace: Trace): string {
  const text = listOf(trace.text)
    .map(String)
    .filter((one) => one.trim() !== "");
  if (text.length === 0) return "";
  const told = text.slice(0, 12).join("; ");
  return `Words: ${told}${text.length > 12 ? "; and more" : ""}.`;
}

/** Text without the tags that Plotly understands. */
export const plain = (text: unknown): string =>
  String(text)
    .replace(/<br ?\/?>/g, " ")
    .replace(/<[^>]*>/g, "")
    .replace(/\s+/g, " ")
    .trim();

/** "a", "a and b", "a, b and c". */
export const listed = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`;

const at = (name: string, x: number | string): string =>
  name.length <= 3 && typeof x === "number" ? `${name} = ${written(x, 3)}` : String(shown(x));

const shown = (value: unknown): string => (isFiniteNumber(value) ? written(value, 3) : String(value));
