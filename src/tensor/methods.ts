/** Every op as a method: the types are here; the functions are attached below, from the files in ops/. */
import type { DType } from "../kernels/index.js";
import { ArgumentError } from "./errors.js";
import { type BackwardOptions, backward, detach, retainGrad } from "./graph.js";
import * as activation from "./ops/activation.js";
import * as arithmetic from "./ops/arithmetic.js";
import * as comparison from "./ops/comparison.js";
import * as conversion from "./ops/conversion.js";
import * as counting from "./ops/counting.js";
import * as cumprod from "./ops/cumprod.js";
import * as cumulative from "./ops/cumulative.js";
import * as diagonal from "./ops/diagonal.js";
import type { EdgeMode } from "./ops/edge-padding.js";
import * as elementwise from "./ops/elementwise.js";
import * as finiteness from "./ops/finiteness.js";
import * as indexing from "./ops/indexing.js";
import * as inplace from "./ops/inplace.js";
import * as joining from "./ops/joining.js";
import * as logic from "./ops/logic.js";
import * as masks from "./ops/masks.js";
import * as matmul from "./ops/matmul.js";
import * as norms from "./ops/norm.js";
import * as ordering from "./ops/ordering.js";
import * as padding from "./ops/padding.js";
import * as picking from "./ops/picking.js";
import * as quantiles from "./ops/quantiles.js";
import * as reduction from "./ops/reduction.js";
import * as remainder from "./ops/remainder.js";
import * as repetition from "./ops/repetition.js";
import * as sampling from "./ops/sampling.js";
import * as similarity from "./ops/similarity.js";
import * as slicing from "./ops/slicing.js";
import * as softmax from "./ops/softmax.js";
import * as statistics from "./ops/statistics.js";
import * as selection from "./ops/topk.js";
import * as triangles from "./ops/triangle.js";
import * as views from "./ops/view.js";
import type { WholeNumbers } from "./ops/whole.js";
import { tensorHtml, tensorText } from "./print.js";
import { Tensor } from "./tensor.js";
import type { Along, Axes, Permute, Reduce, Resize, Select, Squeeze, Transpose, Unsqueeze } from "./types/axes.js";
import type { MatMul } from "./types/matmul.js";
import type { Flatten, Reshape } from "./types/reshape.js";
import type { Must, Result, Shape } from "./types/shape.js";
import type { Arg, AxisArg, PairMethod, ReduceMethod } from "./types/signatures.js";

type UnaryName =
  | Exclude<keyof typeof elementwise, "clamp" | "clip" | "heaviside">
  | "sigmoid"
  | "tanh"
  | "relu"
  | "silu"
  | "softplus";
type PairName =
  | ("add" | "sub" | "mul" | "div" | "pow" | "remainder" | "maximum" | "minimum")
  | ("eq" | "ne" | "lt" | "le" | "gt" | "ge" | "logicalAnd" | "logicalOr" | "logicalXor");
type ReduceName =
  | ("sum" | "mean" | "prod" | "max" | "min" | "amax" | "amin" | "logsumexp" | "argmax" | "argmin")
  | ("any" | "all");

type Unaries = {
  [K in UnaryName | "neg" | "clone" | "contiguous" | "logicalNot" | "isnan" | "isfinite" | "isinf"]: <A extends Shape>(
    this: Tensor<A>,
  ) => Tensor<A>;
};
type Pairs = { [K in PairName]: PairMethod<K> };
type Reductions = { [K in ReduceName]: ReduceMethod<K> };
type InPlace = { [K in "add_" | "sub_" | "mul_" | "div_" | "copy_"]: (other: Tensor | number) => Tensor };

/** What a tensor can do. */
export interface Methods extends Unaries, Pairs, Reductions, InPlace {
  /** ∂this/∂leaf for every leaf that requires a gradient, added to the leaf's `.grad`. */
  backward(gradient?: Tensor, options?: BackwardOptions): void;
  /** The same numbers without history: no gradient flows through. */
  detach<A extends Shape>(this: Tensor<A>): Tensor<A>;
  /** Also keep the gradient of this non-leaf in `.grad`. */
  retainGrad(): Tensor;
  /** The same numbers as a different kind. */
  to<A extends Shape>(this: Tensor<A>, dtype: DType): Tensor<A>;

  matmul<A extends Shape, B extends Shape>(
    this: Tensor<A>,
    other: Arg<MatMul<A, B>, Tensor<B>>,
  ): Tensor<Result<MatMul<A, B>>>;
  dot(other: Tensor): Tensor<[]>;
  outer(other: Tensor): Tensor;

