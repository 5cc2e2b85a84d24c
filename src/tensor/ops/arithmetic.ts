import { ArgumentError } from "../errors.js";
import { type Declaration, op } from "../op.js";
import { cast, choose, compare, paired, scalar, unary } from "../raw.js";
import { broadcast, elementwise, floating, numeric } from "../rules.js";
import type { Tensor } from "../tensor.js";
import type { PairFn, UnaryFn } from "../types/signatures.js";
import { operands } from "./operands.js";

type PairName = "add" | "sub" | "mul" | "div" | "pow" | "maximum" | "minimum";

/** An op of two operands: its kernel by name, its two gradients side by side. */
function pair<Name extends PairName>(
  name: Name,
  backward: Declaration<"a" | "b", never, undefined>["backward"],
): PairFn<Name> {
  const declared = op<"a" | "b">({
    name,
    inputs: ["a", "b"],
    rule: name === "div" ? floating(broadcast) : numeric(broadcast), // quotients of whole numbers have decimals
    forward: ([a, b], _, { shape, dtype }) => {
      if (name === "pow" && dtype === "int32") checkPowers(b!);
      return paired(name, a!, b!, shape, dtype);
    },
    backward,
  });
  return ((a: unknown, b: unknown) => declared.run(operands(name, a, b), undefined)) as PairFn<Name>;
}

/** Whole numbers to negative powers would be cut off to 0. */
function checkPowers(exponents: Tensor): void {
  const negative = exponents.data().find((n) => n < 0);
  if (negative !== undefined)
    throw new ArgumentError("pow", `whole numbers have no power of ${negative} that is whole; use to("float32") first`);
}

/**
 * a + b. Shapes broadcast: aligned at the last axis, sizes equal or 1.
 *
 * @example
 * add(tensor([1, 2]), tensor([[10], [20]])).toArray(); // [[11, 12], [21, 22]]
 */
export const add: PairFn<"add"> = pair("add", { a: (g) => g, b: (g) => g });

/**
 * a − b.
 *
 * @example
 * sub(5, tensor([1, 2])).toArray(); // [4, 3]
 */
export const sub: PairFn<"sub"> = pair("sub", { a: (g) => g, b: (g) => neg(g) });

/**
 * a · b, element by element.
 *
 * @example
 * tensor([1, 2]).mul(3).toArray(); // [3, 6]
 */
export const mul: PairFn<"mul"> = pair("mul", { a: (g, { b }) => mul(g, b), b: (g, { a }) => mul(g, a) });

/**
 * a / b, element by element.
 *
 * @example
 * div(tensor([1, 2]), 4).toArray(); // [0.25, 0.5]
 */
export const div: PairFn<"div"> = pair("div", {
  a: (g, { b }) => div(g, b),
  b: (g, { b, y }) => neg(div(mul(g, y), b)),
});

/**
 * aᵇ, element by element. ∂/∂a = b aᵇ⁻¹ (0 where b = 0), ∂/∂b = aᵇ ln a (0 where a = 0
 * and b ≥ 0), as in PyTorch.
 *
 * @example
 * pow(2, tensor([1, 2, 3])).toArray(); // [2, 4, 8]
 */
export const pow: PairFn<"pow"> = pair("pow", {
  a: (g, { a, b }) => mul(g, zeroWhere(b, mul(b, pow(a, sub(b, 1))))),
  b: (g, { a, b, y }) => {
    const slope = mul(y, unary("log", a));
    return mul(g, choose(compare("greaterEqual", b, scalar(0, b.dtype)), zeroWhere(a, slope), slope));
  },
});

/**
 * The larger of two, element by element; where they are equal, each gets half of the gradient.
 *
 * @example
 * maximum(tensor([1, 5]), 3).toArray(); // [3, 5]
 */
export const maximum: PairFn<"maximum"> = pair("maximum", {
  a: (g, { a, b }) => mul(g, share("less", a, b)),
  b: (g, { a, b }) => mul(g, share("greater", a, b)),
});

/**
 * The smaller of two, element by element; where they are equal, each gets half of the gradient.
 *
 * @example
 * minimum(tensor([1, 5]), 3).toArray(); // [1, 3]
 */
export const minimum: PairFn<"minimum"> = pair("minimum", {
  a: (g, { a, b }) => mul(g, share("greater", a, b)),
  b: (g, { a, b }) => mul(g, share("less", a, b)),
});

const negOp = op({
  name: "neg",
  inputs: ["x"],
  rule: numeric(elementwise),
  forward: ([x]) => unary("neg", x!, 0, 0, true),
  backward: { x: (g) => neg(g) },
});

/**
 * −x.
 *
 * @example
 * neg(tensor([1, -2])).toArray(); // [-1, 2]
 */
export const neg: UnaryFn = (x) => negOp.run([x], undefined);

/** 0 where the comparison holds and the operand has lost, ½ where both are equal, else 1: so at NaN, as in PyTorch. */
function share(lost: "greater" | "less", a: Tensor, b: Tensor): Tensor {
  const half = mul(cast(compare("equal", a, b), a.dtype), 0.5);
  return sub(sub(1, cast(compare(lost, a, b), a.dtype)), half);
}

/** x, but 0 where `at` is 0. */
function zeroWhere(at: Tensor, x: Tensor): Tensor {
  const zero = scalar(0, at.dtype);
  return choose(compare("equal", at, zero), scalar(0, x.dtype), x);
}
