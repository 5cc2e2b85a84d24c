import { kernels } from "../../kernels/index.js";
import { ArgumentError, words } from "../errors.js";
import { op } from "../op.js";
import {
  cast,
  choose,
  compare,
  contiguous,
  copy,
  empty,
  pointer,
  reduce,
  scalar,
  stretched,
  unary,
  viewOf,
} from "../raw.js";
import { axesOf, axisOf, contiguousStrides, count } from "../strides.js";
import type { Tensor } from "../tensor.js";
import type { Along, Axes, Reduce } from "../types/axes.js";
import type { Result, Shape } from "../types/shape.js";
import type { Arg, ReduceFn } from "../types/signatures.js";
import { add, div, mul, pow, sub } from "./arithmetic.js";
import { abs, exp, sqrt, square } from "./elementwise.js";
import { flip } from "./view.js";

interface Reduction {
  axes: readonly number[];
  keepdim: boolean;
}

type Forward = (x: Tensor, axes: readonly number[]) => Tensor;
/** dx from g, x and y, the last two with the reduced axes still there at size 1. */
type Backward = (g: Tensor, x: () => Tensor, y: () => Tensor, axes: readonly number[], all: boolean) => Tensor;

/** An op that reduces axes: its result leaves them at size 1, and they are dropped here unless keepdim is set. */
function reduction<Name extends string>(
  name: Name,
  forward: Forward,
  backward: Backward,
  refuseEmpty = false,
): ReduceFn<Name> {
  const declared = op<"x", Reduction & { from: readonly number[]; all: boolean }>({
    name,
    inputs: ["x"],
    forward: ([x], { axes, keepdim }) => dropped(forward(x!, axes), axes, keepdim),
    backward: {
      x: (g, kept) => {
        const { axes, from, all } = kept.options;
        const back = (t: Tensor) => restored(t, axes, from);
        return backward(
          stretched(back(g), from),
          () => kept.x,
          () => back(kept.y),
          axes,
          all,
        );
      },
    },
  });
  return ((x: Tensor, axis: Axes = "all", keepdim: boolean = false) => {
    const axes = axesOf(name, axis, x.shape);
    if (refuseEmpty) checkNotEmpty(name, x, axes);
    return declared.run([x], { axes, keepdim, from: x.shape, all: axis === "all" });
  }) as unknown as ReduceFn<Name>;
}

function dropped(y: Tensor, axes: readonly number[], keepdim: boolean): Tensor {
  if (keepdim || axes.length === 0) return y;
  const shape = y.shape.filter((_: number, i: number) => !axes.includes(i));
  return viewOf(y, shape, contiguousStrides(shape));
}

/** A result with its reduced axes back at size 1. */
function restored(y: Tensor, axes: readonly number[], from: readonly number[]): Tensor {
  const shape = from.map((size, i) => (axes.includes(i) ? 1 : size));
  return viewOf(contiguous(y), shape, contiguousStrides(shape));
}

function checkNotEmpty(name: string, x: Tensor, axes: readonly number[]): void {
  if (axes.some((axis) => x.shape[axis] === 0))
    throw new ArgumentError(name, `there is no ${name} of nothing: the shape is ${words(x.shape)}`);
}

/** Bools and whole numbers are summed as whole numbers, others as they are. */
const summable = (x: Tensor) => (x.dtype === "bool" ? cast(x, "int32") : x);

/** The sum; 0 for nothing. */
export const sum = reduction(
  "sum",
  (x, axes) => reduce("sum", summable(x), axes),
  (g) => g,
);

/** The product; 1 for nothing. A zero among the factors is taken into account in the gradient. */
export const prod = reduction(
  "prod",
  (x, axes) => reduce("prod", summable(x), axes),
  (g, x, y, axes) => {
    const zero = compare("equal", x(), scalar(0, x().dtype));
    const others = choose(zero, scalar(1, g.dtype), x());
    const zeros = reduce("sum", cast(zero, g.dtype), axes);
    const oneZero = compare("equal", zeros, scalar(1, g.dtype));
    // without a zero: y/x. With exactly one, at the zero: the product of the others. Else 0
    const atZero = mul(choose(oneZero, reduce("prod", others, axes), scalar(0, g.dtype)), cast(zero, g.dtype));
    return mul(g, add(div(y(), others), atZero));
  },
);

/** ln Σ eˣ, computed without overflow. */
export const logsumexp = reduction(
  "logsumexp",
  (x, axes) => reduce("logsumexp", x, axes),
  (g, x, y) => mul(g, exp(sub(x(), y()))),
  true,
);

/** The gradient of an extreme: all elements that reach it share it equally. */
const shareEqually: Backward = (g, x, y, axes) => {
  const reached = cast(compare("equal", x(), y()), g.dtype);
  return div(mul(g, reached), reduce("sum", reached, axes));
};

/** The largest element; equal ones share the gradient. */
export const amax = reduction("amax", (x, axes) => reduce("max", x, axes), shareEqually, true);
/** The smallest element; equal ones share the gradient. */
export const amin = reduction("amin", (x, axes) => reduce("min", x, axes), shareEqually, true);

/** The gradient of an extreme along one axis: it goes to the first element that reaches it, as in PyTorch. */
const toFirst =
  (position: "argmax" | "argmin"): Backward =>
  (g, x, y, axes, all) => {
    if (all || axes.length !== 1) return shareEqually(g, x, y, axes, all);
    const places = viewOf(
      arange(x().shape[axes[0]!]!),
      x().shape.map((n: number, i: number) => (i === axes[0] ? n : 1)),
      x().shape.map((_: number, i: number) => (i === axes[0] ? 1 : 0)),
    );
    const first = reduce(position, x(), axes, "int32");
    return mul(g, cast(compare("equal", places, first), g.dtype));
  };

