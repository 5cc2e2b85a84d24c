/** Data: the course's sets. */
export * from "./sets/index.js";
