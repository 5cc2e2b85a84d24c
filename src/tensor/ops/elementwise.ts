import type { UnaryName } from "../../kernels/index.js";
import { holding, numeric as numericKind } from "../dtypes.js";
import { ArgumentError } from "../errors.js";
import { type Gradient, op, type Saved } from "../op.js";
import { checkNumber } from "../options.js";
import { cast, choose, compare, scalar, unary } from "../raw.js";
import { floating, numeric, elementwise as sameShape } from "../rules.js";
import type { Tensor } from "../tensor.js";
import type { UnaryFn } from "../types/signatures.js";
import { add, div, mul, neg, sub } from "./arithmetic.js";

/** What makes whole numbers of whole numbers. */
const WHOLE: ReadonlySet<UnaryName> = new Set(["square", "abs", "sign", "floor", "ceil", "round"]);

/** An op of one operand: its kernel by name, and its derivative times g. */
function elementwise(name: UnaryName, x: Gradient<Saved<"x", never, undefined>>): UnaryFn {
  const declared = op({
    name,
    inputs: ["x"],
    rule: WHOLE.has(name) ? numeric(sameShape) : floating(sameShape),
    forward: ([input]) => unary(name, input!, 0, 0, WHOLE.has(name)),
    backward: { x },
  });
  return (input) => declared.run([input], undefined);
}

// ---- powers, roots, exponentials, logarithms

/**
 * x².
 *
 * @example
 * square(tensor([1, -3])).toArray(); // [1, 9]
 */
export const square = elementwise("square", (g, { x }) => mul(g, mul(x, 2)));
/**
 * √x; NaN below 0.
 *
 * @example
 * sqrt(tensor([4, 9])).toArray(); // [2, 3]
 */
export const sqrt = elementwise("sqrt", (g, { y }) => div(g, mul(y, 2)));
/**
 * 1/√x.
 *
 * @example
 * rsqrt(tensor([4])).toArray(); // [0.5]
 */
export const rsqrt = elementwise("rsqrt", (g, { x, y }) => mul(g, div(mul(y, -0.5), x)));
/**
 * 1/x.
 *
 * @example
 * reciprocal(tensor([4])).toArray(); // [0.25]
 */
export const reciprocal = elementwise("reciprocal", (g, { y }) => neg(mul(g, square(y))));
/**
 * eˣ.
 *
 * @example
 * exp(tensor([0])).toArray(); // [1]
 */
export const exp = elementwise("exp", (g, { y }) => mul(g, y));
/**
 * eˣ − 1, exact for small x.
 *
 * @example
 * expm1(tensor([0])).toArray(); // [0]
 */
export const expm1 = elementwise("expm1", (g, { y }) => mul(g, add(y, 1)));
/**
 * The natural logarithm.
 *
 * @example
 * log(tensor([1])).toArray(); // [0]
 */
export const log = elementwise("log", (g, { x }) => div(g, x));
/**
 * ln(1 + x), exact for small x.
 *
 * @example
 * log1p(tensor([0])).toArray(); // [0]
 */
export const log1p = elementwise("log1p", (g, { x }) => div(g, add(x, 1)));
/**
 * The logarithm to base 2: derivative 1/(x ln 2).
 *
 * @example
 * log2(tensor([8])).toArray(); // [3]
 */
export const log2 = elementwise("log2", (g, { x }) => div(g, mul(x, Math.LN2)));
/**
 * The logarithm to base 10: derivative 1/(x ln 10).
 *
 * @example
 * log10(tensor([1000])).toArray(); // [3]
 */
export const log10 = elementwise("log10", (g, { x }) => div(g, mul(x, Math.LN10)));
/**
 * erf x = 2/√π ∫₀ˣ e^(−t²) dt.
 *
 * @example
 * erf(tensor([0])).toArray(); // [0]
 */
export const erf = elementwise("erf", (g, { x }) => mul(g, mul(exp(neg(square(x))), 1.1283791670955126)));

// ---- steps: their derivative is 0 wherever there is one

