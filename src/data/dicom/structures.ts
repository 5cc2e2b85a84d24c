import type { DataSet } from "./elements.js";
import { refused } from "./refusals.js";
import { decimal, decimals, itemsOf, textOf } from "./text.js";

/** A closed outline in one slice, an open line or a point. */
export interface Contour {
  /** "CLOSED_PLANAR", "OPEN_PLANAR", "POINT" … */
  readonly kind: string;
  /** corners in mm in the patient's coordinates: x to the left, y to the back, z to the head */
  readonly points: readonly (readonly [x: number, y: number, z: number])[];
}

/** An outlined region of interest: an organ, a target, an isocentre. */
export interface ContouredStructure {
  readonly number: number;
  readonly name: string;
  /** red, green and blue, 0 to 255, as the planning system shows it; undefined where it does not say */
  readonly colour: readonly [number, number, number] | undefined;
  readonly contours: readonly Contour[];
}

/** The outlined structures in a file, in the order of their list. */
export function structuresOf(file: DataSet, modality: string): ContouredStructure[] {
  const names = itemsOf(file, "x30060020");
  if (names.length === 0) throw refused(`this file (modality ${modality}) holds no structures`);
  const outlines = itemsOf(file, "x30060039");
  return names.map((roi) => {
    const number = decimal(roi, "x30060022") ?? Number.NaN;
    const outline = outlines.find((item) => decimal(item, "x30060084") === number);
    const colour = outline ? decimals(outline, "x3006002a") : [];
    return {
      number,
      name: textOf(roi, "x30060026") ?? "",
      colour: colour.length === 3 ? (colour as unknown as [number, number, number]) : undefined,
      contours: (outline ? itemsOf(outline, "x30060040") : []).map(contour),
    };
  });
}

function contour(item: DataSet): Contour {
  const flat = decimals(item, "x30060050");
  const points = Array.from(
    { length: Math.floor(flat.length / 3) },
    (_, i) => flat.slice(3 * i, 3 * i + 3) as unknown as [number, number, number],
  );
  return { kind: textOf(item, "x30060042") ?? "", points };
}
