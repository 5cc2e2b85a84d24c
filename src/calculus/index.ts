/** Derivatives of one-number functions, had three ways. Loads mathjs when asked for, never before. */
export { compare, type DerivativeRow, type DerivativeTable } from "./compare.js";
export { type Rule, rules } from "./rules.js";