/**
 * |x|; the derivative at 0 is taken as 0.
 *
 * @example
 * abs(tensor([-2, 3])).toArray(); // [2, 3]
 */
export const abs = elementwise("abs", (g, { x }) => mul(g, unary("sign", x)));
/**
 * −1, 0 or 1.
 *
 * @example
 * sign(tensor([-2, 0, 3])).toArray(); // [-1, 0, 1]
 */
export const sign = elementwise("sign", (g) => mul(g, 0));
/**
 * The next whole number below.
 *
 * @example
 * floor(tensor([-1.5])).toArray(); // [-2]
 */
export const floor = elementwise("floor", (g) => mul(g, 0));
/**
 * The next whole number above.
 *
 * @example
 * ceil(tensor([1.5])).toArray(); // [2]
 */
export const ceil = elementwise("ceil", (g) => mul(g, 0));
/**
 * The nearest whole number; halves go to the even one.
 *
 * @example
 * round(tensor([0.5, 1.5])).toArray(); // [0, 2]
 */
export const round = elementwise("round", (g) => mul(g, 0));

// ---- trigonometry

/**
 * The sine of angles in radians.
 *
 * @example
 * sin(tensor([0])).toArray(); // [0]
 */
export const sin = elementwise("sin", (g, { x }) => mul(g, cos(x)));
/**
 * The cosine of angles in radians.
 *
 * @example
 * cos(tensor([0])).toArray(); // [1]
 */
export const cos = elementwise("cos", (g, { x }) => neg(mul(g, sin(x))));
/**
 * Derivative 1 + tan².
 *
 * @example
 * tan(tensor([0])).toArray(); // [0]
 */
export const tan = elementwise("tan", (g, { y }) => mul(g, add(square(y), 1)));
/**
 * Derivative 1/√(1 − x²), for |x| < 1.
 *
 * @example
 * asin(tensor([0])).toArray(); // [0]
 */
export const asin = elementwise("asin", (g, { x }) => div(g, sqrt(sub(1, square(x)))));
/**
 * Derivative −1/√(1 − x²), for |x| < 1.
 *
 * @example
 * acos(tensor([1])).toArray(); // [0]
 */
export const acos = elementwise("acos", (g, { x }) => neg(div(g, sqrt(sub(1, square(x))))));
/**
 * Derivative 1/(1 + x²).
 *
 * @example
 * atan(tensor([0])).toArray(); // [0]
 */
export const atan = elementwise("atan", (g, { x }) => div(g, add(square(x), 1)));

// ---- hyperbolic functions

/**
 * (eˣ − e⁻ˣ)/2.
 *
 * @example
 * sinh(tensor([0])).toArray(); // [0]
 */
export const sinh = elementwise("sinh", (g, { x }) => mul(g, cosh(x)));
/**
 * (eˣ + e⁻ˣ)/2.
 *
 * @example
 * cosh(tensor([0])).toArray(); // [1]
 */
export const cosh = elementwise("cosh", (g, { x }) => mul(g, sinh(x)));
/**
 * Derivative 1/√(x² + 1).
 *
 * @example
 * asinh(tensor([0])).toArray(); // [0]
 */
export const asinh = elementwise("asinh", (g, { x }) => div(g, sqrt(add(square(x), 1))));
/**
 * Derivative 1/√(x² − 1), for x > 1.
 *
 * @example
 * acosh(tensor([1])).toArray(); // [0]
 */
export const acosh = elementwise("acosh", (g, { x }) => div(g, sqrt(sub(square(x), 1))));
/**
 * Derivative 1/(1 − x²), for |x| < 1.
 *
 * @example
 * atanh(tensor([0])).toArray(); // [0]
 */
export const atanh = elementwise("atanh", (g, { x }) => div(g, sub(1, square(x))));

// ---- the reciprocal functions, made of those above

/** 1/tan x; derivative −1/sin². */
export const cot: UnaryFn = (x) => div(cos(x) as Tensor, sin(x) as Tensor);
/**
 * 1/cos x.
 *
 * @example
 * sec(tensor([0])).toArray(); // [1]
 */
