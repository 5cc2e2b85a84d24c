import { ArgumentError } from "../tensor/errors.js";
import { Tensor } from "../tensor/tensor.js";
import { type Part, type Parts, sorted } from "./parts.js";
import { loadState } from "./state.js";
import { type Summary, summarise } from "./summary.js";

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
  /** the parts, by kind, found when the module was made */
  declare readonly sorted: readonly Part[];
  /** Dropout and batch norm behave differently while training. */
  declare training: boolean;
  /** multiply-adds of one call, for `summary` */
  declare readonly multiplyAdds: ((input: readonly number[], output: readonly number[]) => number) | undefined;

  /** The modules this one is made of, by name. */
  namedChildren(): [name: string, module: ModuleMethods][] {
    return this.sorted.flatMap((part) => (part.is === "module" ? [[part.name, part.module]] : []));
  }

  /** This module and all inside it, each once. */
  modules(): ModuleMethods[] {
    return [...new Set([this, ...this.namedChildren().flatMap(([, child]) => child.modules())])];
  }

  /** All parameters with their paths: "0.weight", "encoder.bias" … Frozen ones are parameters as well. */
  namedParameters(): [name: string, parameter: Tensor][] {
    return this.tensors("parameter");
  }

  /** All parameters, each once, for an optimiser. Frozen ones are among them; a step leaves them as they are. */
  parameters(): Tensor[] {
    return [...new Set(this.namedParameters().map(([, parameter]) => parameter))];
  }

  /** What the model keeps without learning it, such as batch norm's running mean, with paths: "1.runningMean" … */
  namedBuffers(): [name: string, buffer: Tensor][] {
    return this.tensors("buffer");
  }

  /** The tensors of one sort, or all, with their paths. */
  private tensors(sort?: "parameter" | "buffer"): [string, Tensor][] {
    return this.sorted.flatMap((part): [string, Tensor][] => {
      if (part.is === "module")
        return part.module.tensors(sort).map(([path, tensor]) => [`${part.name}.${path}`, tensor]);
      return sort === undefined || part.is === sort ? [[part.name, part.tensor]] : [];
    });
  }

  /** How many numbers the parameters hold, shared ones counted once; `trainable`: without the frozen ones. */
  parameterCount({ trainable = false }: { trainable?: boolean } = {}): number {
    return this.parameters().reduce((sum, p) => sum + (trainable && !p.requiresGrad ? 0 : p.numel()), 0);
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

  /**
   * Freezes (false) or thaws (true) all parameters: a frozen one gets no gradient and no step moves it. Buffers stay
   * what they are; batch norm goes on measuring until it is set to eval().
   */
  requiresGrad_(requires = true): this {
    for (const p of this.parameters()) p.requiresGrad = requires;
    return this;
  }

  /** All parameters and buffers by path: what persistence writes. They are the module's own numbers, not copies. */
  stateDict(): Record<string, Tensor> {
    return Object.fromEntries(this.tensors().map(([name, tensor]) => [name, tensor.detach()]));
  }

  /** Copies numbers into the parameters and buffers. Names and shapes must agree; if one does not, nothing is copied. */
  loadStateDict(state: Readonly<Record<string, Tensor>>, options: { strict?: boolean } = {}): this {
    loadState(new Map(this.tensors()), state, options);
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

/** A function that is also a module. */
export type Module<F extends (...args: any[]) => any = (x: Tensor) => Tensor> = F & ModuleMethods;

/**
 * Makes a module from its parts and its forward function, which may ask `this.training`. Tensors among the parts that
 * require a gradient are its parameters, the others its buffers; both go into `stateDict()`.
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
  if (typeof parts !== "object" || parts === null)
    throw new ArgumentError(
      kind,
      `expects (name, parts, forward), but parts is ${parts === null ? "null" : typeof parts}; write {} for none`,
    );
  if (typeof forward !== "function")
    throw new ArgumentError(
      kind,
      `expects (name, parts, forward), but forward is ${forward === null ? "null" : typeof forward}`,
    );
  const call = (...args: unknown[]): unknown => {
    const y = forward.apply(call, args);
    if (listener) listener({ module: call as unknown as ModuleMethods, input: shapeOf(args[0]), output: shapeOf(y) });
    return y;
  };
  Object.setPrototypeOf(call, modulePrototype);
  const own = sorted(kind, parts, isModule);
  return Object.assign(call, { kind, parts, sorted: own, training: true, multiplyAdds }) as unknown as Module<F>;
}

/** Gives a module other parts, and the kind that says so: its forward function finds them in `this.parts`. */
export function rebuild(given: ModuleMethods, kind: string, parts: Parts): void {
  Object.assign(given, { kind, parts, sorted: sorted(kind, parts, isModule) });
}

/** Whether a value is a module, and not any other function. */
export function isModule(x: unknown): x is ModuleMethods {
  return typeof x === "function" && Object.getPrototypeOf(x) === modulePrototype;
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
