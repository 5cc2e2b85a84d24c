/** What modules are made of: parameters, which are learned; buffers, which are kept; and other modules. */
import { ArgumentError } from "../tensor/errors.js";
import { isParameter, markParameter } from "../tensor/parameter.js";
import { Tensor } from "../tensor/tensor.js";
import type { ModuleMethods } from "./module.js";

/**
 * The parts of a module by name. A tensor that requires a gradient when the module is made is a parameter and stays one,
 * frozen or not; any other tensor is a buffer (a running mean, a table of positions) and stays one.
 */
export type Parts = Readonly<Record<string, Tensor | ModuleMethods | readonly (Tensor | ModuleMethods)[] | undefined>>;

/** The parts, each with its name and what it is. Decided once, when the module is made. */
export type Part =
  | { readonly is: "parameter" | "buffer"; readonly name: string; readonly tensor: Tensor }
  | { readonly is: "module"; readonly name: string; readonly module: ModuleMethods };

/** Tells parameters, buffers and modules apart; lists are numbered: "blocks.0", "blocks.1". */
export function sorted(kind: string, parts: Parts, isModule: (x: unknown) => x is ModuleMethods): Part[] {
  return Object.entries(parts).flatMap(([name, given]): Part[] => {
    if (given === undefined) return [];
    if (Array.isArray(given)) return given.map((one, i) => partOf(kind, `${name}.${i}`, one, isModule));
    return [partOf(kind, name, given, isModule)];
  });
}

function partOf(kind: string, name: string, given: unknown, isModule: (x: unknown) => x is ModuleMethods): Part {
  if (isModule(given)) return { is: "module", name, module: given };
  if (!(given instanceof Tensor))
    throw new ArgumentError(
      kind,
      `the part "${name}" must be a tensor or a module, but is ${given === null ? "null" : typeof given}; keep other values in variables`,
    );
  if (!given.requiresGrad && !isParameter(given)) return { is: "buffer", name, tensor: given };
  markParameter(given);
  return { is: "parameter", name, tensor: given };
}
