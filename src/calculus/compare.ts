import { type Displayable, displaySymbol, fmt, type MimeBundle, table } from "../display/index.js";
import { noGrad, type Tensor, tensor } from "../tensor/index.js";
import type { Rule } from "./rules.js";

/** One function's derivative at one place, had three ways. */
export interface DerivativeRow {
  formula: string;
  /** mathjs's derivative, as a formula. */
  derivative: string;
  at: number;
  /** That formula's value. */
  symbolic: number;
  /** By the engine's backward pass, in float64. */
  autograd: number;
  /** (f(x + h) − f(x − h)) / 2h with h = 1e-5: the ground itself. */
  measured: number;
  /** Whether the three agree to a millionth (of the larger of 1 and their size). */
  agree: boolean;
}

/** The comparison as a table. */
export interface DerivativeTable extends Displayable {
  readonly rows: readonly DerivativeRow[];
}

/**
 * Differentiates each rule by mathjs (symbolically), by autograd and by a small step, and compares. Loads mathjs (about
 * half a second, once).
 *
 * @example
 * const { rows } = await calculus.compare([{ formula: "x^2", f: (x) => x.square(), at: 3 }]);
 * rows[0].derivative + " = " + rows[0].symbolic   // "2 * x = 6"
 */
export async function compare(rules: readonly Rule[]): Promise<DerivativeTable> {
  const { derivative, simplify } = await import("mathjs");
  const rows = rules.map((rule): DerivativeRow => {
    let found: ReturnType<typeof simplify>;
    try {
      found = simplify(derivative(rule.formula, "x"));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(
        `mathjs cannot differentiate "${rule.formula}" by x: ${reason}. Write it as mathjs does, such as "x * sin(x)".`,
      );
    }
    const symbolic = Number(found.evaluate({ x: rule.at }));
    return { formula: rule.formula, derivative: found.toString(), at: rule.at, ...threeWays(symbolic, rule) };
  });
  const shown = table(
    rows.map((row) => [
      row.formula,
      row.derivative,
      fmt(row.at),
      ...[row.symbolic, row.autograd, row.measured].map((value) => fmt(value, 5)),
      row.agree ? "✓" : "✗",
    ]),
    { head: ["f(x)", "f′(x) by mathjs", "at x =", "its value", "autograd", "small step", "agree"] },
  );
  return { rows, [displaySymbol]: (): MimeBundle | Promise<MimeBundle> => shown[displaySymbol]() };
}

function threeWays(symbolic: number, rule: Rule): Pick<DerivativeRow, "symbolic" | "autograd" | "measured" | "agree"> {
  const found = { symbolic, ...engine(rule) };
  const all = Object.values(found);
  const size = Math.max(1, ...all.map(Math.abs));
  return { ...found, agree: Math.max(...all) - Math.min(...all) <= 1e-6 * size };
}

function engine({ formula, f, at }: Rule): { autograd: number; measured: number } {
  const x: Tensor = tensor(at, { dtype: "float64", requiresGrad: true });
  const y = f(x);
  if (y.shape.length !== 0) {
    throw new Error(`The function for "${formula}" must turn one number into one number, and gave shape [${y.shape}].`);
  }
  y.backward();
  const value = (place: number) => noGrad(() => f(tensor(place, { dtype: "float64" })).item());
  const h = 1e-5;
  return { autograd: x.grad?.item() ?? 0, measured: (value(at + h) - value(at - h)) / (2 * h) };
}
