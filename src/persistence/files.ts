/** Files on disk. Node's file system is loaded only when one of these is called. */
import { ArgumentError } from "../tensor/errors.js";
import type { Tensor } from "../tensor/tensor.js";
import { decode, type EncodeOptions, encode, type TensorFile } from "./safetensors.js";

/**
 * Writes tensors, such as model.stateDict(), to a safetensors file, in a smaller kind if asked: { kind: "F16" }.
 * The file is whole or not there.
 */
export async function save(
  path: string,
  tensors: Readonly<Record<string, Tensor>>,
  metadata?: Readonly<Record<string, string>>,
  options?: EncodeOptions,
): Promise<void> {
  if (typeof path !== "string")
    throw new ArgumentError(
      "save",
      'expects a path first, then the tensors: save("model.safetensors", model.stateDict())',
    );
  const { rename, writeFile } = await import("node:fs/promises");
  const bytes = encode(tensors, metadata, options);
  await writeFile(`${path}.part`, bytes);
  await rename(`${path}.part`, path);
}

/** Reads a safetensors file, from Python or from here. */
export async function load(path: string): Promise<TensorFile> {
  const { readFile } = await import("node:fs/promises");
  return decode(await readFile(path));
}
