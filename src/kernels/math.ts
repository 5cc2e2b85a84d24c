/**
 * Elementary functions in float64 from + − × ÷ and square root only: the same last digit on every machine and in every
 * JavaScript engine, which `Math.exp` and its siblings do not promise. Each says how far it can be off, in units in
 * the last place (ulp), as test/kernels/math.test.ts measures it; rounded to float32 all are right to the last digit
 * but for ties. The SIMD kernels follow the same reductions with shorter polynomials.
 */
export * from "./math/exponential.js";
export * from "./math/hyperbolic.js";
export * from "./math/special.js";
export * from "./math/trigonometry.js";
