/** Pairs of numbers: `y[i]` belongs to `x[i]`. */
export interface Points {
  x: number[];
  y: number[];
}

/**
 * The twelve points of figure 2.2 in Simon J. D. Prince, "Understanding Deep Learning" (MIT Press, 2023): x: [12], y: [12], no units.
 *
 * @example
 * data.udl().x.length   // 12
 */
export function udl(): Points {
  return {
    x: [0.03, 0.19, 0.34, 0.46, 0.78, 0.81, 1.08, 1.18, 1.39, 1.6, 1.65, 1.9],
    y: [0.67, 0.85, 1.05, 1.0, 1.4, 1.5, 1.3, 1.54, 1.55, 1.68, 1.73, 1.6],
  };
}

/**
 * What a treatment machine delivered at eight settings: mu: [8] in hundreds of monitor units, gray: [8] in Gy, measured
 * at 10 cm depth. Synthetic: made for this course on a line of slope 0.78 Gy per 100 MU with an offset of 0.01 Gy and
 * fixed errors of up to 0.03 Gy; no machine of this name exists. 180 MU was never measured.
 *
 * @example
 * data.monitorUnits().gray[0]   // 0.15
 */
export function monitorUnits(): { mu: number[]; gray: number[]; source: string } {
  return {
    mu: [0.2, 0.5, 0.8, 1.1, 1.5, 2.1, 2.5, 3],
    gray: [0.15, 0.42, 0.61, 0.89, 1.17, 1.62, 1.98, 2.33],
    source: "synthetic, made for this course",
  };
}
