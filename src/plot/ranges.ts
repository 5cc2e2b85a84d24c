import { log10 } from "../kernels/math.js";
import type { Trace } from "./figure.js";

interface Wanted {
  xRange?: readonly [number, number];
  yRange?: readonly [number, number];
  logX?: boolean;
  logY?: boolean;
}

/**
 * The ranges that hold everything drawn in any frame, where none is asked for: an axis that jumps while something moves tells of
 * the axis. Only for points, lines and bars; a field brings its own.
 */
export function rangesOf(traces: readonly Trace[], wanted: Wanted): Pick<Wanted, "xRange" | "yRange"> {
  if (traces.some(({ type }) => type !== "scatter" && type !== "bar")) return {};
  const bars = traces.some(({ type }) => type === "bar");
  const x = wanted.xRange || bars ? undefined : around(traces, "x", wanted.logX === true);
  const y = wanted.yRange ? undefined : around(traces, "y", wanted.logY === true);
  return { ...(x ? { xRange: x } : {}), ...(y ? { yRange: bars ? [Math.min(0, y[0]), y[1]] : y } : {}) };
}

/** In the axis's own units, logarithms on a logarithmic one, with a twentieth of room on both sides. */
function around(traces: readonly Trace[], along: "x" | "y", logarithmic: boolean): [number, number] | undefined {
  const given = traces.flatMap((trace) => (Array.isArray(trace[along]) ? (trace[along] as unknown[]) : []));
  const numbers = given.filter(
    (v): v is number => typeof v === "number" && Number.isFinite(v) && (!logarithmic || v > 0),
  );
  if (numbers.length === 0) return undefined;
  const values = logarithmic ? numbers.map((v) => log10(v)) : numbers;
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = 0.05 * (high - low) || 0.05 * Math.abs(high) || 1;
  return [low - room, high + room];
}
