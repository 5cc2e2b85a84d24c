import type { Wdbc } from "../../../data/index.js";
import { animation, path, points } from "../../../plot/index.js";
import type { Figure } from "../../../plot/figure.js";
import { ink } from "../../../plot/style.js";

/** A straight border: radius + k·texture = c. */
export type Border = readonly [k: number, c: number];

/** A patient to the right of a border is called malignant: how many cancers it misses, how many false alarms it raises. */
export function countMistakes({ names, features, malignant }: Wdbc, [k, c]: Border): { missed: number; alarms: number } {
  const [radius, texture] = ["mean radius", "mean texture"].map((name) => names.indexOf(name)) as [number, number];
  const called = features.map((row) => row[radius]! + k * row[texture]! > c);
  return {
    missed: called.filter((yes, i) => !yes && malignant[i] === 1).length,
    alarms: called.filter((yes, i) => yes && malignant[i] === 0).length,
  };
}

/** The patients by radius and texture of their cell nuclei, and a slider that moves through straight borders. */
export function borders(patients: Wdbc, lines: readonly Border[]): Figure {
  const [radius, texture] = ["mean radius", "mean texture"].map((name) =>
    patients.features.map((row) => row[patients.names.indexOf(name)]!),
  ) as [number[], number[]];
  const clouds = ["benign", "malignant"].map((name, kind) => {
    const own = (values: number[]) => values.filter((_, i) => patients.malignant[i] === kind);
    return points(own(radius), own(texture), { name, size: 7 });
  });
  const labels = lines.map((line, i) => {
    const { missed, alarms } = countMistakes(patients, line);
    return `${i + 1}: ${missed} missed, ${alarms} false alarms`;
  });
  return animation(
    {
      alt:
        `${radius.length} patients by mean radius and texture of their cell nuclei; the malignant lumps lie mostly to the right, ` +
        `at larger radius, and in the middle both kinds overlap. A straight border moves with the slider; ${labels.join("; ")}.`,
      x: "mean radius of the nuclei (pixels)",
      y: "texture (spread of grey values)",
      xRange: [6, 29],
      yRange: [8, 41],
      slider: "border",
      labels,
      show: 3,
    },
    clouds,
    lines.map(([k, c]) => [path([c - 8 * k, c - 41 * k], [8, 41], { name: "border", colour: ink })]),
  );
}
