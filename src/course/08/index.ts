/** Lecture 8, conversations and prompting: what its notebook imports. */
import { register } from "../../lesson/registry.js";
import { lecture } from "./lecture.js";

register(lecture);

export * from "./banner.js";
export * from "./blind.js";
export * from "./choices.js";
export * from "./clinic.js";
export * from "./experiments.js";
export * from "./harness.js";
export * from "./measured.js";
export * from "./next-tokens.js";
export * from "./patients.js";
export * from "./prompts.js";
export * from "./reports.js";
export * from "./results.js";
export * from "./reward.js";
export { lecture };