function arange(n: number): Tensor {
  const out = empty([n], "int32");
  kernels.int32.fill(pointer(out), 1, n);
  kernels.int32.cumsum(pointer(out), pointer(out), 1, n, 1);
  return sub(out, 1);
}

/** The largest element; of all elements equal ones share the gradient, along an axis the first gets it. Its position: argmax. */
export const max = reduction("max", (x, axes) => reduce("max", x, axes), toFirst("argmax"), true);
/** The smallest element. Its position: argmin. */
export const min = reduction("min", (x, axes) => reduce("min", x, axes), toFirst("argmin"), true);

/** The average; NaN for nothing, as in PyTorch. */
export const mean = averaged("mean") as unknown as ReduceFn<"mean">;

function averaged(name: string) {
  return (x: Tensor, axis?: Axes, keepdim = false): Tensor => {
    const axes = axesOf(name, axis, x.shape);
    const n = count(axes.map((i) => x.shape[i]!));
    return div(sum(x, axes, keepdim), n);
  };
}

/** Σ (x − mean)² / (n − correction): correction 1 (the default) estimates a population, 0 describes the numbers given. */
export function variance<A extends Shape, N extends number, X extends Axes<N> = "all">(
  x: Tensor<A>,
  axis?: Arg<Reduce<"var", A, X, false>, X>,
  { correction = 1, keepdim = false }: { correction?: number; keepdim?: boolean } = {},
): Tensor<Result<Reduce<"var", A, X, false>>> {
  const axes = axesOf("var", axis as Axes, x.shape);
  const n = count(axes.map((i) => x.shape[i]!));
  const deviation = sub(x as Tensor, (mean as (x: Tensor, a: Axes, k: boolean) => Tensor)(x, axes, true));
  return div(sum(square(deviation), axes, keepdim), Math.max(0, n - correction)) as Tensor<any>;
}

/** The standard deviation: the root of `variance`. */
export function std<A extends Shape, N extends number, X extends Axes<N> = "all">(
  x: Tensor<A>,
  axis?: Arg<Reduce<"std", A, X, false>, X>,
  options: { correction?: number; keepdim?: boolean } = {},
): Tensor<Result<Reduce<"std", A, X, false>>> {
  return sqrt(variance(x as Tensor, axis as Axes, options)) as Tensor<any>;
}

const norm2 = reduction(
  "norm",
  (x, axes) => unary("sqrt", reduce("sum", unary("square", x), axes)),
  // x/‖x‖, and 0 for the vector of zeros
  (g, x, y) => mul(g, choose(compare("equal", y(), scalar(0, g.dtype)), scalar(0, g.dtype), div(x(), y()))),
);

/** The p-norm (Σ|x|ᵖ)^(1/p): p = 2 by default, 1 and Infinity as limits. */
export function norm<A extends Shape, N extends number, X extends Axes<N> = "all">(
  x: Tensor<A>,
  p = 2,
  axis?: Arg<Reduce<"norm", A, X, false>, X>,
  keepdim = false,
): Tensor<Result<Reduce<"norm", A, X, false>>> {
  const over = axis as Axes;
  const values = x as Tensor;
  if (p === 2) return norm2(values, over, keepdim) as Tensor<any>;
  if (p === 1) return sum(abs(values), over, keepdim) as Tensor<any>;
  if (p === Infinity) return amax(abs(values), over, keepdim) as Tensor<any>;
  return pow(sum(pow(abs(values), p), over, keepdim), 1 / p) as Tensor<any>;
}

function position(name: "argmax" | "argmin") {
  const declared = op<"x", Reduction>({
    name,
    inputs: ["x"],
    forward: ([x], { axes, keepdim }) => dropped(reduce(name, x!, axes, "int32"), axes, keepdim),
    backward: "not differentiable",
  });
  return <A extends Shape, const X extends number | "all" = "all", K extends boolean = false>(
    x: Tensor<A>,
    axis?: Arg<Reduce<typeof name, A, X, K>, X>,
    keepdim?: K,
  ): Tensor<Result<Reduce<typeof name, A, X, K>>> => {
    const axes = axesOf(name, axis as Axes, x.shape);
    checkNotEmpty(name, x, axes);
    return declared.run([x], { axes, keepdim: keepdim ?? false }) as Tensor<any>;
  };
}

/** Where the largest element stands (the first, if several); over "all" axes, counted in the flattened tensor. */
export const argmax = position("argmax");
/** Where the smallest element stands (the first, if several). */
export const argmin = position("argmin");

const cumsumOp = op<"x", { axis: number }>({
  name: "cumsum",
  inputs: ["x"],
  forward: ([x], { axis }) => runningSum(summable(x!), axis),
  // an element counts in every later sum: run the gradient's sums backwards
  backward: { x: (g, { options }) => flip(runningSum(flip(g, options.axis), options.axis), options.axis) },
});

function runningSum(x: Tensor, axis: number): Tensor {
  const out = copy(x);
  const { shape } = x;
  kernels[x.dtype].cumsum(
    pointer(out),
    pointer(out),
    count(shape.slice(0, axis)),
    shape[axis]!,
    count(shape.slice(axis + 1)),
  );
  return out;
}

/** Running sums along an axis. */
export function cumsum<A extends Shape, const X extends number>(
  x: Tensor<A>,
  axis: Arg<Along<"cumsum", A, X>, X>,
): Tensor<Result<Along<"cumsum", A, X>>> {
  return cumsumOp.run([x], { axis: axisOf("cumsum", axis as number, x.shape) }) as Tensor<any>;
}
