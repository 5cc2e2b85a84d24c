/** Whether stated probabilities come true. */
import { checkWhole } from "../tensor/options.js";
import { Tensor } from "../tensor/tensor.js";
import { checkScores, checkUnit, listed, type Numbers, pair, scoresAndAnswers } from "./inputs.js";

/** One bin of a reliability diagram. */
export interface CalibrationBin {
  confidence: number;
  accuracy: number;
  count: number;
}

/**
 * How often a stated probability came true, in bins of equal width; empty bins are left out. Probabilities of yes, [N],
 * with targets 0 and 1; or of all classes, [N, classes], with class numbers: then the probability of the likeliest class is
 * compared with how often it was the right one.
 *
 * @example
 * metrics.reliability([0.75, 0.75], [1, 0]).length; // 1
 */
export function reliability(probabilities: Numbers, targets: Numbers, bins = 10): CalibrationBin[] {
  const several = probabilities instanceof Tensor && probabilities.ndim === 2 && probabilities.shape[1]! > 1;
  const [p, y] = several ? likeliest(probabilities, targets) : scoresAndAnswers("reliability", probabilities, targets);
  checkUnit("reliability", p, several ? "pass logits through softmax first" : "pass logits through sigmoid first");
  checkWhole("reliability", "bins", bins, 1);
  const sums = Array.from({ length: bins }, () => ({ confidence: 0, accuracy: 0, count: 0 }));
  p.forEach((q, i) => {
    const bin = sums[Math.min(bins - 1, Math.floor(q * bins))]!;
    bin.confidence += q;
    bin.accuracy += y[i]! === 1 ? 1 : 0;
    bin.count++;
  });
  return sums
    .filter((bin) => bin.count > 0)
    .map(({ confidence, accuracy, count }) => ({ confidence: confidence / count, accuracy: accuracy / count, count }));
}

/** The probability of each row's likeliest class, and 1 where that class is the right one. */
function likeliest(probabilities: Tensor, targets: Numbers): [number[], number[]] {
  const [N, classes] = probabilities.shape as unknown as [number, number];
  const flat = listed(probabilities);
  checkScores("reliability", flat);
  const starts = Array.from({ length: N }, (_, i) => i * classes);
  const [, y] = pair("reliability", starts, targets);
  const rows = starts.map((start) => flat.slice(start, start + classes));
  const most = rows.map((row) => Math.max(...row));
  return [most, rows.map((row, i) => Number(row.indexOf(most[i]!) === y[i]))];
}

/**
 * Expected calibration error: how far stated probabilities are from what came true, on average (Guo et al. 2017).
 * Probabilities and targets as for `reliability`.
 *
 * @example
 * metrics.calibrationError([0.75, 0.75], [1, 0]); // 0.25
 */
export function calibrationError(probabilities: Numbers, targets: Numbers, bins = 10): number {
  const parts = reliability(probabilities, targets, bins);
  const total = parts.reduce((n, bin) => n + bin.count, 0);
  return parts.reduce((sum, bin) => sum + (bin.count / total) * Math.abs(bin.confidence - bin.accuracy), 0);
}
