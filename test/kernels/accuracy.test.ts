import { expect, test } from "vitest";
import { heap, type UnaryName } from "../../src/kernels/index.js";
import { UNARY } from "../../src/kernels/reference/elementwise.js";
import { put, simd } from "./pair.js";

/** Floats of every exponent between two magnitudes, of both signs: every `step`-th bit pattern. */
function floats(low: number, high: number, step: number): Float32Array {
  const [from, to] = new Int32Array(Float32Array.of(low, high).buffer);
  const bits = Int32Array.from({ length: Math.floor((to! - from!) / step) }, (_, i) => from! + i * step);
  const positive = new Float32Array(bits.buffer);
  return Float32Array.from([...positive, ...positive.map((x) => -x)]);
}

/** The distance of a float32 result from the true value, in units in the last place of the true value. */
function ulps(given: number, wanted: number): number {
  if (Object.is(given, wanted) || Math.fround(wanted) === given) return 0;
  const exponent = Math.max(-126, Math.floor(Math.log2(Math.abs(wanted))));
  return Math.abs(given - wanted) / 2 ** (exponent - 23);
}

/** Function, bound in ulp, smallest and largest magnitude of the argument. The bounds stand in assembly/maths.ts. */
const bounds: [UnaryName, number, number, number][] = [
  ["exp", 1.5, 1e-30, 87],
  ["log", 1, 1e-44, 3e38],
  ["log1p", 2, 1e-30, 3e38],
  ["expm1", 5, 1e-30, 87],
  ["tanh", 1.5, 1e-30, 100],
  ["sigmoid", 2.5, 1e-30, 80],
  ["erf", 2.5, 1e-30, 10],
  ["sin", 0.51, 1e-30, 1e6],
  ["cos", 0.51, 1e-30, 1e6],
];

for (const [name, bound, low, high] of bounds) {
  test(`${name} is within ${bound} ulp over all exponents`, () => {
    const xs = floats(low, high, 20011).filter((x) => name !== "log" || x > 0);
    const x = put(xs);
    simd[name](x, x, xs.length);
    let worst = 0;
    xs.forEach((argument, i) => {
      const wanted = UNARY[name](argument, 0, 0);
      if (Math.abs(wanted) > 1.2e-38 || wanted === 0) worst = Math.max(worst, ulps(heap.f32[x / 4 + i]!, wanted));
    });
    expect(worst).toBeLessThanOrEqual(bound);
  });
}
