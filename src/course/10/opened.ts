/** Lecture 10, models of three families side by side: their sizes, counted by formula and in their files. */
import { clinicWords } from "../../models/clinic/words.js";
import { gpt } from "../../models/gpt.js";
import { llamaSizes } from "../../models/llama/sizes.js";
import * as nn from "../../nn/index.js";
import { asset, modelFile } from "../../persistence/asset.js";
import { gguf } from "../../persistence/gguf.js";
import { decode } from "../../persistence/safetensors.js";

/** What is said of a model. */
export interface Opened {
  name: string;
  kind: "encoder" | "decoder";
  layers: number;
  heads: number;
  features: number;
  /** counted from the sizes */
  parameters: number;
  /** counted in the file, or in the model where it has none */
  inFile: number;
  /** products for one token, attention to other tokens not counted: it grows with the text */
  multiplyAdds: number;
  bytes: number;
}

const product = (shape: readonly number[]): number => shape.reduce((all, one) => all * one, 1);

/**
 * The GPT of the lecture, the clinic model, MiniLM and SmolLM2. Reading SmolLM2's sizes needs its file.
 *
 * @throws Error where the language model's file is not there
 */
export async function opened(): Promise<Opened[]> {
  return [letters(), await clinic(), await minilm(), await smol()];
}

/** Weights and biases of a block whose MLP is four times as wide, with two layer norms. */
const block = (d: number): number => 12 * d * d + 13 * d;

function letters(): Opened {
  const sizes = { vocabulary: 75, context: 32, features: 64, layers: 2, heads: 4 };
  const model = nn.init.skip(() => gpt(sizes));
  const parameters = parametersOf(sizes);
  return { ...decoderOf("our GPT", sizes), inFile: model.parameterCount(), bytes: 4 * parameters };
}

async function clinic(): Promise<Opened> {
  const sizes = { vocabulary: clinicWords().size, context: 112, features: 96, layers: 4, heads: 4 };
  const file = await asset("clinic.safetensors");
  const weights = Object.values(decode(file).tensors);
  const inFile = weights.reduce((sum, { shape }) => sum + product(shape as readonly number[]), 0);
  return { ...decoderOf("the clinic model", sizes), inFile, bytes: file.length };
}

interface Sizes {
  vocabulary: number;
  context: number;
  features: number;
  layers: number;
  heads: number;
}

const parametersOf = ({ vocabulary, context, features, layers }: Sizes): number =>
  (vocabulary + context) * features + layers * block(features) + 2 * features;

function decoderOf(name: string, sizes: Sizes): Omit<Opened, "inFile" | "bytes"> {
  const { vocabulary, features, layers, heads } = sizes;
  const multiplyAdds = layers * 12 * features * features + vocabulary * features;
  return { ...{ name, kind: "decoder", layers, heads, features }, parameters: parametersOf(sizes), multiplyAdds };
}

async function minilm(): Promise<Opened> {
  const [vocabulary, context, features, layers, heads] = [30_522, 512, 384, 6, 12];
  const file = await asset("minilm.safetensors");
  const weights = Object.entries(decode(file).tensors).filter(([name]) => !name.endsWith(".scale"));
  return {
    ...{ name: "MiniLM", kind: "encoder" as const, layers, heads, features },
    parameters: parametersOf({ vocabulary, context, features, layers, heads }),
    inFile: weights.reduce((sum, [, { shape }]) => sum + product(shape as readonly number[]), 0),
    multiplyAdds: layers * 12 * features * features,
    bytes: file.length,
  };
}

async function smol(): Promise<Opened> {
  const bytes = await modelFile("SmolLM2-135M-Instruct.Q4_1.gguf");
  const file = gguf(bytes);
  const { layers, heads, sharedHeads, width, hidden, features, vocabulary } = llamaSizes(file);
  const matrices = 2 * features * width * (heads + sharedHeads) + 3 * features * hidden;
  return {
    ...{ name: "SmolLM2", kind: "decoder" as const, layers, heads, features },
    parameters: vocabulary * features + layers * (matrices + 2 * features) + features,
    inFile: [...file.tensors.values()].reduce((sum, { shape }) => sum + product(shape), 0),
    multiplyAdds: layers * matrices + vocabulary * features,
    bytes: bytes.length,
  };
}