  reshape<A extends Shape, N extends number, D extends N[]>(
    this: Tensor<A>,
    shape: readonly [...D] & Must<Reshape<A, D>>,
  ): Tensor<Result<Reshape<A, D>>>;
  flatten<A extends Shape, F extends number = 0, E extends number = -1>(
    this: Tensor<A>,
    start?: F,
    end?: E,
  ): Tensor<E extends -1 ? Flatten<A, F> : any>;
  permute<A extends Shape, N extends number, P extends N[]>(
    this: Tensor<A>,
    order: readonly [...P] & Must<Permute<A, P>>,
  ): Tensor<Result<Permute<A, P>>>;
  transpose<A extends Shape, const I extends number, const J extends number>(
    this: Tensor<A>,
    first: I,
    second: Arg<Transpose<A, I, J>, J>,
  ): Tensor<Result<Transpose<A, I, J>>>;
  t<A extends Shape>(this: Tensor<A>): Tensor<Result<Transpose<A, 0, 1>>>;
  squeeze<A extends Shape, const X extends number | "all" = "all">(
    this: Tensor<A>,
    axis?: Arg<Squeeze<A, X>, X>,
  ): Tensor<Result<Squeeze<A, X>>>;
  unsqueeze<A extends Shape, const X extends number>(
    this: Tensor<A>,
    axis: Arg<Unsqueeze<A, X>, X>,
  ): Tensor<Result<Unsqueeze<A, X>>>;
  expand<const D extends Shape>(
    shape: D,
  ): Tensor<number extends D["length"] ? any : { -readonly [K in keyof D]: D[K] extends -1 ? number : D[K] }>;
  slice<A extends Shape, const X extends number>(
    this: Tensor<A>,
    axis: Arg<Resize<"slice", A, X, number>, X>,
    start?: number,
    end?: number,
    step?: number,
  ): Tensor<Result<Resize<"slice", A, X, number>>>;
  narrow<A extends Shape, const X extends number, const N extends number>(
    this: Tensor<A>,
    axis: Arg<Resize<"narrow", A, X, N>, X>,
    start: number,
    length: N,
  ): Tensor<Result<Resize<"narrow", A, X, N>>>;
  select<A extends Shape, const X extends number>(
    this: Tensor<A>,
    axis: Arg<Select<"select", A, X>, X>,
    index: number,
  ): Tensor<Result<Select<"select", A, X>>>;
  flip<A extends Shape>(this: Tensor<A>, axes: number | readonly number[]): Tensor<A>;
  split(size: number | readonly number[], axis?: number): Tensor[];
  chunk(pieces: number, axis?: number): Tensor[];
  unbind(axis?: number): Tensor[];
  repeat(times: readonly number[]): Tensor;
  tile(times: readonly number[]): Tensor;
  roll<A extends Shape>(
    this: Tensor<A>,
    shifts: number | readonly number[],
    axes?: number | readonly number[],
  ): Tensor<A>;

  var<A extends Shape, N extends number, X extends Axes<N> = "all">(
    this: Tensor<A>,
    axis?: AxisArg<Reduce<"var", A, X, false>, X>,
    options?: { correction?: number; keepdim?: boolean },
  ): Tensor<Result<Reduce<"var", A, X, false>>>;
  std<A extends Shape, N extends number, X extends Axes<N> = "all">(
    this: Tensor<A>,
    axis?: AxisArg<Reduce<"std", A, X, false>, X>,
    options?: { correction?: number; keepdim?: boolean },
  ): Tensor<Result<Reduce<"std", A, X, false>>>;
  norm<A extends Shape, N extends number, X extends Axes<N> = "all">(
    this: Tensor<A>,
    p?: number,
    axis?: AxisArg<Reduce<"norm", A, X, false>, X>,
    keepdim?: boolean,
  ): Tensor<Result<Reduce<"norm", A, X, false>>>;
  cumsum<A extends Shape, const X extends number>(
    this: Tensor<A>,
    axis: Arg<Along<"cumsum", A, X>, X>,
  ): Tensor<Result<Along<"cumsum", A, X>>>;
  cumprod<A extends Shape, const X extends number>(
    this: Tensor<A>,
    axis: Arg<Along<"cumprod", A, X>, X>,
  ): Tensor<Result<Along<"cumprod", A, X>>>;
  median(axis?: number | "all", keepdim?: boolean): Tensor;
  quantile(q: number | readonly number[], axis?: number | "all", keepdim?: boolean): Tensor;
  normalize<A extends Shape>(this: Tensor<A>, p?: number, axis?: number, eps?: number): Tensor<A>;
  softmax<A extends Shape, const X extends number>(
    this: Tensor<A>,
    axis: Arg<Along<"softmax", A, X>, X>,
  ): Tensor<Result<Along<"softmax", A, X>>>;
  logSoftmax<A extends Shape, const X extends number>(
    this: Tensor<A>,
    axis: Arg<Along<"logSoftmax", A, X>, X>,
  ): Tensor<Result<Along<"logSoftmax", A, X>>>;

