import type { BinaryName, CompareName, Kernels, Pointer, UnaryBackwardName, UnaryName } from "../kernels.js";
import * as math from "../math.js";
import { heap } from "../memory.js";
import type { View } from "./view.js";

const SQRT_HALF = Math.SQRT1_2;
const SQRT_TWO_OVER_PI = 0.7978845608028654;
const ONE_OVER_SQRT_TWO_PI = 0.3989422804014327;

/** The cumulative normal distribution. */
const normalCdf = (x: number) => 0.5 * (1 + math.erf(x * SQRT_HALF));
/** The inside of the tanh form of GELU (Hendrycks and Gimpel 2016). */
const geluInner = (x: number) => SQRT_TWO_OVER_PI * (x + 0.044715 * x * x * x);

/** One line a function: y from x (and its parameters p, q). */
export const UNARY: Readonly<Record<UnaryName, (x: number, p: number, q: number) => number>> = {
  neg: (x) => -x,
  abs: Math.abs,
  sign: (x) => (x > 0 ? 1 : x < 0 ? -1 : x),
  floor: Math.floor,
  ceil: Math.ceil,
  round: (x) => {
    const down = Math.floor(x);
    const rest = x - down;
    return rest < 0.5 || (rest === 0.5 && down % 2 === 0) ? down : down + 1; // halves go to the even neighbour
  },
  square: (x) => x * x,
  sqrt: Math.sqrt,
  rsqrt: (x) => 1 / Math.sqrt(x),
  reciprocal: (x) => 1 / x,
  exp: math.exp,
  expm1: math.expm1,
  log: math.log,
  log1p: math.log1p,
  log2: math.log2,
  log10: math.log10,
  erf: math.erf,
  sin: math.sin,
  cos: math.cos,
  tan: math.tan,
  asin: math.asin,
  acos: math.acos,
  atan: math.atan,
  sinh: math.sinh,
  cosh: math.cosh,
  tanh: math.tanh,
  asinh: math.asinh,
  acosh: math.acosh,
  atanh: math.atanh,
  sigmoid: math.sigmoid,
  relu: (x) => Math.max(x, 0),
  silu: (x) => x * math.sigmoid(x),
  gelu: (x) => x * normalCdf(x),
  geluTanh: (x) => 0.5 * x * (1 + math.tanh(geluInner(x))),
  softplus: math.softplus,
  leakyRelu: (x, slope) => (x < 0 ? slope * x : x),
  elu: (x, alpha) => (x < 0 ? alpha * math.expm1(x) : x),
  clamp: (x, low, high) => Math.min(Math.max(x, low), high),
};

/** One line a derivative: dx from the gradient g and what was kept. */
export const UNARY_BACKWARD: Readonly<Record<UnaryBackwardName, (g: number, kept: number) => number>> = {
  reluBackward: (g, y) => (y <= 0 ? 0 : g), // where y is NaN, g goes on
  sigmoidBackward: (g, y) => g * y * (1 - y),
  tanhBackward: (g, y) => g * (1 - y * y),
  siluBackward: (g, x) => {
    const s = math.sigmoid(x);
    return g * s * (1 + x * (1 - s));
  },
  geluBackward: (g, x) => g * (normalCdf(x) + x * ONE_OVER_SQRT_TWO_PI * math.exp(-0.5 * x * x)),
  geluTanhBackward: (g, x) => {
    const t = math.tanh(geluInner(x));
    return g * 0.5 * (1 + t + x * (1 - t * t) * SQRT_TWO_OVER_PI * (1 + 3 * 0.044715 * x * x));
  },
};

const BINARY: Readonly<Record<BinaryName, (a: number, b: number) => number>> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
  pow: math.pow,
  maximum: (a, b) => Math.max(a, b),
  minimum: (a, b) => Math.min(a, b),
};

const COMPARE: Readonly<Record<CompareName, (a: number, b: number) => boolean>> = {
  equal: (a, b) => a === b,
  notEqual: (a, b) => a !== b,
  less: (a, b) => a < b,
  lessEqual: (a, b) => a <= b,
  greater: (a, b) => a > b,
  greaterEqual: (a, b) => a >= b,
};

type Table<Name extends keyof Kernels> = Pick<Kernels, Name>;

/** A kernel from each line of a table of functions. */
function kernelsOf<Name extends keyof Kernels, F>(lines: Readonly<Record<string, F>>, make: (f: F) => unknown) {
  return Object.fromEntries(Object.entries(lines).map(([name, f]) => [name, make(f)])) as unknown as Table<Name>;
}

export function elementwise(view: View) {
  const size = view.BYTES_PER_ELEMENT;

  const unary =
    (f: (x: number, p: number, q: number) => number) =>
    (x: Pointer, out: Pointer, n: number, p = 0, q = 0) => {
      const from = x / size;
      const to = out / size;
      for (let i = 0; i < n; i++) view[to + i] = f(view[from + i]!, p, q);
    };

  const unaryBackward =
    (f: (g: number, kept: number) => number) => (g: Pointer, kept: Pointer, dx: Pointer, n: number) => {
      for (let i = 0; i < n; i++) view[dx / size + i] = f(view[g / size + i]!, view[kept / size + i]!);
    };

  const binaryInto = (target: View) => (f: (a: number, b: number) => number | boolean) =>
    // biome-ignore format: one line of parameters
    (a: Pointer, b: Pointer, out: Pointer, rows: number, cols: number, aRow: number, aCol: number, bRow: number, bCol: number) => {
      let to = out / target.BYTES_PER_ELEMENT;
      for (let r = 0; r < rows; r++) {
        let left = a / size + r * aRow;
        let right = b / size + r * bRow;
        for (let c = 0; c < cols; c++) {
          target[to++] = f(view[left]!, view[right]!) as number;
          left += aCol;
          right += bCol;
        }
      }
    };

  return {
    ...kernelsOf<UnaryName, (x: number, p: number, q: number) => number>(UNARY, unary),
    ...kernelsOf<UnaryBackwardName, (g: number, kept: number) => number>(UNARY_BACKWARD, unaryBackward),
    ...kernelsOf<BinaryName, (a: number, b: number) => number>(BINARY, binaryInto(view)),
    ...kernelsOf<CompareName, (a: number, b: number) => boolean>(COMPARE, binaryInto(heap.u8)),

    fill(out: Pointer, value: number, n: number): void {
      view.fill(value, out / size, out / size + n);
    },

    addScaled(x: Pointer, out: Pointer, n: number, scale: number): void {
      for (let i = 0; i < n; i++) view[out / size + i] = view[out / size + i]! + scale * view[x / size + i]!;
    },

    where(condition: Pointer, a: Pointer, b: Pointer, out: Pointer, n: number): void {
      for (let i = 0; i < n; i++) view[out / size + i] = view[(heap.u8[condition + i] ? a : b) / size + i]!;
    },

    stridedCopy(x: Pointer, out: Pointer, shape: readonly number[], strides: readonly number[]): void {
      let to = out / size;
      const walk = (axis: number, from: number) => {
        if (axis === shape.length) view[to++] = view[from]!;
        else for (let i = 0; i < shape[axis]!; i++) walk(axis + 1, from + i * strides[axis]!);
      };
      walk(0, x / size);
    },
  };
}
