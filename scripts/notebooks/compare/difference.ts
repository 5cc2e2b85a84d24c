/** One place where what came is not what is stored. */
import type { Drift } from "./numbers.js";

export interface Difference {
  /** Where in the cell's outputs: `stdout`, `output 2, text/html`, `figure, data[0].y[3]`. */
  where: string;
  /** Both values as text; undefined where there is none on that side. */
  stored: string | undefined;
  fresh: string | undefined;
  /** How far the numbers moved, where everything else is the same. */
  drift?: Drift;
}
