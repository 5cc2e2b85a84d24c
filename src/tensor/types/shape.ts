import type { Product } from "./numbers.js";

/**
 * A shape in the type system: a tuple of sizes. A size that is only known at run time is `number`; a shape of which
 * nothing is known is `any`, and a plain `Tensor` is a `Tensor<any>`.
 *
 * The type function of an op gives the shape of the result, or a sentence that says why there is none. The sentence
 * becomes the type of the argument, so that the compiler prints it; the result is then `any`, so that one mistake
 * gives one message.
 */
export type Shape = readonly number[];

/** What an argument must be besides its own type: nothing more, or (where the op's rule failed) an impossible sentence. */
export type Must<Rule> = 0 extends 1 & Rule ? unknown : Rule extends string ? Rule : unknown;

/** The shape that a rule gave; nothing known where it failed. */
export type Result<Rule> = Rule extends string ? any : Rule extends Shape ? Rule : any;

/** A literal array's type without `readonly`: [2, 3] reads better than readonly [2, 3]. */
export type Plain<D extends Shape> = number extends D["length"] ? any : { -readonly [K in keyof D]: D[K] };

type Size<N> = N extends number ? (number extends N ? "?" : `${N}`) : "?";

type Sizes<S extends readonly unknown[]> = S extends readonly [infer First, ...infer Rest]
  ? Rest extends readonly []
    ? Size<First>
    : `${Size<First>}, ${Sizes<Rest>}`
  : "";

/** A shape in a sentence: [2, ?, 4]. */
export type Print<S extends readonly unknown[]> = `[${Sizes<S>}]`;

/** The number of elements, where all sizes are known. */
export type Count<S extends readonly unknown[], Sum extends number = 1> = S extends readonly [
  infer First extends number,
  ...infer Rest,
]
  ? Count<Rest, Product<First, Sum>>
  : Sum;
