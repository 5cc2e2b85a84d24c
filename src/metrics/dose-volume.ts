/** What a dose distribution means for an organ: the numbers that a plan is judged by. */
import { ArgumentError, ShapeError } from "../tensor/errors.js";
import { checkNumber, checkOptions } from "../tensor/options.js";
import { listed, type Numbers } from "./inputs.js";

/** The doses of the cells inside, in ascending order. */
function inside(metric: string, dose: Numbers, mask: Numbers): number[] {
  const [gray, cells] = [listed(dose), listed(mask)];
  if (gray.length !== cells.length)
    throw new ShapeError(metric, `a dose of ${gray.length} cells and a mask of ${cells.length}`, {
      shapes: [[gray.length], [cells.length]],
    });
  const odd = gray.find((d) => !(d >= 0 && d < Infinity));
  if (odd !== undefined) throw new ArgumentError(metric, `a dose is a number from 0 up, in Gy, but one is ${odd}`);
  const chosen = gray.filter((_, i) => cells[i]! >= 0.5).sort((a, b) => a - b);
  if (chosen.length === 0)
    throw new ArgumentError(metric, "the mask is empty: an organ without cells has no dose. Count such cases apart");
  return chosen;
}

/**
 * V of a dose, such as V70: the part of the organ, in percent, that gets at least so many Gy. `dose` and `mask` have one
 * number a cell.
 *
 * @throws ArgumentError where the mask is empty
 *
 * @example
 * metrics.volumeAtDose([10, 60, 72, 78], [1, 1, 1, 1], 70); // 50
 */
export function volumeAtDose(dose: Numbers, mask: Numbers, gray: number): number {
  checkNumber("volumeAtDose", "the dose", gray, 0);
  const doses = inside("volumeAtDose", dose, mask);
  return (100 * doses.filter((d) => d >= gray).length) / doses.length;
}

/**
 * D of a volume, such as D95: the dose in Gy that at least so many percent of the organ get.
 *
 * @throws ArgumentError where the mask is empty
 *
 * @example
 * metrics.doseAtVolume([60, 76, 77, 78], [1, 1, 1, 1], 75); // 76
 */
export function doseAtVolume(dose: Numbers, mask: Numbers, percent: number): number {
  checkNumber("doseAtVolume", "the volume", percent, 0, 100);
  const doses = inside("doseAtVolume", dose, mask);
  const enough = Math.ceil((percent / 100) * doses.length - 1e-9);
  return doses[Math.min(doses.length - 1, doses.length - enough)]!;
}

export interface Dvh {
  /** Gy, in even steps from 0 */
  dose: number[];
  /** the part of the organ, in percent, that gets at least that dose */
  volume: number[];
}

/**
 * The cumulative dose–volume histogram of an organ: for each dose the part that gets at least so much.
 *
 * @throws ArgumentError where the mask is empty
 *
 * @example
 * metrics.dvh([0, 1, 2, 2], [1, 1, 1, 1], { step: 1 }).volume; // [100, 75, 50, 0]
 */
export function dvh(dose: Numbers, mask: Numbers, options: { step?: number } = {}): Dvh {
  checkOptions("dvh", options, ["step"]);
  const { step = 1 } = options;
  checkNumber("dvh", "step", step, 0.001);
  const doses = inside("dvh", dose, mask);
  const bins = Math.floor(doses[doses.length - 1]! / step) + 2;
  const at = Array.from({ length: bins }, (_, i) => i * step);
  return { dose: at, volume: at.map((d) => (100 * doses.filter((x) => x >= d).length) / doses.length) };
}
