/** The functions of a lesson: guesses, claims, exercises, words and how it closes. */
export { type Card, card } from "./card.js";
export { check, hint, twin } from "./check.js";
export { ClaimError, claim, type Expectation } from "./claim.js";
export { closing } from "./closing.js";
export { type Cost, cost } from "./cost.js";
export { term } from "./glossary.js";
export { predict, reveal } from "./predict.js";
export { quiz } from "./quiz.js";
export { vendor } from "./vendor.js";
