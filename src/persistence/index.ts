/** Persistence: tensors in files that Python's safetensors reads, too. */
export { load, save } from "./files.js";
export { decode, encode, type TensorFile } from "./safetensors.js";
