import { ArgumentError, ShapeError, words } from "../tensor/errors.js";
import { noGrad } from "../tensor/graph.js";
import { copy_ } from "../tensor/ops/inplace.js";
import { Tensor } from "../tensor/tensor.js";
import { type Summary, summarise } from "./summary.js";

/** What a module is made of: parameters (tensors that require gradients), buffers (tensors that do not), other modules. */
export type Parts = Readonly<Record<string, Tensor | ModuleMethods | readonly (Tensor | ModuleMethods)[] | undefined>>;

/** One call of a module, as `summary` hears of it. */
export interface Call {
  module: ModuleMethods;
  input: readonly number[];
  output: readonly number[];
}

/** What every module can do besides being called. */
export abstract class ModuleMethods {
  /** What it is, in words: linear(2, 16). */
  declare readonly kind: string;
  declare readonly parts: Parts;
  /** Dropout and batch norm behave differently while training. */
  declare training: boolean;
  /** multiply-adds of one call, for `summary` */
  declare readonly multiplyAdds: ((input: readonly number[], output: readonly number[]) => number) | undefined;

  /** The modules this one is made of, by name. */
  namedChildren(): [name: string, module: ModuleMethods][] {
    return entries(this.parts).filter((part): part is [string, ModuleMethods] => !(part[1] instanceof Tensor));
  }

  /** All parameters with their paths: "0.weight", "encoder.bias" … */
  namedParameters(): [name: string, parameter: Tensor][] {
    return this.tensors().filter(([, tensor]) => tensor.requiresGrad);
  }

  /** All parameters, for an optimiser. */
  parameters(): Tensor[] {
    return [...new Set(this.namedParameters().map(([, parameter]) => parameter))];
  }

  /** Parameters and buffers with their paths. */
  private tensors(): [string, Tensor][] {
    return entries(this.parts).flatMap(([name, part]): [string, Tensor][] =>
      part instanceof Tensor ? [[name, part]] : part.tensors().map(([path, tensor]) => [`${name}.${path}`, tensor]),
    );
  }

  /** How many numbers can be learned. */
  parameterCount(): number {
    return this.parameters().reduce((sum, p) => sum + p.numel(), 0);
  }

  /** Sets this module and all inside it to training (dropout drops, batch norm measures). */
  train(mode = true): this {
    this.training = mode;
    for (const [, child] of this.namedChildren()) child.train(mode);
    return this;
  }

  /** Sets this module and all inside it to evaluation. */
  eval(): this {
    return this.train(false);
  }

  /** Forgets the gradients of all parameters. */
  zeroGrad(): void {
    for (const p of this.parameters()) p.grad = null;
  }

  /** Freezes (false) or thaws (true) all parameters. A frozen parameter stays in `parameters()` only once thawed. */
  requiresGrad_(requires = true): this {
    for (const [, tensor] of this.tensors())
      if (tensor.dtype === "float32" || tensor.dtype === "float64") tensor.requiresGrad = requires;
    return this;
  }

  /** All parameters and buffers by path: what persistence writes. They are the module's own numbers, not copies. */
  stateDict(): Record<string, Tensor> {
    return Object.fromEntries(this.tensors().map(([name, tensor]) => [name, tensor.detach()]));
  }

  /** Copies numbers into the parameters and buffers. Names and shapes must agree. */
  loadStateDict(state: Readonly<Record<string, Tensor>>, { strict = true }: { strict?: boolean } = {}): this {
    const own = new Map(this.tensors());
    const missing = [...own.keys()].filter((name) => !(name in state));
    const extra = Object.keys(state).filter((name) => !own.has(name));
    if (strict && (missing.length > 0 || extra.length > 0)) {
      throw new ArgumentError(
        "loadStateDict",
        `${told("missing", missing)}${told("not in this model", extra)}pass { strict: false } to load what fits`,
      );
    }
    noGrad(() => {
      for (const [name, tensor] of own) {
        const source = state[name];
        if (!source) continue;
        if (words(source.shape) !== words(tensor.shape)) {
          throw new ShapeError(
            "loadStateDict",
            `${name} is ${words(tensor.shape)} here but ${words(source.shape)} in the state`,
            { shapes: [tensor.shape, source.shape] },
          );
        }
        copy_(tensor, source);
      }
    });
    return this;
  }

  /** A table of the layers: output shapes, parameters, multiply-adds for an input of the given shape. */
  summary(inputShape: readonly number[]): Summary {
    return summarise(this, inputShape, listen);
  }

  /** The module's structure as text. */
  toString(): string {
    const inner = this.namedChildren().map(
      ([name, child]) => `  (${name}): ${child.toString().replaceAll("\n", "\n  ")}`,
    );
    return inner.length === 0 ? this.kind : `${this.kind}\n${inner.join("\n")}`;
  }
}

function told(what: string, names: readonly string[]): string {
  return names.length === 0 ? "" : `${what}: ${names.slice(0, 5).join(", ")}${names.length > 5 ? " …" : ""}; `;
}

/** The named tensors and modules among the parts; lists are numbered. */
function entries(parts: Parts): [string, Tensor | ModuleMethods][] {
  return Object.entries(parts).flatMap(([name, part]): [string, Tensor | ModuleMethods][] => {
    if (part === undefined) return [];
    return Array.isArray(part) ? part.map((one, i) => [`${name}.${i}`, one]) : [[name, part as Tensor | ModuleMethods]];
  });
}

let listener: ((call: Call) => void) | undefined;

/** Runs f and tells of every call of a module in it. */
function listen(f: () => void, hear: (call: Call) => void): void {
  listener = hear;
  try {
    f();
  } finally {
    listener = undefined;
  }
}

/** A function that is a module, too. */
export type Module<F extends (...args: any[]) => any = (x: Tensor) => Tensor> = F & ModuleMethods;

/**
 * Makes a module from its parts and its forward function, which may ask `self.training`.
 *
 * @example
 * nn.module("twice", {}, (x) => x.mul(2))(tensor([3])).toArray(); // [6]
 */
export function module<F extends (...args: any[]) => any>(
  kind: string,
  parts: Parts,
  forward: F,
  multiplyAdds?: (input: readonly number[], output: readonly number[]) => number,
): Module<F> {
  const call = (...args: unknown[]): unknown => {
    const y = forward.apply(call, args);
    if (listener) listener({ module: call as unknown as ModuleMethods, input: shapeOf(args[0]), output: shapeOf(y) });
    return y;
  };
  Object.setPrototypeOf(call, modulePrototype);
  return Object.assign(call, { kind, parts, training: true, multiplyAdds }) as unknown as Module<F>;
}

function shapeOf(value: unknown): readonly number[] {
  if (value instanceof Tensor) return value.shape;
  const first = typeof value === "object" && value !== null ? Object.values(value)[0] : undefined;
  return first instanceof Tensor ? first.shape : [];
}

// a function's own methods (call, apply …) and ours
const modulePrototype: object = Object.create(Function.prototype, {
  ...Object.getOwnPropertyDescriptors(ModuleMethods.prototype),
  [Symbol.for("Jupyter.display")]: {
    value(this: ModuleMethods) {
      return { "text/plain": this.toString() };
    },
  },
  [Symbol.for("nodejs.util.inspect.custom")]: {
    value(this: ModuleMethods) {
      return this.toString();
    },
  },
});
