import { kernels } from "../../kernels/index.js";
import { requireTensor } from "../arguments.js";
import { ArgumentError, words } from "../errors.js";
import { op } from "../op.js";
import {
  cast,
  choose,
  compare,
  contiguous,
  empty,
  filled,
  pointer,
  reduce,
  scalar,
  stretched,
  viewOf,
} from "../raw.js";
import { answering, floating, numeric, promoting, type Rule, reduced } from "../rules.js";
import { axesOf, contiguousStrides } from "../strides.js";
import type { Tensor } from "../tensor.js";
import type { Axes, Reduce } from "../types/axes.js";
import type { Result, Shape } from "../types/shape.js";
import type { AxisArg, ReduceFn } from "../types/signatures.js";
import { add, div, mul, sub } from "./arithmetic.js";
import { exp } from "./elementwise.js";

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
  rule: Rule<Reduction>,
  forward: Forward,
  backward: Backward,
  refuseEmpty = false,
): ReduceFn<Name> {
  const declared = op<"x", Reduction & { from: readonly number[]; all: boolean }>({
    name,
    inputs: ["x"],
    rule,
    forward: ([x], { axes, keepdim }) => dropped(forward(x!, axes), axes, keepdim),
    backward: {
      x: (g, saved) => {
        const { axes, from, all } = saved.options;
        const back = (t: Tensor) => restored(t, axes, from);
        return backward(
          stretched(back(g), from),
          () => saved.x,
          () => back(saved.y),
          axes,
          all,
        );
      },
    },
  });
  return ((x: Tensor, axis: Axes = "all", keepdim: boolean = false) => {
    requireTensor(name, "x", x);
    const axes = axesOf(name, axis, x.sizes);
    if (refuseEmpty) checkNotEmpty(name, x, axes);
    return declared.run([x], { axes, keepdim, from: x.sizes, all: axis === "all" });
  }) as unknown as ReduceFn<Name>;
}

/** A result without its reduced axes, unless they are to stay. */
export function dropped(y: Tensor, axes: readonly number[], keepdim: boolean): Tensor {
  if (keepdim || axes.length === 0) return y;
  const shape = y.sizes.filter((_: number, i: number) => !axes.includes(i));
  return viewOf(y, shape, contiguousStrides(shape));
}

/** A result with its reduced axes back at size 1. */
export function restored(y: Tensor, axes: readonly number[], from: readonly number[]): Tensor {
  const shape = keptSizes(from, axes);
  return viewOf(contiguous(y), shape, contiguousStrides(shape));
}

/** A shape with the given axes at size 1. */
function keptSizes(shape: readonly number[], axes: readonly number[]): number[] {
  return shape.map((size, i) => (axes.includes(i) ? 1 : size));
}

const reducesNothing = (x: Tensor, axes: readonly number[]) => axes.some((axis) => x.sizes[axis] === 0);

/** Refuses the extremes of nothing. */
export function checkNotEmpty(name: string, x: Tensor, axes: readonly number[]): void {
  if (reducesNothing(x, axes))
    throw new ArgumentError(name, `there is no ${name} of nothing: the shape is ${words(x.sizes)}`);
}

/**
 * The sum; 0 for nothing.
 *
 * @example
 * tensor([[1, 2], [3, 4]]).sum(0).toArray(); // [4, 6]
 */
export const sum = reduction(
  "sum",
  numeric(reduced),
  (x, axes) => reduce("sum", x, axes),
  (g) => g,
);

/**
 * The product; 1 for nothing. A zero among the factors is taken into account in the gradient.
 *
 * @example
 * tensor([2, 3, 4]).prod().item(); // 24
 */