export const sec: UnaryFn = (x) => reciprocal(cos(x));
/** 1/sin x. */
export const csc: UnaryFn = (x) => reciprocal(sin(x));
/** The inverse of cot, between 0 and π: derivative −1/(1 + x²). */
export const acot: UnaryFn = (x) => sub(Math.PI / 2, atan(x));
/** The inverse of sec, for |x| ≥ 1: derivative 1/(|x| √(x² − 1)). */
export const asec: UnaryFn = (x) => acos(reciprocal(x));
/** The inverse of csc, for |x| ≥ 1: derivative −1/(|x| √(x² − 1)). */
export const acsc: UnaryFn = (x) => asin(reciprocal(x));
/** 1/tanh x; derivative −1/sinh². */
export const coth: UnaryFn = (x) => div(cosh(x) as Tensor, sinh(x) as Tensor);
/**
 * 1/cosh x.
 *
 * @example
 * sech(tensor([0])).toArray(); // [1]
 */
export const sech: UnaryFn = (x) => reciprocal(cosh(x));
/** 1/sinh x. */
export const csch: UnaryFn = (x) => reciprocal(sinh(x));
/** The inverse of coth, for |x| > 1: derivative 1/(1 − x²). */
export const acoth: UnaryFn = (x) => atanh(reciprocal(x));
/** The inverse of sech, for 0 < x ≤ 1: derivative −1/(x √(1 − x²)). */
export const asech: UnaryFn = (x) => acosh(reciprocal(x));
/** The inverse of csch: derivative −1/(|x| √(1 + x²)). */
export const acsch: UnaryFn = (x) => asinh(reciprocal(x));

const clampOp = op<"x", { min: number; max: number }>({
  name: "clamp",
  inputs: ["x"],
  // a limit with decimals makes decimals of whole numbers; one at infinity does not
  rule: ([x], { min, max }) => {
    const kind = numericKind(x!.dtype);
    const dtype = [min, max].reduce((held, at) => (Number.isFinite(at) ? holding(held, at) : held), kind);
    return { shape: x!.sizes, dtype, reads: dtype };
  },
  forward: ([x], { min, max }) => unary("clamp", x!, min, max, true),
  backward: {
    x: (g, { x, options }) => {
      const low = compare("greaterEqual", x, scalar(options.min, x.dtype));
      const high = compare("lessEqual", x, scalar(options.max, x.dtype));
      return mul(g, mul(cast(low, x.dtype), cast(high, x.dtype)));
    },
  },
});

/**
 * Clips x to between min and max; the gradient is 0 outside.
 *
 * @example
 * clamp(tensor([-3, 0.5, 7]), 0, 1).toArray(); // [0, 0.5, 1]
 */
export const clamp = <A extends readonly number[]>(x: Tensor<A>, min = -Infinity, max = Infinity): Tensor<A> => {
  checkNumber("clamp", "min", min, -Infinity);
  checkNumber("clamp", "max", max, -Infinity);
  if (!(min <= max)) throw new ArgumentError("clamp", `min must not be above max, but they are ${min} and ${max}`);
  return clampOp.run([x], { min, max });
};
/** Another name of clamp. */
export const clip = clamp;

const heavisideOp = op<"x", { atZero: number }>({
  name: "heaviside",
  inputs: ["x"],
  rule: floating(sameShape),
  forward: ([x], { atZero }) =>
    choose(
      compare("equal", x!, scalar(0, x!.dtype)),
      scalar(atZero, "float32"),
      cast(compare("greater", x!, scalar(0, x!.dtype)), x!.dtype),
    ),
  backward: "not differentiable",
});

/**
 * The step function of the perceptron: 0 below 0, 1 above, `atZero` at 0.
 *
 * @example
 * heaviside(tensor([-1, 0, 2])).toArray(); // [0, 0, 1]
 */
export const heaviside = <A extends readonly number[]>(x: Tensor<A>, atZero = 0): Tensor<A> => {
  checkNumber("heaviside", "atZero", atZero, -Infinity);
  return heavisideOp.run([x], { atZero });
};
