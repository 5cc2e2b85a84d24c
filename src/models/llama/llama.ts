import { type Gguf, gguf } from "../../persistence/gguf.js";
import { ArgumentError, described, ShapeError } from "../../tensor/errors.js";
import { noGrad } from "../../tensor/graph.js";
import { rmsNorm } from "../../tensor/ops/normalisation.js";
import { narrow } from "../../tensor/ops/slicing.js";
import { checkOptions, checkWhole } from "../../tensor/options.js";
import type { Tensor } from "../../tensor/tensor.js";
import type { LanguageModel } from "../../text/counting/language-model.js";
import { type GenerateOptions, generate } from "../../text/generation/generate.js";
import { ggufTokeniser } from "../../text/tokenisers/gguf-tokeniser.js";
import type { Tokeniser } from "../../text/tokenisers/tokeniser.js";
import { LlamaCache } from "./cache.js";
import { ChatFormat, type ChatFormatOptions, type Message } from "./chat.js";
import { type Head, pass } from "./forward.js";
import { probabilitiesOf } from "./logits.js";
import { Lora, type LoraOptions } from "./lora.js";
import { type PlainWeights, plainWeights } from "./plain.js";
import { type Score, scored } from "./score.js";
import { type LlamaSizes, llamaSizes } from "./sizes.js";
import { type LlamaWeights, llamaWeights } from "./weights.js";

/** The options of one call of `forward`. */
export interface LlamaCall {
  /** give the attention weights of every layer */
  probabilities?: boolean;
  /** give the vectors of the tokens before the first layer and after each */
  hidden?: boolean;
  /** heads [layer, head], counted from 0, whose results are replaced by zeros */
  cut?: readonly Head[];
  /** the tokens before these: they are looked at as well, and these are added to them */
  cache?: LlamaCache;
  /** score only what comes after the last token: logits [1, vocabulary] */
  last?: boolean;
}

export interface LlamaOutput {
  /** [T, vocabulary]: row t says what comes after token t */
  logits: Tensor;
  /** for each layer [heads, T, S]; empty unless asked for */
  probabilities: Tensor[];
  /** [T, features] before the first layer and after each; empty unless asked for */
  hidden: Tensor[];
}

/**
 * A language model of the Llama family (Touvron et al. 2023) as a GGUF file holds it: RMS norm, rotary positions, heads of
 * queries that share heads of keys and values, SwiGLU, and the table of token vectors as head. It computes on the weights as
 * they lie in the file, 4 or 8 bits each. It is a `LanguageModel` and so goes wherever one goes.
 */
export class Llama implements LanguageModel {
  readonly sizes: LlamaSizes;
  readonly tokeniser: Tokeniser;
  readonly weights: LlamaWeights;
  /** numbers of the tokens that end an answer */
  readonly ends: readonly number[];
  readonly #chat: ChatFormat;
  /** the tokens of the last question to `distribution`, with their keys and values */
  #seen: number[] = [];
  #cache: LlamaCache;

  constructor(file: Gguf) {
    this.sizes = llamaSizes(file);
    this.tokeniser = ggufTokeniser(file);
    this.weights = llamaWeights(file, this.sizes);
    this.#chat = new ChatFormat(file);
    this.#cache = this.cache();
    const end = file.metadata["tokenizer.ggml.eos_token_id"];
    this.ends = typeof end === "number" ? [end] : [];
  }

  /** how many tokens there are */
  get size(): number {
    return this.sizes.vocabulary;
  }

  /** How many numbers the model has learned. */
  get parameterCount(): number {
    const { layers, features, heads, sharedHeads, width, hidden, vocabulary } = this.sizes;
    const block = 2 * features + 2 * features * width * (heads + sharedHeads) + 3 * features * hidden;
    return vocabulary * features + layers * block + features;
  }

  /** An empty cache, for `forward`. */
  cache(): LlamaCache {
    return new LlamaCache(this.sizes.layers, this.sizes.sharedHeads, this.sizes.width);
  }

  /**
   * One pass over a list of tokens. Nothing is recorded for gradients.
   *
   * @throws ShapeError for no token, or more than the context holds; ArgumentError for a token or a head that there is not
   */
  forward(ids: readonly number[], options: LlamaCall = {}): LlamaOutput {
    checkOptions("llama.forward", options, ["probabilities", "hidden", "cut", "cache", "last"]);
    const { cache = this.cache(), last = false, ...rest } = options;
    this.#check(ids, cache.length);
    for (const head of rest.cut ?? []) this.#checkHead(head);
    return noGrad(() => {
      const { x, probabilities, hidden } = pass(this.weights, this.sizes, ids, cache, rest);
      return { logits: this.lens(last ? narrow(x, 0, ids.length - 1, 1) : x), probabilities, hidden };
    });
  }

  /** What the head makes of vectors [T, features] after any layer: logits [T, vocabulary] ("logit lens", nostalgebraist 2020). */
  lens(hidden: Tensor): Tensor {
    return noGrad(() => this.weights.embedding.forward(rmsNorm(hidden, this.weights.norm, this.sizes.eps)));
  }

