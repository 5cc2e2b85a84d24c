/**
 * Labels beside points, each on the side where it touches the fewest other labels and points, and axes with room for them.
 */
import { log10 } from "../kernels/math.js";
import type { Trace } from "./figure.js";

/** A drawing of usual size, in pixels, and its type. */
const drawing = { width: 600, height: 320 };
const type = { width: 8, height: 18 };

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Scales {
  logX?: boolean;
  logY?: boolean;
  xRange?: readonly [number, number];
  yRange?: readonly [number, number];
}

const isLabelled = (trace: Trace): boolean => trace.mode === "markers+text" && Array.isArray(trace.text);

/** The traces with a side for each label, and the ranges that hold them; both as they are where there are no labels. */
export function withPlacedLabels(
  data: Trace[],
  options: Scales,
): { data: Trace[]; ranges: Pick<Scales, "xRange" | "yRange"> } {
  if (!data.some(isLabelled) || data.some(({ type: kind }) => kind !== "scatter")) return { data, ranges: {} };
  const x = scaleOf(data, "x", options.logX === true, options.xRange);
  const y = scaleOf(data, "y", options.logY === true, options.yRange);
  const place = (trace: Trace, i: number) => ({
    x: x.place(trace.x[i]) * drawing.width,
    y: (1 - y.place(trace.y[i])) * drawing.height,
  });
  const taken: Box[] = data
    .filter((trace) => trace.mode?.includes("markers"))
    .flatMap((trace) => trace.x.map((_: unknown, i: number) => ({ ...place(trace, i), width: 12, height: 12 })));
  const placed = data.map((trace) => {
    if (!isLabelled(trace)) return trace;
    const sides = trace.text.map((label: string, i: number) => {
      const best = boxesAround(place(trace, i), label.length)
        .map((one) => ({ ...one, cost: taken.reduce((sum, other) => sum + overlap(one.box, other), 0) }))
        .reduce((a, b) => (b.cost < a.cost ? b : a));
      taken.push(best.box);
      return best.side;
    });
    return { ...trace, textposition: sides };
  });
  return { data: placed, ranges: { xRange: x.range, yRange: y.range } };
}

/** Where along an axis a value lies, from 0 to 1, on a range with a tenth of room at both ends. */
function scaleOf(data: Trace[], along: "x" | "y", logarithmic: boolean, given?: readonly [number, number]) {
  const value = (v: unknown): number => (logarithmic ? log10(Number(v)) : Number(v));
  const values = data.flatMap((trace) => trace[along].map(value)).filter(Number.isFinite);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = 0.1 * (high - low) || 0.1 * Math.abs(high) || 1;
  const range: readonly [number, number] = given ?? [low - room, high + room];
  return { range, place: (v: unknown) => (value(v) - range[0]) / (range[1] - range[0]) };
}

function boxesAround({ x, y }: { x: number; y: number }, letters: number): { side: string; box: Box }[] {
  const size = { width: letters * type.width, height: type.height };
  const [up, out] = [6 + size.height / 2, 8 + size.width / 2];
  return [
    { side: "top center", box: { x, y: y - up, ...size } },
    { side: "bottom center", box: { x, y: y + up, ...size } },
    { side: "middle right", box: { x: x + out, y, ...size } },
    { side: "middle left", box: { x: x - out, y, ...size } },
  ];
}

function overlap(a: Box, b: Box): number {
  const along = (d: number, p: number, q: number) => Math.max(0, (p + q) / 2 - Math.abs(d));
  return along(a.x - b.x, a.width, b.width) * along(a.y - b.y, a.height, b.height);
}
