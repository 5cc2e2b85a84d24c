export type * from "./axes.js";
export type * from "./broadcast.js";
export type * from "./matmul.js";
export type * from "./nested.js";
export type * from "./numbers.js";
export type * from "./reshape.js";
export type * from "./shape.js";
export type * from "./signatures.js";
