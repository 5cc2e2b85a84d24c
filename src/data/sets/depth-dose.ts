import { exp } from "../../kernels/math.js";
import { ArgumentError, described } from "../../tensor/errors.js";

/**
 * The dose along the axis of a photon beam at `cm` of depth in water, in percent of its maximum. A formula of the shape of a
 * 6 MV beam (build-up, attenuation, distance), made for this course: not for clinical use.
 *
 * @example
 * data.percentDepthDose(1.5)   // 100
 */
export function percentDepthDose(cm: number): number {
  if (!(typeof cm === "number" && cm >= 0))
    throw new ArgumentError("percentDepthDose", `expects a depth from 0 cm down, but was given ${described(cm)}`);
  return (100 * unscaled(cm)) / unscaled(deepest);
}

/** Where the dose is highest, in cm. */
const deepest = 1.5;

function unscaled(cm: number): number {
  const buildUp = 1 - 0.51 * exp(-2 * cm);
  const distance = 100 / (100 + cm);
  return buildUp * exp(-0.0325 * cm) * distance * distance;
}

/** Errors of measurement in percent of the value, fixed once so that every reader has the same points. */
const scatter = [0.4, -0.7, 0.3, 0.8, -0.5, -0.2, 0.9, -0.9, 0.1, 0.6, -0.4, -0.8, 0.7, 0.2, -0.6];

/**
 * Fifteen measurements along the axis of a beam: cm: [15], every 2 cm from 2 to 30 cm of depth; dose: [15] in percent of the
 * maximum. Synthetic: `percentDepthDose` with fixed errors of up to 0.9% of the value.
 *
 * @example
 * data.depthDose().cm.at(-1)   // 30
 */
export function depthDose(): { cm: number[]; dose: number[]; source: string } {
  const cm = scatter.map((_, i) => 2 * (i + 1));
  const dose = cm.map((depth, i) => Math.round(10 * percentDepthDose(depth) * (1 + scatter[i]! / 100)) / 10);
  return { cm, dose, source: "synthetic, made for this course" };
}
