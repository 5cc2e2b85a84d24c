import type { Gguf } from "../../persistence/gguf.js";
import { ArgumentError } from "../../tensor/errors.js";

/** The sizes of a model of the Llama family. */
export interface LlamaSizes {
  layers: number;
  /** the length of the vector that stands for a token */
  features: number;
  /** heads of queries, and heads of keys and values, which several heads of queries share */
  heads: number;
  sharedHeads: number;
  /** the length of a head's queries, keys and values */
  width: number;
  /** the length of the vector inside the MLP */
  hidden: number;
  /** the longest sequence that it was trained on, in tokens */
  context: number;
  vocabulary: number;
  /** the slowest pair of rotary positions turns once in about 2π · base positions */
  base: number;
  /** added to the mean of squares in RMS norm */
  eps: number;
}

/** The sizes that a GGUF file names. */
export function llamaSizes({ metadata, tensors }: Gguf): LlamaSizes {
  const architecture = metadata["general.architecture"];
  if (architecture !== "llama")
    throw new ArgumentError(
      "llama",
      `expects a file of a model of the architecture "llama", but this one's is ${JSON.stringify(architecture)}`,
    );
  const fact = (name: string, otherwise?: number): number => {
    const found = metadata[`llama.${name}`] ?? otherwise;
    if (typeof found === "number") return found;
    throw new ArgumentError("llama", `the file does not say how large the model is: "llama.${name}" is missing`);
  };
  const [features, heads] = [fact("embedding_length"), fact("attention.head_count")];
  const width = fact("rope.dimension_count", features / heads);
  if (width !== features / heads || width % 4 !== 0)
    throw new ArgumentError(
      "llama",
      `expects heads of ${features / heads} numbers, a multiple of 4, all of them turned by their positions; the file has ${width}`,
    );
  return {
    layers: fact("block_count"),
    features,
    heads,
    sharedHeads: fact("attention.head_count_kv", heads),
    width,
    hidden: fact("feed_forward_length"),
    context: fact("context_length"),
    vocabulary: tensors.get("token_embd.weight")?.shape[0] ?? 0,
    base: fact("rope.freq_base", 10000),
    eps: fact("attention.layer_norm_rms_epsilon"),
  };
}
