import type { Print, Shape } from "./shape.js";

/** How a loss is summed up: one number, or one for each prediction. */
export type Reduction = "mean" | "sum" | "none";

/** The shape of a loss. */
export type LossResult<A extends Shape, R extends Reduction> = R extends "none" ? A : [];

type Equal<X, Y> = number extends X ? true : number extends Y ? true : X extends Y ? true : false;

type AllEqual<A extends readonly unknown[], B extends readonly unknown[]> = A extends readonly [infer X, ...infer MoreA]
  ? B extends readonly [infer Y, ...infer MoreB]
    ? Equal<X, Y> extends true
      ? AllEqual<MoreA, MoreB>
      : false
    : false
  : B extends readonly []
    ? true
    : false;

/** Predictions and targets of one shape, or the sentence that says they are not. */
export type SameShapes<Op extends string, A extends Shape, B extends Shape> = number extends A["length"]
  ? any
  : number extends B["length"]
    ? any
    : AllEqual<A, B> extends true
      ? A
      : `${Op}: predictions ${Print<A>} but targets ${Print<B>}`;

/** Scores [N, classes, …] with class numbers [N, …], or with probabilities of the same shape. */
export type Classes<Op extends string, A extends Shape, B extends Shape> = number extends A["length"]
  ? any
  : number extends B["length"]
    ? any
    : A extends readonly [infer N, unknown, ...infer Rest]
      ? AllEqual<[N, ...Rest], B> extends true
        ? []
        : AllEqual<A, B> extends true
          ? []
          : `${Op}: predictions ${Print<A>} want targets ${Print<[N, ...Rest]>}, but got ${Print<B>}`
      : any;
