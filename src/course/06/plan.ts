import type { PelvisSet } from "../../data/sets/pelvis/pelvises.js";
import { dose, expanded } from "../../data/sets/pelvis/plan.js";
import * as metrics from "../../metrics/index.js";
import { byPatient, type Drawn, maskOf, truthOf } from "./measure.js";

/** How the plans of the lecture are made: mm around the prostate, mm of fall-off, Gy. */
export const planOf = { margin: 6, falloff: 9, prescription: 78 } as const;

/** Part of the rectum that may get 70 Gy, in percent (QUANTEC 2010), and of the target's prescription that 95% of it must get. */
export const limits = { v70: 20, d95: 0.95 * planOf.prescription } as const;

/** A patient's plan, as it looks on some contours. */
export interface PlanNumbers {
  /** percent of the rectum (wall and what is in it) with 70 Gy or more; 0 where nobody drew a rectum */
  v70: number;
  /** Gy that 95% of the planning target volume get; 0 where nobody drew a prostate */
  d95: number;
}

/**
 * Plans every patient on one set of contours (the dose goes where that prostate is) and reads the plan on another.
 * The same contours twice: what the planning system shows. Planned on drawn ones and read on the truth: what the patient gets.
 *
 * @example
 * const set = data.pelvises({ patients: 2, seed: 1 });
 * plansOn(truthOf(set), truthOf(set), set)[0].d95   // 78
 */
export function plansOn(drawn: Drawn, read: Drawn, set: PelvisSet): PlanNumbers[] {
  return byPatient(set).map((places) => {
    const { doses, rectum, target } = planVolumes(drawn, read, set, places);
    return {
      v70: rectum.includes(1) ? metrics.volumeAtDose(doses, rectum, 70) : 0,
      d95: target.includes(1) ? metrics.doseAtVolume(doses, target, 95) : 0,
    };
  });
}

/** The doses of a patient's slices in Gy, one after the other, with the rectum and the planning target volume as read. */
export function planVolumes(drawn: Drawn, read: Drawn, set: PelvisSet, places: readonly number[]) {
  const { spacing } = set.slices[0]!;
  const look = { spacing, margin: planOf.margin };
  const doses = places.flatMap((k) => Array.from(dose(maskOf(drawn[k]!, 3), { ...look, falloff: planOf.falloff })));
  const rectum = places.flatMap((k) => Array.from(read[k]!, (label) => Number(label === 4 || label === 5)));
  const target = places.flatMap((k) => Array.from(expanded(maskOf(read[k]!, 3), look)));
  return { doses, rectum, target };
}

/** Whether a plan may be treated: the rectum is spared and the target is covered. */
export const acceptable = ({ v70, d95 }: PlanNumbers): boolean => v70 <= limits.v70 && d95 >= limits.d95;

/** What the planner sees and what the patient gets, for every patient, and the patients whose verdict is another one. */
export interface Verdicts {
  seen: PlanNumbers[];
  got: PlanNumbers[];
  flipped: number[];
}

/** Plans on drawn contours, read on the same contours and on the truth. */
export function verdicts(drawn: Drawn, set: PelvisSet): Verdicts {
  const [seen, got] = [plansOn(drawn, drawn, set), plansOn(drawn, truthOf(set), set)];
  return { seen, got, flipped: seen.flatMap((plan, i) => (acceptable(plan) !== acceptable(got[i]!) ? [i] : [])) };
}
