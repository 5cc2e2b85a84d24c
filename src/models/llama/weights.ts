import type { Gguf, GgufTensor } from "../../persistence/gguf.js";
import { tensor } from "../../tensor/create.js";
import { ArgumentError, ShapeError, words } from "../../tensor/errors.js";
import {
  dequantizeRows,
  linearBlocks,
  type WeightBlocks,
  weightBlocks,
  widen,
} from "../../tensor/ops/weight-blocks.js";
import type { Tensor } from "../../tensor/tensor.js";
import type { LlamaSizes } from "./sizes.js";

/** The matrices of a block, by what they make. */
export const MATRICES = ["query", "key", "value", "output", "gate", "up", "down"] as const;
export type Matrix = (typeof MATRICES)[number];

/**
 * A linear layer whose weights stay as they lie in the file: x […, inputs] → […, outputs]. It does not learn. A row of its
 * result is the same to the last bit, whatever rows are beside it.
 */
export class QuantizedLinear {
  constructor(readonly weight: WeightBlocks) {}

  forward(x: Tensor): Tensor {
    return linearBlocks(x, this.weight);
  }

  /** The weights [outputs, inputs] as float32, or the rows asked for. */
  dequantize(rows?: ArrayLike<number>): Tensor {
    return dequantizeRows(this.weight, rows);
  }
}

/** A block of the model: two norms and seven matrices. */
export interface LlamaBlock extends Readonly<Record<Matrix, QuantizedLinear>> {
  readonly attentionNorm: Tensor;
  readonly mlpNorm: Tensor;
}

export interface LlamaWeights {
  /** [vocabulary, features]: the vectors of the tokens, and the head that scores them */
  readonly embedding: QuantizedLinear;
  readonly blocks: readonly LlamaBlock[];
  readonly norm: Tensor;
}

/** What a block's parts are called in a file. */
const fileNames = {
  attentionNorm: "attn_norm",
  mlpNorm: "ffn_norm",
  query: "attn_q",
  key: "attn_k",
  value: "attn_v",
  output: "attn_output",
  gate: "ffn_gate",
  up: "ffn_up",
  down: "ffn_down",
} as const;

/** The weights of a file, put into the engine's memory as they are. */
export function llamaWeights({ tensors }: Gguf, sizes: LlamaSizes): LlamaWeights {
  const { features, hidden, heads, sharedHeads, width, vocabulary } = sizes;
  const found = (name: string, shape: readonly number[]): GgufTensor => {
    const one = tensors.get(`${name}.weight`);
    if (!one) throw new ArgumentError("llama", `the file lacks "${name}.weight"`);
    if (words(one.shape) !== words(shape))
      throw new ShapeError("llama", `"${name}.weight" must be ${words(shape)}, but is ${words(one.shape)}`, {
        shapes: [one.shape, shape],
      });
    return one;
  };
  const norm = (name: string): Tensor => {
    const { kind, bytes } = found(name, [features]);
    const numbers = new Float32Array(features);
    widen(kind, bytes, numbers);
    return tensor(numbers) as Tensor;
  };
  const matrix = (name: string, outputs: number, inputs: number): QuantizedLinear => {
    const { kind, bytes } = found(name, [outputs, inputs]);
    if (kind === "F32")
      throw new ArgumentError("llama", `"${name}.weight" is kept as F32; matrices in Q4_1 or Q8_0 can be used`);
    return new QuantizedLinear(weightBlocks(kind, [outputs, inputs], bytes));
  };
  const shapes: Readonly<Record<Matrix, readonly [outputs: number, inputs: number]>> = {
    query: [heads * width, features],
    key: [sharedHeads * width, features],
    value: [sharedHeads * width, features],
    output: [features, heads * width],
    gate: [hidden, features],
    up: [hidden, features],
    down: [features, hidden],
  };
  if (tensors.has("output.weight"))
    throw new ArgumentError(
      "llama",
      'expects a model whose head is its table of token vectors ("tied"), but the file has an "output.weight" of its own',
    );
  const block = (i: number): LlamaBlock => {
    const name = (part: keyof typeof fileNames) => `blk.${i}.${fileNames[part]}`;
    return {
      attentionNorm: norm(name("attentionNorm")),
      mlpNorm: norm(name("mlpNorm")),
      ...(Object.fromEntries(MATRICES.map((part) => [part, matrix(name(part), ...shapes[part])])) as Record<
        Matrix,
        QuantizedLinear
      >),
    };
  };
  return {
    embedding: matrix("token_embd", vocabulary, features),
    blocks: Array.from({ length: sizes.layers }, (_, i) => block(i)),
    norm: norm("output_norm"),
  };
}
