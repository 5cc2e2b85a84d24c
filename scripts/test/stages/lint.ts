import type { Stage } from "../stage.js";
import { check } from "./command.js";

/** Biome over everything: format and lint, a warning counts as an error. */
export const lint: Stage = {
  name: "lint",
  run: (context) =>
    check(context, "lint: see above", ["node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", "."]),
};
