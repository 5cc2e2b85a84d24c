/** The entry point of the library: what notebooks import from "gradus". */
export * as calculus from "./calculus/index.js";
export * as data from "./data/index.js";
export * from "./display/index.js";
export * as lesson from "./lesson/index.js";
export * as linalg from "./linalg/index.js";
export * as metrics from "./metrics/index.js";
export * as nn from "./nn/index.js";
export * as optim from "./optim/index.js";
export { type AssetName, asset, load, save } from "./persistence/index.js";
export * as safetensors from "./persistence/safetensors.js";
export * as plot from "./plot/index.js";
export { defaultGenerator, Generator, manualSeed } from "./random/generator.js";
export { Value, value } from "./scalar/index.js";
export * from "./tensor/index.js";
