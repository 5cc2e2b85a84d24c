/** The functions of a lesson: guesses, claims, exercises and what stands at its end. */
export { check, hint } from "./check.js";
export { ClaimError, claim, type Expectation } from "./claim.js";
export { closing } from "./closing.js";
export { predict, reveal } from "./predict.js";
