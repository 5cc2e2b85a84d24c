import { type Stage, sum } from "../stage.js";
import { check } from "./command.js";

/**
 * TypeScript over everything, then the library's declarations as the kernel's compiler will read them:
 * tslab's own TypeScript 5.0, its way of finding types, and no look away from errors inside declarations.
 */
export const types: Stage = {
  name: "types",
  async run(context) {
    const everything = await check(context, "types: see above", ["node_modules/typescript/bin/tsc", "-p", "."]);
    const kernels = "node_modules/@tslab/typescript-for-tslab/bin/tsc";
    const declarations = await check(
      context,
      "types: the declarations as the kernel's compiler reads them, see above",
      [kernels, "-p", "scripts/test/declarations.tsconfig.json"],
    );
    return sum([everything, declarations]);
  },
};