export const prod = reduction(
  "prod",
  numeric(reduced),
  (x, axes) => reduce("prod", x, axes),
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

/**
 * ln Σ eˣ, computed without overflow; −Infinity for nothing.
 *
 * @example
 * tensor([0]).logsumexp().item(); // 0
 */
export const logsumexp = reduction(
  "logsumexp",
  floating(reduced),
  (x, axes) =>
    reducesNothing(x, axes) ? filled(keptSizes(x.sizes, axes), -Infinity, x.dtype) : reduce("logsumexp", x, axes),
  // of nothing but −∞ the share of each is undefined: 0
  (g, x, y) =>
    mul(g, choose(compare("equal", y(), scalar(-Infinity, g.dtype)), scalar(0, g.dtype), exp(sub(x(), y())))),
);

/** The gradient of an extreme: all elements that reach it share it equally. */
const shareEqually: Backward = (g, x, y, axes) => {
  const reached = cast(compare("equal", x(), y()), g.dtype);
  return div(mul(g, reached), reduce("sum", reached, axes));
};

/**
 * The largest element; equal ones share the gradient.
 *
 * @example
 * tensor([[1, 5], [7, 2]]).amax([0, 1]).item(); // 7
 */
export const amax = reduction("amax", promoting(reduced), (x, axes) => reduce("max", x, axes), shareEqually, true);
/**
 * The smallest element; equal ones share the gradient.
 *
 * @example
 * tensor([[1, 5], [7, 2]]).amin(0).toArray(); // [1, 2]
 */
export const amin = reduction("amin", promoting(reduced), (x, axes) => reduce("min", x, axes), shareEqually, true);

/** The gradient of an extreme along one axis: it goes to the first element that reaches it, as in PyTorch. */
const toFirst =
  (position: "argmax" | "argmin"): Backward =>
  (g, x, y, axes, all) => {
    if (all || axes.length !== 1) return shareEqually(g, x, y, axes, all);
    const places = viewOf(
      arange(x().sizes[axes[0]!]!),
      x().sizes.map((n: number, i: number) => (i === axes[0] ? n : 1)),
      x().sizes.map((_: number, i: number) => (i === axes[0] ? 1 : 0)),
    );
    const first = reduce(position, x(), axes, "int32");
    return mul(g, cast(compare("equal", places, first), g.dtype));
  };

function arange(n: number): Tensor {
  const out = empty([n], "int32");
  const at = pointer(out, "int32");
  kernels.int32.fill(at, 1, n);
  kernels.int32.cumsum(at, at, 1, n, 1);
  return sub(out, 1);
}

/**
 * The largest element; of all elements equal ones share the gradient, along an axis the first gets it. Its position: argmax.
 *
 * @example
 * tensor([[1, 5], [7, 2]]).max(1).toArray(); // [5, 7]
 */
export const max = reduction("max", promoting(reduced), (x, axes) => reduce("max", x, axes), toFirst("argmax"), true);
/**
 * The smallest element. Its position: argmin.
 *
 * @example
 * tensor([[1, 5], [7, 2]]).min().item(); // 1
 */
export const min = reduction("min", promoting(reduced), (x, axes) => reduce("min", x, axes), toFirst("argmin"), true);

function position(name: "argmax" | "argmin") {
  const declared = op<"x", Reduction>({
    name,
    inputs: ["x"],
    rule: answering("int32", reduced),
    forward: ([x], { axes, keepdim }) => dropped(reduce(name, x!, axes, "int32"), axes, keepdim),
    backward: "not differentiable",
  });
  return <A extends Shape, const X extends number | "all" = "all", K extends boolean = false>(
    x: Tensor<A>,
    axis?: AxisArg<Reduce<typeof name, A, X, K>, X>,
    keepdim?: K,
  ): Tensor<Result<Reduce<typeof name, A, X, K>>> => {
    requireTensor(name, "x", x);
    const axes = axesOf(name, axis as Axes, x.sizes);
    checkNotEmpty(name, x, axes);
    return declared.run([x], { axes, keepdim: keepdim ?? false }) as Tensor<any>;
  };
}

/**
 * The position of the largest element (the first, if several); over "all" axes, counted in the flattened tensor.
 *
 * @example
 * tensor([[1, 5], [7, 2]]).argmax(1).toArray(); // [1, 0]
 */
export const argmax = position("argmax");
/**
 * The position of the smallest element (the first, if several).
 *
 * @example
 * tensor([3, 1, 2]).argmin().item(); // 1
 */
export const argmin = position("argmin");
