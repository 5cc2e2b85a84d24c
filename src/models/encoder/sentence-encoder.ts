import * as nn from "../../nn/index.js";
import { asset } from "../../persistence/asset.js";
import { decode } from "../../persistence/safetensors.js";
import { ArgumentError, described } from "../../tensor/errors.js";
import { noGrad, stack, type Tensor } from "../../tensor/index.js";
import type { Tokeniser } from "../../text/tokenisers/tokeniser.js";
import { wordPiece } from "../../text/tokenisers/wordpiece.js";
import { type Bert, bert } from "./bert.js";

/** The sizes of all-MiniLM-L6-v2. */
const SIZES = { vocabulary: 30_522, context: 512, features: 384, layers: 6, heads: 12 };

/** So many tokens of a text are read, as the model was trained; what follows is left out. */
const LONGEST = 256;

/** The tokens around a text: where it begins, and where it ends. */
const [BEGIN, END] = ["[CLS]", "[SEP]"];

/** A model that turns texts into vectors: texts that mean nearly the same point nearly the same way. */
export interface Encoder {
  /** the transformer: token numbers [N, T] give [N, T, 384] */
  model: nn.Module<Bert>;
  tokeniser: Tokeniser;
  /** the numbers of a text's tokens, between [CLS] and [SEP]; at most 256 */
  tokens(text: string): number[];
  /**
   * One text gives a vector [384] of length 1, a list of texts a row each [N, 384]. Each text is read by itself, so a
   * vector does not depend on the texts beside it. The cosine of two is `a.matmul(b)`.
   *
   * @throws ArgumentError for anything that is not a text, and for an empty list
   */
  encode(texts: string | readonly string[]): Tensor;
}

/**
 * all-MiniLM-L6-v2 (sentence-transformers, 2021; Apache-2.0), a sentence encoder of 22.7 million parameters with weights in
 * bytes. A text becomes tokens, the model gives a vector for each, and their mean, scaled to length 1, stands for the text.
 * The file of 23 MB is read at the first call only.
 *
 * @example
 * const { encode } = await encoder();
 * const [kidney, renal, femur] = encode(["kidney", "renal", "femur"]).split(1);
 * kidney.mul(renal).sum().item() > kidney.mul(femur).sum().item()   // true
 */
export function encoder(): Promise<Encoder> {
  loading ??= load();
  loading.catch(() => {
    loading = undefined; // the next call tries again
  });
  return loading;
}

let loading: Promise<Encoder> | undefined;

async function load(): Promise<Encoder> {
  const [file, list] = await Promise.all([asset("minilm.safetensors"), asset("minilm-vocabulary.txt")]);
  const model = nn.init.skip(() => nn.quantize_(bert(SIZES))).eval();
  model.loadStateDict(decode(file).tensors);
  const names = new TextDecoder().decode(list).trimEnd().split("\n");
  const tokeniser = wordPiece(names);
  const [begin, end] = [names.indexOf(BEGIN), names.indexOf(END)];

  const tokens = (text: string): number[] => {
    if (typeof text !== "string")
      throw new ArgumentError("encoder", `expects a text or a list of texts, but was given ${described(text)}`);
    return [begin, ...tokeniser.encode(text).slice(0, LONGEST - 2), end];
  };
  const one = (text: string): Tensor =>
    noGrad(() =>
      model([tokens(text)])
        .mean(1)
        .select(0, 0)
        .normalize(),
    ) as Tensor;
  const encode = (texts: string | readonly string[]): Tensor => {
    if (!Array.isArray(texts)) return one(texts as string);
    if (texts.length === 0) throw new ArgumentError("encoder", "expects at least one text, but the list is empty");
    return stack(texts.map(one)) as Tensor;
  };
  return { model, tokeniser, tokens, encode };
}
