/** Lecture 10, models of three families side by side: their sizes, counted by formula and in their files. */
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
 * The GPT of the lecture, MiniLM and SmolLM2. Reading SmolLM2's sizes needs its file.
 *
 * @throws Error where the language model's file is not there
 */
export async function opened(): Promise<Opened[]> {
  return [letters(), await minilm(), await smol()];
}

/** Weights and biases of a block whose MLP is four times as wide, with two layer norms. */
const block = (d: number): number => 12 * d * d + 13 * d;

function letters(): Opened {
  const [vocabulary, context, features, layers, heads] = [75, 32, 64, 2, 4];
  const parameters = (vocabulary + context) * features + layers * block(features) + 2 * features;
  const model = nn.init.skip(() => gpt({ vocabulary, context, features, layers, heads }));
  return {
    ...{ name: "our GPT", kind: "decoder" as const, layers, heads, features, parameters },
    inFile: model.parameterCount(),
    multiplyAdds: layers * 12 * features * features + vocabulary * features,
    bytes: 4 * parameters,
  };
}

async function minilm(): Promise<Opened> {
  const [vocabulary, context, features, layers, heads] = [30_522, 512, 384, 6, 12];
  const file = await asset("minilm.safetensors");
  const weights = Object.entries(decode(file).tensors).filter(([name]) => !name.endsWith(".scale"));
  return {
    ...{ name: "MiniLM", kind: "encoder" as const, layers, heads, features },
    parameters: (vocabulary + context) * features + layers * block(features) + 2 * features,
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
