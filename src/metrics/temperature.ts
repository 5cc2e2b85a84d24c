/** One number that makes stated probabilities honest. */
import { exp, log, sigmoid, softplus } from "../kernels/math.js";
import { ArgumentError, ShapeError, words } from "../tensor/errors.js";
import { Tensor } from "../tensor/tensor.js";
import { listed, type Numbers, scoresAndAnswers } from "./inputs.js";

/** What a model's logits are to be divided by, and what that does to its surprise. */
export interface Temperature {
  /** above 1 for a model that is too sure of itself */
  readonly temperature: number;
  /** the mean cross-entropy on these cases, in nats, as the model is and after the division */
  readonly before: number;
  readonly after: number;
}

/** The slope of the mean cross-entropy along b, by which logits are multiplied, and its value. */
interface Surprise {
  /** whether the right answer has the largest logit in every case: then larger is always better */
  readonly allRight: boolean;
  slope(b: number): number;
  value(b: number): number;
}

/**
 * Temperature scaling (Guo et al. 2017): the one number by which to divide logits so that the cross-entropy on these cases
 * is least. The ranking stays as it was. Use a validation pile that neither the training nor the test has seen. Logits are
 * [N] with targets 0 and 1 (before the sigmoid), or [N, classes] with class numbers.
 *
 * @throws ArgumentError where no temperature is best: all cases are right, or the logits know less than nothing
 *
 * @example
 * const { temperature } = metrics.temperatureScale([4, 4, 4, -4], [1, 1, 0, 0]);
 * Math.round(100 * temperature) / 100   // 3.64
 */
export function temperatureScale(logits: Numbers, targets: Numbers): Temperature {
  const several = logits instanceof Tensor && logits.ndim === 2 && logits.shape[1]! > 1;
  const { allRight, slope, value } = several ? ofClasses(logits, targets) : ofOutput(logits, targets);
  // cross-entropy is convex in b = 1/temperature: its slope crosses 0 once, or never
  if (slope(0) >= 0)
    throw new ArgumentError(
      "temperatureScale",
      "the logits do no better than a coin on these cases: no temperature helps; look for a mistake in the labels",
    );
  if (allRight)
    throw new ArgumentError(
      "temperatureScale",
      "the model is right about every one of these cases, so that no temperature is best; use more cases, and none that it was trained on",
    );
  let high = 1;
  while (slope(high) < 0) high *= 2;
  let low = 0;
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    if (slope(middle) < 0) low = middle;
    else high = middle;
  }
  const b = (low + high) / 2;
  return { temperature: 1 / b, before: value(1), after: value(b) };
}

const meanOf = (n: number, f: (i: number) => number): number => {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += f(i);
  return sum / n;
};

function ofOutput(logits: Numbers, targets: Numbers): Surprise {
  const [z, y] = scoresAndAnswers("temperatureScale", logits, targets);
  const bad = z.find((v) => !Number.isFinite(v));
  if (bad !== undefined) throw new ArgumentError("temperatureScale", `logits must be finite, but one is ${bad}`);
  return {
    allRight: z.every((v, i) => (y[i] === 1 ? v > 0 : v < 0)),
    slope: (b) => meanOf(z.length, (i) => z[i]! * (sigmoid(b * z[i]!) - y[i]!)),
    value: (b) => meanOf(z.length, (i) => softplus(y[i] === 1 ? -b * z[i]! : b * z[i]!)),
  };
}

function ofClasses(logits: Tensor, targets: Numbers): Surprise {
  const [N, classes] = logits.shape as unknown as [number, number];
  const [flat, y] = [listed(logits), listed(targets)];
  if (y.length !== N)
    throw new ShapeError("temperatureScale", `logits ${words(logits.shape)} but ${y.length} targets`, {
      shapes: [logits.shape, [y.length]],
    });
  const wrong = y.find((t) => !(Number.isInteger(t) && t >= 0 && t < classes));
  if (wrong !== undefined)
    throw new ArgumentError("temperatureScale", `target ${wrong} is not a class from 0 to ${classes - 1}`);
  const bad = flat.find((v) => !Number.isFinite(v));
  if (bad !== undefined) throw new ArgumentError("temperatureScale", `logits must be finite, but one is ${bad}`);
  const rows = Array.from({ length: N }, (_, i) => flat.slice(i * classes, (i + 1) * classes));
  const parts = (row: readonly number[], b: number) => {
    const most = Math.max(...row);
    const weights = row.map((z) => exp(b * (z - most)));
    const total = weights.reduce((a, w) => a + w, 0);
    return { most, total, mean: row.reduce((sum, z, k) => sum + z * weights[k]!, 0) / total };
  };
  return {
    allRight: rows.every((row, i) => row.every((v, k) => k === y[i] || v < row[y[i]!]!)),
    slope: (b) => meanOf(N, (i) => parts(rows[i]!, b).mean - rows[i]![y[i]!]!),
    value: (b) =>
      meanOf(N, (i) => {
        const { most, total } = parts(rows[i]!, b);
        return log(total) + b * (most - rows[i]![y[i]!]!);
      }),
  };
}
