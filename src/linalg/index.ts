/** Exact linear algebra in float64, for where an answer needs no descent. Loads mathjs when asked for, never before. */
export { type LeastSquares, type LeastSquaresOptions, type LinearAlgebra, load } from "./least-squares.js";
