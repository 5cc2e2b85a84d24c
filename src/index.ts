/** The only door to the library: what notebooks import from "gradus". */
export * from "./display/index.js";
