import * as t from "../tensor/index.js";

/** A function of one number, written twice: for mathjs as a formula in x, for autograd as tensor operations. */
export interface Rule {
  formula: string;
  /** x and the result: float64 tensors without axes. */
  f: (x: t.Tensor) => t.Tensor;
  /** Where the derivatives are compared; a place inside the function's domain. */
  at: number;
}

const rule = (formula: string, at: number, f: Rule["f"]): Rule => ({ formula, at, f });

/** Of several results the compiler only needs to know that they are tensors. */
const each = (table: [string, number, (x: any) => any][]): Rule[] =>
  table.map(([name, at, f]) => rule(`${name}(x)`, at, f));

/**
 * The 34 functions of lecture 1's derivative table: powers and roots, exponentials and logarithms, and the six
 * trigonometric, inverse, hyperbolic and inverse hyperbolic functions. Each at a place inside its domain.
 */
export const rules = (): Rule[] => [
  rule("3", 0.7, (x) => x.mul(0).add(3)),
  rule("x", 0.7, (x) => x.mul(1)),
  rule("x^2", 0.7, (x) => x.square()),
  rule("x^5", 0.7, (x) => x.pow(5)),
  rule("1 / x", 0.7, (x) => x.reciprocal()),
  rule("sqrt(x)", 0.7, (x) => x.sqrt()),
  rule("abs(x)", -0.7, (x) => x.abs()),
  rule("exp(x)", 0.7, (x) => x.exp()),
  rule("2^x", 0.7, (x) => t.pow(t.tensor(2, { dtype: "float64" }), x)),
  rule("log(x)", 0.7, (x) => x.log()),
  ...each([
    ["sin", 0.7, t.sin],
    ["cos", 0.7, t.cos],
    ["tan", 0.7, t.tan],
    ["cot", 0.7, t.cot],
    ["sec", 0.7, t.sec],
    ["csc", 0.7, t.csc],
    ["asin", 0.4, t.asin],
    ["acos", 0.4, t.acos],
    ["atan", 0.4, t.atan],
    ["acot", 0.4, t.acot],
    ["asec", -1.8, t.asec],
    ["acsc", -1.8, t.acsc],
    ["sinh", 0.7, t.sinh],
    ["cosh", 0.7, t.cosh],
    ["tanh", 0.7, t.tanh],
    ["coth", 0.7, t.coth],
    ["sech", 0.7, t.sech],
    ["csch", 0.7, t.csch],
    ["asinh", 0.4, t.asinh],
    ["acosh", 1.8, t.acosh],
    ["atanh", 0.4, t.atanh],
    ["acoth", 1.8, t.acoth],
    ["asech", 0.4, t.asech],
    ["acsch", -0.4, t.acsch],
  ]),
];
