import { ArgumentError } from "../tensor/errors.js";
import { Tensor } from "../tensor/tensor.js";
import type { Print, Result, Shape } from "../tensor/types/shape.js";
import { type ModuleMethods, module } from "./module.js";
import type { Parts } from "./parts.js";

/** A function from shapes to shapes: `o` is written in terms of this["i"]. */
export interface ShapeFn {
  i: unknown;
  o: unknown;
}

/** The shape that a layer makes of the shape I, or a sentence. */
export type Run<F extends ShapeFn, I> = (F & { i: I })["o"];

/** T, or the sentence that says why the layer cannot take it (in backticks: nothing is to be inferred from it). */
export type Input<Rule, T> = Rule extends string ? `${Rule}` : T;

/** A module that makes one tensor of one tensor, and knows what shape it will have. */
export interface Layer<in out F extends ShapeFn = any> extends ModuleMethods {
  <I extends Shape>(x: Input<Run<F, I>, Tensor<I>>): Tensor<Result<Run<F, I>>>;
  /** only for the compiler */
  readonly shapes?: F;
}

/** Makes a layer: its name, its parts, what it does, and (in the type) what it does to shapes. */
export function layer<F extends ShapeFn>(
  kind: string,
  parts: Parts,
  forward: (this: ModuleMethods, x: Tensor) => Tensor,
  multiplyAdds?: (input: readonly number[], output: readonly number[]) => number,
): Layer<F> {
  const checked = function (this: ModuleMethods, x: Tensor): Tensor {
    if (!(x instanceof Tensor)) throw new ArgumentError(kind, notATensor(x));
    return forward.call(this, x);
  };
  return module(kind, parts, checked, multiplyAdds) as unknown as Layer<F>;
}

/** What to do about an input that is not a tensor. */
export function notATensor(x: unknown): string {
  if (x === undefined) return "expects a tensor, but was called without one";
  if (Array.isArray(x)) return `expects a tensor, but got a plain array; write tensor(${arrayStart(x)})`;
  return `expects a tensor, but got ${x === null ? "null" : typeof x === "number" ? `the number ${x}; write tensor([[${x}]])` : `a ${typeof x}`}`;
}

/** A short array as it is, a long one by its beginning. */
function arrayStart(x: readonly unknown[]): string {
  const text = JSON.stringify(x);
  return text.length <= 40 ? text.replaceAll(",", ", ") : "[…]";
}

/** The shape stays as it is. */
export interface Same extends ShapeFn {
  o: this["i"];
}

/** Nothing is known about the result. */
export interface Unknown extends ShapeFn {
  o: any;
}

type Differ<X, Y> = number extends X ? false : number extends Y ? false : X extends Y ? false : true;
type IsAny<T> = 0 extends 1 & T ? true : false;

/** The last axis changes from In to Out. */
export interface LastAxis<Kind extends string, In, Out> extends ShapeFn {
  o: LastAxisRule<Kind, In, Out, this["i"]>;
}

type LastAxisRule<Kind extends string, In, Out, I> =
  IsAny<I> extends true
    ? readonly [...number[], Out]
    : I extends readonly [...infer Lead, infer Last]
      ? Differ<In, Last> extends true
        ? number extends I["length"]
          ? `${Kind}: expects ${In & number} features, got ${Last & number}`
          : `${Kind}: expects ${In & number} features, got ${Last & number} in ${Print<I>}`
        : [...Lead, Out]
      : any;

export type { Differ, IsAny };
