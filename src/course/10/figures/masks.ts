import type { Figure } from "../../../plot/index.js";
import { pictures } from "../../../plot/pictures.js";

/**
 * Who may look at whom in the three kinds of transformer: five places read, or three read and five written. White is open.
 *
 * @example
 * threeMasks().data.length > 2   // true
 */
export function threeMasks(): Figure {
  const grid = (rows: number, columns: number, open: (i: number, j: number) => boolean) => ({
    values: Array.from({ length: rows * columns }, (_, k) => Number(open(Math.floor(k / columns), k % columns))),
    width: columns,
    window: [-0.2, 1.2] as [number, number],
  });
  return pictures([
    { ...grid(5, 5, () => true), title: "encoder" },
    { ...grid(5, 5, (i, j) => j <= i), title: "decoder" },
    { ...grid(8, 8, (i, j) => (i < 3 ? j < 3 : j <= i)), title: "encoder and decoder" },
  ]);
}