  clamp<A extends Shape>(this: Tensor<A>, min?: number, max?: number): Tensor<A>;
  clip<A extends Shape>(this: Tensor<A>, min?: number, max?: number): Tensor<A>;
  heaviside<A extends Shape>(this: Tensor<A>, atZero?: number): Tensor<A>;
  leakyRelu<A extends Shape>(this: Tensor<A>, slope?: number): Tensor<A>;
  elu<A extends Shape>(this: Tensor<A>, alpha?: number): Tensor<A>;
  gelu<A extends Shape>(this: Tensor<A>, options?: { approximate?: "none" | "tanh" }): Tensor<A>;
  hardtanh<A extends Shape>(this: Tensor<A>, min?: number, max?: number): Tensor<A>;
  maskedFill<A extends Shape>(this: Tensor<A>, mask: Tensor, value: number): Tensor<A>;

  maskedSelect(mask: Tensor): Tensor;
  nonzero(): Tensor<[number, number]>;
  indexSelect(axis: number, indices: WholeNumbers): Tensor;
  /** x[i, :, a:b] in NumPy's words: one picker an axis; or x[mask]. */
  index(...pickers: picking.Picker[]): Tensor;
  gather(axis: number, indices: WholeNumbers): Tensor;
  scatterAdd(axis: number, indices: WholeNumbers, source: Tensor): Tensor;
  multinomial(samples: number, options?: sampling.MultinomialOptions): Tensor;
  unique(): counting.Unique;
  bincount(options?: counting.BincountOptions): Tensor;
  allclose(other: Tensor, options?: finiteness.CloseOptions): boolean;
  diag(offset?: number): Tensor;
  argsort<A extends Shape>(this: Tensor<A>, axis?: number, descending?: boolean): Tensor<A>;
  sort(axis?: number, descending?: boolean): { values: Tensor; indices: Tensor };
  topk(k: number, axis?: number, largest?: boolean): { values: Tensor; indices: Tensor };
  tril<A extends Shape>(this: Tensor<A>, diagonal?: number): Tensor<A>;
  triu<A extends Shape>(this: Tensor<A>, diagonal?: number): Tensor<A>;
  pad(padding: readonly number[], fill?: number | EdgeMode): Tensor;

  fill_(value: number): Tensor;
  zero_(): Tensor;
  setAt(at: readonly number[], value: number): void;
}

/** Turns f(x, …rest) into a method. */
function attach(functions: Readonly<Record<string, unknown>>): void {
  for (const [name, f] of Object.entries(functions)) {
    if (typeof f !== "function" || name in Tensor.prototype) continue;
    Object.defineProperty(Tensor.prototype, name, {
      value(this: Tensor, ...rest: unknown[]) {
        return f(this, ...rest);
      },
      configurable: true,
      writable: true,
    });
  }
}

const { cat: _cat, stack: _stack, ...pieces } = joining;
const { where: _where, ...comparisons } = comparison;
const { embedding: _embedding, ...picks } = indexing;
const { maskedSelect, nonzero } = masks;
attach({ backward, detach, retainGrad, var: statistics.variance });
for (const room of [
  arithmetic,
  elementwise,
  activation,
  comparisons,
  reduction,
  statistics,
  norms,
  views,
  slicing,
  cumulative,
  pieces,
  softmax,
  matmul,
  picks,
  ordering,
  triangles,
  padding,
  inplace,
  conversion,
  counting,
  cumprod,
  diagonal,
  finiteness,
  logic,
  { maskedSelect, nonzero },
  picking,
  quantiles,
  remainder,
  repetition,
  sampling,
  { normalize: similarity.normalize },
  selection,
])
  attach(room);

function shown(this: Tensor): Record<string, string> {
  const html = tensorHtml(this);
  return { "text/plain": tensorText(this), ...(html ? { "text/html": html } : {}) };
}

Object.defineProperties(Tensor.prototype, {
  toString: {
    value: function (this: Tensor) {
      return tensorText(this);
    },
  },
  toJSON: {
    value: function (this: Tensor) {
      return this.toArray();
    },
  },
  [Symbol.for("Jupyter.display")]: { value: shown },
  [Symbol.for("nodejs.util.inspect.custom")]: {
    value: function (this: Tensor) {
      return tensorText(this);
    },
  },
  // `for (const row of x)` would be slow and `x + 1` meaningless: say what to write instead
  [Symbol.iterator]: {
    value() {
      throw new ArgumentError(
        "tensor",
        "a tensor is not a list; write x.unbind() for its rows as tensors, or x.toArray() for its numbers",
      );
    },
  },
  valueOf: {
    value() {
      throw new ArgumentError(
        "tensor",
        "JavaScript's + − * / < > do not know tensors; write a.add(b), a.sub(b), a.mul(b), a.div(b), a.lt(b)",
      );
    },
  },
});
