import { asset } from "../../persistence/asset.js";

/** Patients whose breast lump was sampled with a fine needle. */
export interface Wdbc {
  /** [30]: what was measured: "mean radius", …, "error radius", …, "worst radius", …. */
  names: string[];
  /** [569][30]: the measurements, in the units of the source. */
  features: number[][];
  /** [569]: 1 where the lump was malignant, 0 where it was benign. */
  malignant: number[];
  source: string;
}

/**
 * The Wisconsin diagnostic breast cancer data: 569 patients, 212 of them with cancer. Ten properties of the cell nuclei
 * seen under the microscope (radius, texture, concave points, …), of each the mean over the nuclei, the standard error
 * and the mean of the three worst. Wolberg, Mangasarian, Street and Street (1995), UCI Machine Learning Repository,
 * CC BY 4.0, as distributed by scikit-learn. The table is loaded at the first call.
 *
 * @example
 * const { features, malignant } = await data.wdbc();
 * features.length   // 569
 */
export async function wdbc(): Promise<Wdbc> {
  const [head, ...rows] = new TextDecoder()
    .decode(await asset("wdbc.csv"))
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(","));
  return {
    names: head!.slice(1),
    features: rows.map((row) => row.slice(1).map(Number)),
    malignant: rows.map((row) => (row[0] === "M" ? 1 : 0)),
    source:
      "Wolberg, Mangasarian, Street and Street (1995), UCI Machine Learning Repository, CC BY 4.0, as distributed by scikit-learn",
  };
}
