/** The files that come with the library: src/assets, copied beside the compiled modules. One way in, in Node and in a browser. */

/** The files that there are. A test compares them with the folder. */
const names = [
  "apache-2.0.txt",
  "chest-film.png",
  "clinic.json",
  "clinic.safetensors",
  "digit-diffusion.json",
  "digit-diffusion.safetensors",
  "digit-gan.json",
  "digit-gan.safetensors",
  "digits.txt",
  "ecg.dcm",
  "fundus.png",
  "lenet.json",
  "lenet.safetensors",
  "microaneurysms.png",
  "minilm-vocabulary.txt",
  "minilm.md",
  "minilm.safetensors",
  "mnist.bin.gz",
  "moby-dick.txt",
  "moby.json",
  "moby.safetensors",
  "rtdose.dcm",
  "rtstruct.dcm",
  "small-mr.dcm",
  "thorax-ct.dcm",
  "unet-2.json",
  "unet-2.safetensors",
  "unet-3.json",
  "unet-3.safetensors",
  "unet-no-skips.json",
  "unet-no-skips.safetensors",
  "unet.json",
  "unet.safetensors",
  "vertebra-ct.dcm",
  "wdbc.csv",
] as const;

/** The name of a file that comes with the library. */
export type AssetName = (typeof names)[number];

/**
 * The bytes of a file that comes with the library: weights, a corpus, a picture. Node reads it beside this module, a
 * browser fetches it from where this module came from. For text, write `new TextDecoder().decode(bytes)`.
 *
 * @example
 * const bytes = await asset("digits.txt");
 * bytes.length   // 118602
 *
 * @throws Error when there is no file of this name, or when it cannot be read
 */
export async function asset(name: AssetName): Promise<Uint8Array> {
  if (!names.includes(name)) {
    throw new Error(`The library has no file ${JSON.stringify(name)}. It has ${names.join(", ")}.`);
  }
  const address = new URL(`../assets/${name}`, import.meta.url);
  return address.protocol === "file:" ? read(address, name) : fetched(address, name);
}

/**
 * The bytes of a file that set-up fetches for the course and that is too large to come with it: a language model, in
 * build/models.
 *
 * @throws Error when it is not there
 */
export async function modelFile(name: string): Promise<Uint8Array> {
  // compiled modules lie a folder deeper than their sources
  const up = import.meta.url.includes("/dist/") ? "../../.." : "../..";
  const address = new URL(`${up}/build/models/${name}`, import.meta.url);
  const missing =
    "The language model (98 MB) is not here. Run `npm start` where the network can be reached: it fetches the file. " +
    "Or go on: the page shows what the model answered when it was stored.";
  return address.protocol === "file:" ? read(address, name, missing) : fetched(address, name);
}

async function read(
  address: URL,
  name: string,
  missing = `The file "${name}" of the library is missing. Run \`npm start\` once: it builds the library anew.`,
): Promise<Uint8Array> {
  const { readFile } = await import("node:fs/promises");
  try {
    const { buffer, byteOffset, byteLength } = await readFile(address);
    return new Uint8Array(buffer, byteOffset, byteLength);
  } catch (error) {
    if ((error as { code?: string }).code !== "ENOENT") throw error;
    throw new Error(missing);
  }
}

async function fetched(address: URL, name: string): Promise<Uint8Array> {
  let answer: Response;
  try {
    answer = await fetch(address);
  } catch {
    throw new Error(`The file "${name}" of the library could not be fetched: the site does not answer. Try again.`);
  }
  if (answer.ok) return new Uint8Array(await answer.arrayBuffer());
  throw new Error(`The file "${name}" of the library could not be fetched: the site answers ${answer.status}.`);
}
