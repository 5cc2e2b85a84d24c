/** Persistence: tensors in files that Python's safetensors also reads; and the files that come with the library. */
export { type AssetName, asset } from "./asset.js";
export { load, save } from "./files.js";
export { decode, type EncodeOptions, encode, type SmallKind, type TensorFile } from "./safetensors.js";
