import type { Wdbc } from "../../../data/index.js";
import type { Figure } from "../../../plot/figure.js";
import { animation, border, classes } from "../../../plot/index.js";

/** A straight border: radius + k·texture = c. */
export type Border = readonly [k: number, c: number];

/** Two measurements of every patient, by name. */
export function measurements({ names, features }: Wdbc, ...wanted: string[]): number[][] {
  const columns = wanted.map((name) => names.indexOf(name));
  return features.map((row) => columns.map((column) => row[column]!));
}

/** A patient to the right of a border is called malignant: how many cancers it misses, how many false alarms it raises. */
export function countMistakes(patients: Wdbc, [k, c]: Border): { missed: number; falseAlarms: number } {
  const called = measurements(patients, "mean radius", "mean texture").map(([r, t]) => r! + k * t! > c);
  return {
    missed: called.filter((yes, i) => !yes && patients.malignant[i] === 1).length,
    falseAlarms: called.filter((yes, i) => yes && patients.malignant[i] === 0).length,
  };
}

/**
 * The patients by radius and texture of their cell nuclei, and a slider that moves through straight borders.
 *
 * @example
 * borders(await data.wdbc(), [[0, 12], [0, 15]]);
 */
export function borders(patients: Wdbc, lines: readonly Border[]): Figure {
  const ranges = { xRange: [6, 29], yRange: [8, 41] } as const;
  const labels = lines.map((line, i) => {
    const { missed, falseAlarms } = countMistakes(patients, line);
    return `${i + 1}: ${missed} missed, ${falseAlarms} false alarms`;
  });
  const places = measurements(patients, "mean radius", "mean texture");
  return animation(
    {
      ...ranges,
      x: "mean radius of the nuclei",
      y: "texture of the nuclei",
      slider: "border",
      labels,
    },
    classes(places, patients.malignant, ["benign", "malignant"], { size: 7 }),
    lines.map(([k, c]) => [border([1, k, -c], { ...ranges, name: "border" })]),
  );
}
