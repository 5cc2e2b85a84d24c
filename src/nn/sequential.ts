import { ArgumentError } from "../tensor/errors.js";
import type { Tensor } from "../tensor/tensor.js";
import type { Layer, Run, ShapeFn } from "./layer.js";
import { isModule, module } from "./module.js";

/** Anything that makes a tensor of a tensor. Only layers know their shapes. */
export type Step = Layer<any> | ((x: any) => Tensor);

type After<L, I> = L extends { readonly shapes?: infer F } ? (F extends ShapeFn ? Run<F, I> : any) : any;

/** The shape after all steps, or the first sentence. */
type Through<L extends readonly unknown[], I> = L extends readonly [infer First, ...infer Rest]
  ? After<First, I> extends infer O
    ? O extends string
      ? O
      : Through<Rest, O>
    : any
  : I;

/** The steps one after the other. */
export interface Chain<L extends readonly unknown[]> extends ShapeFn {
  o: number extends L["length"] ? any : Through<L, this["i"]>;
}

type Count<Index extends 0[]> = [...Index, 0]["length"] & number;

/** The first step that cannot take what the one before it makes: its place and a sentence. */
type Misfit<L extends readonly unknown[], I = any, Index extends 0[] = []> = L extends readonly [
  infer First,
  ...infer Rest,
]
  ? After<First, I> extends infer O
    ? O extends string
      ? { at: `${Index["length"]}`; sentence: `layer ${Count<Index>}: ${O}` }
      : Misfit<Rest, O, [...Index, 0]>
    : unknown
  : unknown;

type Checked<L extends readonly unknown[], M> = {
  [K in keyof L]: M extends { at: K; sentence: infer S } ? S : L[K];
};

/** A chain of layers: each takes what the one before it makes. */
export interface Sequential<in out L extends readonly unknown[]> extends Layer<Chain<L>> {
  /** the steps, in order */
  readonly steps: readonly Step[];
  [Symbol.iterator](): Iterator<Step>;
}

/**
 * Layers one after the other; they may be modules or plain functions.
 *
 * @example
 * nn.sequential(nn.linear(2, 16), nn.tanh(), nn.linear(16, 1))(zeros([5, 2])).shape; // [5, 1]
 */
export function sequential<L extends readonly Step[]>(
  ...steps: Checked<L, Misfit<L>> & readonly unknown[]
): Sequential<L> {
  const list = steps as unknown as readonly Step[];
  list.forEach((step, i) => {
    if (typeof step !== "function")
      throw new ArgumentError(
        "sequential",
        `step ${i + 1} is not a layer or a function but ${step === null ? "null" : typeof step}`,
      );
  });
  const parts = Object.fromEntries(list.map((step, i) => [String(i), isModule(step) ? step : undefined]));
  const chain = module("sequential", parts, (x: Tensor) =>
    list.reduce((y, step) => (step as (x: Tensor) => Tensor)(y), x),
  );
  return Object.assign(chain, {
    steps: list,
    [Symbol.iterator]: () => list[Symbol.iterator](),
  }) as unknown as Sequential<L>;
}