  /**
   * The probabilities of the next token. Keys and values of the tokens so far are kept: going on with a text, or asking a
   * second question with the same beginning, costs only the tokens that are new.
   */
  distribution(ids: ArrayLike<number>, at = ids.length): Float64Array {
    return probabilitiesOf(this.#next(Array.from({ length: at }, (_, i) => ids[i]!)));
  }

  /** The probability of token `at`, given those before it. */
  probability(ids: ArrayLike<number>, at: number): number {
    return this.distribution(ids, at)[ids[at]!]!;
  }

  /**
   * How probable each of several endings of a prompt is: ln p of its tokens, given the prompt and those before. The prompt is
   * read once, and what it shares with the last one not again.
   *
   * @throws ArgumentError for an empty prompt or ending, ShapeError for a text longer than the context
   */
  score(prompt: string, endings: readonly string[]): Score[] {
    return scored(this.tokeniser, prompt, endings, (ids, from) => this.#logitRows(ids, from));
  }

  /** Goes on with a prompt, a text or tokens; see `generate`. It ends where the model says that its answer ends. */
  generate(prompt: string | readonly number[], options: GenerateOptions = {}): string {
    return generate(this, this.tokeniser, prompt, options);
  }

  /**
   * Messages in the form in which the model has learned conversations; it then goes on with the assistant's answer. Without a
   * system message the file's own is put first, unless `system` is false.
   */
  prompt(messages: string | readonly Message[], options: ChatFormatOptions = {}): string {
    return this.#chat.prompt(messages, options);
  }

  /**
   * The tokens of `prompt(messages)`, with one difference: what a message says is read as characters, so that nobody can end
   * a turn and begin one of another role by writing "<|im_end|>".
   */
  promptIds(messages: string | readonly Message[], options: ChatFormatOptions = {}): number[] {
    return this.#chat.promptIds(this.tokeniser, messages, options);
  }

  /** Adapters on the last layers, for teaching the model something new with little memory and few examples. */
  lora(options: LoraOptions = {}): Lora {
    return new Lora(this, options);
  }

  /** All weights as float32, for `plainForward` or to look at. SmolLM2's take 538 MB: let go of them when done. */
  plain(): PlainWeights {
    return plainWeights(this.weights, this.sizes);
  }

  /** Logits of the token after `ids`, [vocabulary]. */
  #next(ids: readonly number[]): Float32Array {
    const [row] = this.#logitRows(ids, ids.length - 1);
    return row!;
  }

  /** Logits after each token from place `from` on; what was read before is not read again. */
  #logitRows(ids: readonly number[], from: number): Float32Array[] {
    this.#check(ids, 0);
    let shared = 0;
    while (shared < this.#seen.length && shared < from && this.#seen[shared] === ids[shared]) shared++;
    const cache = this.#cache;
    cache.length = shared;
    this.#seen = [];
    const rest = ids.slice(shared);
    const numbers = noGrad(() => {
      const { x } = pass(this.weights, this.sizes, rest, cache);
      return this.lens(narrow(x, 0, from - shared, ids.length - from)).data() as Float32Array;
    });
    this.#seen = [...ids];
    const { vocabulary } = this.sizes;
    return Array.from({ length: ids.length - from }, (_, t) => numbers.subarray(t * vocabulary, (t + 1) * vocabulary));
  }

  #check(ids: readonly number[], before: number): void {
    if (!Array.isArray(ids) || (ids as unknown[]).some((id) => typeof id !== "number"))
      throw new ArgumentError(
        "llama",
        `expects a list of tokens, such as model.tokeniser.encode("Hello"), but is given ${described(ids)}`,
      );
    if (ids.length === 0)
      throw new ArgumentError("llama", "expects at least one token to go on from, but there is none");
    const { context, vocabulary } = this.sizes;
    if (before + ids.length > context)
      throw new ShapeError(
        "llama",
        `the text has ${before + ids.length} tokens, more than the ${context} that the model can look at; leave some out`,
        { shapes: [[ids.length]] },
      );
    const wrong = ids.find((id) => !(Number.isInteger(id) && id >= 0 && id < vocabulary));
    if (wrong !== undefined)
      throw new ArgumentError(
        "llama",
        `${wrong} is no token: there are 0 to ${vocabulary - 1}. Were they made by a different tokeniser?`,
      );
  }

  #checkHead(head: Head): void {
    const { layers, heads } = this.sizes;
    if (!Array.isArray(head) || head.length !== 2)
      throw new ArgumentError("llama.forward", `cut expects heads as [layer, head], but one is ${described(head)}`);
    const [layer, number] = head;
    for (const [what, value, count] of [
      ["layer", layer, layers],
      ["head", number, heads],
    ] as const) {
      checkWhole("llama.forward", `the ${what} in cut`, value, 0);
      if (value >= count)
        throw new ArgumentError("llama.forward", `cut names ${what} ${value}, but there are 0 to ${count - 1}`);
    }
  }

  toString(): string {
    const { layers, heads, sharedHeads, features, vocabulary } = this.sizes;
    return `llama(${layers} layers, ${heads} heads on ${sharedHeads}, ${features} features, ${vocabulary} tokens)`;
  }
}

/**
 * A model of the Llama family from the bytes of its GGUF file, for example SmolLM2. Weights in Q4_1, Q8_0 and F32 can be read.
 *
 * @throws ArgumentError for bytes that are no such file, or a file that is cut off
 */
export function llama(file: Uint8Array): Llama {
  return new Llama(gguf(file));
}
