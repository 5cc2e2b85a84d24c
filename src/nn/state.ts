import { isFloating } from "../tensor/dtypes.js";
import { ArgumentError, ShapeError, words } from "../tensor/errors.js";
import { noGrad } from "../tensor/graph.js";
import { copy_ } from "../tensor/ops/inplace.js";
import { Tensor } from "../tensor/tensor.js";

type State = Readonly<Record<string, Tensor>>;

/** Copies the numbers of a state into a model's own tensors. Everything is checked before the first is copied. */
export function loadState(own: ReadonlyMap<string, Tensor>, state: State, { strict = true }: { strict?: boolean }) {
  checkState(state);
  const missing = [...own.keys()].filter((name) => !Object.hasOwn(state, name));
  const extra = Object.keys(state).filter((name) => !own.has(name));
  if (strict && (missing.length > 0 || extra.length > 0)) {
    throw new ArgumentError(
      "loadStateDict",
      `${told("missing", missing)}${told("not in this model", extra)}pass { strict: false } to load what fits`,
    );
  }
  const pairs = [...own].filter(([name]) => Object.hasOwn(state, name));
  for (const [name, tensor] of pairs) {
    const source = state[name]!;
    if (tensor.dtype === "int8" && isFloating(source.dtype))
      throw new ArgumentError(
        "loadStateDict",
        `${name} is int8 here but ${source.dtype} in the state; load it into the model before nn.quantize_(model)`,
      );
    if (words(source.shape) === words(tensor.shape)) continue;
    throw new ShapeError(
      "loadStateDict",
      `${name} is ${words(tensor.shape)} here but ${words(source.shape)} in the state`,
      { shapes: [tensor.shape, source.shape] },
    );
  }
  noGrad(() => {
    for (const [name, tensor] of pairs) copy_(tensor, state[name]!);
  });
}

function checkState(state: unknown): asserts state is State {
  const what = `expects tensors by name, such as model.stateDict() or (await load("model.safetensors")).tensors`;
  if (typeof state !== "object" || state === null)
    throw new ArgumentError(
      "loadStateDict",
      `${what}, but got ${state === null || state === undefined ? state : `a ${typeof state}`}`,
    );
  for (const [name, value] of Object.entries(state))
    if (!(value instanceof Tensor)) throw new ArgumentError("loadStateDict", `${what}, but "${name}" is not a tensor`);
}

function told(what: string, names: readonly string[]): string {
  return names.length === 0 ? "" : `${what}: ${names.slice(0, 5).join(", ")}${names.length > 5 ? " …" : ""}; `;
}
