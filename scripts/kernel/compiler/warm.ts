import type { TslabConverter } from "./converter.js";

/** Cells nobody sees, so that the first real one finds a warm compiler with the library's types read. */
const CELLS = ['import * as gradus from "gradus";\nlet s = 0; for (const x of [1, 2]) s += x;\nconsole.log(s, gradus)'];

/** Compiles a little, without running or remembering it. */
export function warmUp(converter: TslabConverter): void {
  for (const cell of CELLS) converter.convert("", cell);
}
