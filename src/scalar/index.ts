/** Scalars: automatic differentiation on single numbers, to be read in one sitting. */
export { Value, value } from "./value.js";
