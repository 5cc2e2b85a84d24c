/** Whether stated probabilities come true. */
import { checkWhole } from "../tensor/options.js";
import { checkUnit, type Numbers, scoresAndAnswers } from "./inputs.js";

/** One bin of a reliability diagram. */
export interface CalibrationBin {
  confidence: number;
  accuracy: number;
  count: number;
}

/**
 * How often a stated probability came true, in bins of equal width; empty bins are left out.
 *
 * @example
 * metrics.reliability([0.75, 0.75], [1, 0]).length; // 1
 */
export function reliability(probabilities: Numbers, targets: Numbers, bins = 10): CalibrationBin[] {
  const [p, y] = scoresAndAnswers("reliability", probabilities, targets);
  checkUnit("reliability", p, "pass logits through sigmoid first");
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

/**
 * Expected calibration error: how far stated probabilities are from what came true, on average (Guo et al. 2017).
 *
 * @example
 * metrics.calibrationError([0.75, 0.75], [1, 0]); // 0.25
 */
export function calibrationError(probabilities: Numbers, targets: Numbers, bins = 10): number {
  const parts = reliability(probabilities, targets, bins);
  const total = parts.reduce((n, bin) => n + bin.count, 0);
  return parts.reduce((sum, bin) => sum + (bin.count / total) * Math.abs(bin.confidence - bin.accuracy), 0);
}
