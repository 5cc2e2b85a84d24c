/** The forms that the ops' signatures take, as functions (`…Fn`) and as methods (`…Method`). */
import type { Tensor } from "../tensor.js";
import type { Axes, Reduce } from "./axes.js";
import type { BroadcastShape } from "./broadcast.js";
import type { Result, Shape } from "./shape.js";

/** T, or the sentence that says why the op does not go. A rule that knows nothing (`any`) must not make everything welcome. */
export type Arg<Rule, T> = 0 extends 1 & Rule ? T : Rule extends string ? Rule : T;

/** The axes X, or the sentence that says why not; where nothing is known, any axes. */
export type AxisArg<Rule, X> = 0 extends 1 & Rule ? X | Axes : Rule extends string ? Rule : X;

/** y = f(x), element by element. */
export type UnaryFn = <A extends Shape>(x: Tensor<A>) => Tensor<A>;

/** Two operands that broadcast; either may be a number. */
export type PairFn<Op extends string> = <A extends Shape = [], B extends Shape = []>(
  a: number | Tensor<A>,
  b: Arg<BroadcastShape<Op, A, B>, number | Tensor<B>>,
) => Tensor<Result<BroadcastShape<Op, A, B>>>;

export type PairMethod<Op extends string> = <A extends Shape, B extends Shape = []>(
  this: Tensor<A>,
  other: Arg<BroadcastShape<Op, A, B>, number | Tensor<B>>,
) => Tensor<Result<BroadcastShape<Op, A, B>>>;

/** Reduces "all" axes, one, or several; `keepdim` leaves them with size 1. */
export type ReduceFn<Op extends string> = <
  A extends Shape,
  N extends number,
  X extends Axes<N> = "all",
  K extends boolean = false,
>(
  x: Tensor<A>,
  axis?: AxisArg<Reduce<Op, A, X, K>, X>,
  keepdim?: K,
) => Tensor<Result<Reduce<Op, A, X, K>>>;

export type ReduceMethod<Op extends string> = <
  A extends Shape,
  N extends number,
  X extends Axes<N> = "all",
  K extends boolean = false,
>(
  this: Tensor<A>,
  axis?: AxisArg<Reduce<Op, A, X, K>, X>,
  keepdim?: K,
) => Tensor<Result<Reduce<Op, A, X, K>>>;
