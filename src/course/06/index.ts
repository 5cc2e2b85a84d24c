/** Lecture 6, U-nets: what its notebook imports. */
import { register } from "../../lesson/registry.js";
import { lecture } from "./lecture.js";

register(lecture);

export * from "./blinded.js";
export * from "./boxes.js";
export * from "./doubt.js";
export * from "./dreams.js";
export * from "./measure.js";
export * from "./observers.js";
export * from "./plan.js";
export * from "./runs.js";
export * from "./train.js";
export { lecture };
