/** How good predictions of measured values are. */
import { ArgumentError } from "../tensor/errors.js";
import { type Numbers, pair } from "./inputs.js";

/**
 * R², the part of the targets' variance that the predictions explain: 1 − Σ(y − p)²/Σ(y − ȳ)². The mean as the only
 * prediction has 0; worse ones are below.
 *
 * @example
 * metrics.r2([1, 2, 4], [1, 2, 3]); // 0.5
 */
export function r2(predictions: Numbers, targets: Numbers): number {
  const [p, y] = pair("r2", predictions, targets);
  for (const [what, list] of [["prediction", p] as const, ["target", y] as const]) {
    const at = list.findIndex((v) => !Number.isFinite(v));
    if (at >= 0) throw new ArgumentError("r2", `the ${what} number ${at + 1} is ${list[at]}`);
  }
  const mean = y.reduce((sum, t) => sum + t, 0) / y.length;
  const squares = (errors: number[]) => errors.reduce((sum, e) => sum + e * e, 0);
  const spread = squares(y.map((t) => t - mean));
  if (spread === 0) throw new ArgumentError("r2", "all targets are the same, so there is no variance to explain");
  return 1 - squares(y.map((t, i) => t - p[i]!)) / spread;
}
