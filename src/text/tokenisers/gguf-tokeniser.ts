import type { Gguf, GgufValue } from "../../persistence/gguf.js";
import { ArgumentError, told } from "../../tensor/errors.js";
import { byteLevelBpe } from "./byte-level.js";
import { GPT2 } from "./split.js";
import type { Tokeniser } from "./tokeniser.js";

/** As GPT-2 cuts a text, but each digit by itself: blanks before a digit stay together, for the text ends there. */
const SMOLLM = /\p{N}|'(?:[sdmt]|ll|ve|re)| ?\p{L}+| ?[^\s\p{L}\p{N}]+|\s+(?![^\s\p{N}])|\s+/gu;

/** How texts are cut, by the name that llama.cpp has for it. */
const splits: Readonly<Record<string, RegExp>> = { smollm: SMOLLM, "gpt-2": GPT2 };

/** The type of a token that stands for something outside the text. */
const CONTROL = 3;

/**
 * The tokeniser that a GGUF file carries: byte-level BPE with its tokens, merges and special tokens, the same numbers as
 * llama.cpp.
 *
 * @throws ArgumentError for a file without a tokeniser, or with one of a different sort
 */
export function ggufTokeniser({ metadata }: Pick<Gguf, "metadata">): Tokeniser {
  const list = <T extends GgufValue>(name: string): readonly T[] => {
    const found = metadata[`tokenizer.ggml.${name}`];
    if (!Array.isArray(found))
      throw new ArgumentError("ggufTokeniser", `the file has no tokeniser: "tokenizer.ggml.${name}" is missing`);
    return found;
  };
  const [model, cut] = [metadata["tokenizer.ggml.model"], metadata["tokenizer.ggml.pre"]];
  const split = model === "gpt2" ? splits[`${cut}`] : undefined;
  if (!split)
    throw new ArgumentError(
      "ggufTokeniser",
      `expects byte-level BPE ("gpt2") that cuts as ${Object.keys(splits).join(" or ")}, but the file has ${told(model)} that cuts as ${told(cut)}`,
    );
  const [tokens, merges, types] = [list<string>("tokens"), list<string>("merges"), list<number>("token_type")];
  const special = Object.fromEntries(tokens.flatMap((token, id) => (types[id] === CONTROL ? [[token, id]] : [])));
  return byteLevelBpe(tokens, merges, { special, split });
}
