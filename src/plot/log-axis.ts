import { log10 } from "../kernels/math.js";
import type { Trace } from "./figure.js";

/**
 * A logarithmic axis with ticks that read as numbers: 0.001, 1, 100,000, and powers only beyond (10⁻⁶), where Plotly would
 * write "1µ" or "100k". Over two decades or less 2 and 5 are marked as well; over many decades every other one is.
 */
export function logAxis(traces: readonly Trace[], along: "x" | "y"): Record<string, unknown> {
  const values = traces.flatMap((trace) => (Array.isArray(trace[along]) ? (trace[along] as unknown[]) : []));
  const drawn = values.filter(
    (value): value is number => typeof value === "number" && value > 0 && Number.isFinite(value),
  );
  if (drawn.length === 0) return { type: "log" };
  const [low, high] = [log10(Math.min(...drawn)), log10(Math.max(...drawn))];
  const stride = high - low > 8 ? Math.ceil((high - low) / 8) : 1;
  const steps = high - low <= 2 ? [1, 2, 5] : [1];
  const tickvals: number[] = [];
  const ticktext: string[] = [];
  for (let power = Math.floor(low) - 1; power <= Math.ceil(high) + 1; power++) {
    if (power % stride !== 0) continue;
    for (const step of steps) {
      tickvals.push(Number(`${step}e${power}`));
      ticktext.push(label(step, power));
    }
  }
  return { type: "log", tickvals, ticktext };
}

function label(step: number, power: number): string {
  if (power >= -4 && power <= 5)
    return Number(`${step}e${power}`)
      .toString()
      .replace(/\B(?<!\.\d*)(?=(\d{3})+$)/g, ",");
  const raised = String(power).replace(/[-0-9]/g, (c) => (c === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(c)]!));
  return `${step === 1 ? "" : `${step}·`}10${raised}`;
}
