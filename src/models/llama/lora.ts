import { type Module, module } from "../../nn/module.js";
import { Generator } from "../../random/generator.js";
import { zeros } from "../../tensor/create.js";
import { randn } from "../../tensor/create-random.js";
import { ArgumentError, described, ShapeError } from "../../tensor/errors.js";
import { noGrad } from "../../tensor/graph.js";
import { crossEntropy } from "../../tensor/ops/cross-entropy.js";
import { cat } from "../../tensor/ops/joining.js";
import { linear } from "../../tensor/ops/matmul.js";
import { rmsNorm } from "../../tensor/ops/normalisation.js";
import { narrow } from "../../tensor/ops/slicing.js";
import { checkNumber, checkOptions, checkWhole } from "../../tensor/options.js";
import type { Tensor } from "../../tensor/tensor.js";
import type { LanguageModel } from "../../text/counting/language-model.js";
import { type GenerateOptions, generate } from "../../text/generation/generate.js";
import type { LlamaCache } from "./cache.js";
import { pass } from "./forward.js";
import type { Llama } from "./llama.js";
import { probabilitiesOf } from "./logits.js";
import { type Apply, type PlainBlock, plainBlock, plainStep } from "./plain.js";
import { MATRICES, type Matrix } from "./weights.js";

export interface LoraOptions {
  /** so many of the last layers get adapters; 4 when left out */
  layers?: number;
  /** the rank of what is added to a matrix; 4 when left out */
  rank?: number;
  /** what is added is multiplied by alpha / rank; alpha is the rank when left out */
  alpha?: number;
  /** of the random start; 0 when left out */
  seed?: number;
}

/** A text to learn: what the frozen layers make of it, once for all, and which of its tokens are the answer. */
export interface LoraExample {
  /** before the first layer with adapters, [T − 1, features] */
  hidden: Tensor;
  /** the numbers of the answer's tokens */
  answer: number[];
}

/**
 * Low-rank adapters (Hu et al. 2021) on the last layers of a model: to each of their matrices W a product B·A of small rank is
 * added, and only A and B learn. B begins as zeros, so that the model begins as it was. Only the layers with adapters, and for
 * the loss the head, are widened to float32; the others stay as they lie in the file.
 */
export class Lora implements LanguageModel {
  readonly size: number;
  /** A [rank, inputs] and B [outputs, rank] of each matrix, by name: "26.query.a" */
  readonly adapters: Module<() => void>;
  readonly #model: Llama;
  readonly #blocks: readonly PlainBlock[];
  readonly #scale: number;
  /** the first layer with adapters */
  readonly #from: number;
  #head: Tensor | undefined;
  #cache: LlamaCache;
  #kept: ({ keys: Tensor; values: Tensor } | undefined)[] = [];
  #seen: number[] = [];
  #stamp = "";

  constructor(model: Llama, options: LoraOptions = {}) {
    checkOptions("lora", options, ["layers", "rank", "alpha", "seed"]);
    const { layers = 4, rank = 4, alpha = rank, seed = 0 } = options;
    checkWhole("lora", "layers", layers, 1);
    checkWhole("lora", "rank", rank, 1);
    checkNumber("lora", "alpha", alpha, 0);
    if (layers > model.sizes.layers)
      throw new ArgumentError("lora", `layers must be at most ${model.sizes.layers}, for the model has no more`);
    this.#model = model;
    this.#cache = model.cache();
    this.size = model.size;
    this.#from = model.sizes.layers - layers;
    this.#scale = alpha / rank;
    this.#blocks = model.weights.blocks.slice(this.#from).map(plainBlock);
    const generator = new Generator(seed);
    const parts = this.#blocks.flatMap((block, i) =>
      MATRICES.flatMap((name): [string, Tensor][] => {
        const [outputs, inputs] = block[name].shape as [number, number];
        const a = randn([rank, inputs], { generator }).mul(1 / Math.sqrt(inputs)) as Tensor;
        const b = zeros([outputs, rank]) as Tensor;
        for (const part of [a, b]) part.requiresGrad = true;
        const where = `${this.#from + i}.${name}`;
        return [
          [`${where}.a`, a],
          [`${where}.b`, b],
        ];
      }),
    );
    this.adapters = module(`lora(${layers} layers, rank ${rank})`, Object.fromEntries(parts), () => {});
  }

  /** A and B of all adapters, for an optimiser. */
  parameters(): Tensor[] {
    return this.adapters.parameters();
  }

  /**
   * Prepares a text to learn: the frozen layers read prompt and answer, once. The model learns to write the answer, and then
   * to end.
   *
   * @throws ArgumentError for an empty prompt or answer
   */
  example(prompt: string, answer: string): LoraExample {
    for (const [name, text] of Object.entries({ prompt, answer }))
      if (typeof text !== "string" || text === "")
        throw new ArgumentError(
          "lora.example",
          `the ${name} must be a text, but is ${text === "" ? "empty" : described(text)}`,
        );
    const { tokeniser, ends } = this.#model;
    const [begin, end] = [tokeniser.encode(prompt), [...tokeniser.encode(answer), ...ends.slice(0, 1)]];
    return { hidden: this.#frozen([...begin, ...end.slice(0, -1)], this.#model.cache()), answer: end };
  }

  /** The mean of −ln p of an example's answer, token by token: what an optimiser makes small. */
  loss({ hidden, answer }: LoraExample): Tensor {
    const { sizes, weights } = this.#model;
    const x = this.#adapted(hidden, 0);
    this.#head ??= weights.embedding.dequantize();
    const last = narrow(x, 0, hidden.shape[0]! - answer.length, answer.length);
    return crossEntropy(linear(rmsNorm(last, weights.norm, sizes.eps), this.#head), answer);
  }

  /** The probabilities of the next token, adapters included; see `Llama.distribution`. */
  distribution(ids: ArrayLike<number>, at = ids.length): Float64Array {
    const wanted = Array.from({ length: at }, (_, i) => ids[i]!);
    this.#check(wanted);
    const stamp = this.parameters()
      .map((p) => p.storage.version)
      .join();
    if (stamp !== this.#stamp) this.#seen = []; // what was kept is of adapters that have learned since
    this.#stamp = stamp;
    let shared = 0;
    while (shared < this.#seen.length && shared < at - 1 && this.#seen[shared] === wanted[shared]) shared++;
    this.#seen = [];
    this.#cache.length = shared;
    if (shared === 0) this.#kept = [];
    this.#kept = this.#kept.map(
      (one) => one && { keys: narrow(one.keys, 1, 0, shared), values: narrow(one.values, 1, 0, shared) },
    );
    const logits = noGrad(() => {
      const x = this.#adapted(this.#frozen(wanted.slice(shared), this.#cache), shared, this.#kept);
      return this.#model.lens(narrow(x, 0, x.shape[0]! - 1, 1)).data() as Float32Array;
    });
    this.#seen = wanted;
    return probabilitiesOf(logits);
  }

  /** The probability of token `at`, given those before it. */
  probability(ids: ArrayLike<number>, at: number): number {
    return this.distribution(ids, at)[ids[at]!]!;
  }

  /** numbers of the tokens that end an answer */
  get ends(): readonly number[] {
    return this.#model.ends;
  }

  /** Goes on with a prompt; see `generate`. */
  generate(prompt: string, options: GenerateOptions = {}): string {
    return generate(this, this.#model.tokeniser, prompt, options);
  }

  #check(ids: readonly number[]): void {
    const { context } = this.#model.sizes;
    if (ids.length === 0)
      throw new ArgumentError("lora", "expects at least one token to go on from, but there is none");
    if (ids.length > context)
      throw new ShapeError(
        "lora",
        `the text has ${ids.length} tokens, more than the ${context} that the model can look at`,
      );
  }

  /** What the layers without adapters make of tokens. */
  #frozen(ids: readonly number[], cache: LlamaCache): Tensor {
    const { weights, sizes } = this.#model;
    return noGrad(() => pass(weights, sizes, ids, cache, { layers: this.#from }).x);
  }

  /** The layers with adapters. `kept` are keys and values of the tokens before; these are added. */
  #adapted(hidden: Tensor, from: number, kept?: ({ keys: Tensor; values: Tensor } | undefined)[]): Tensor {
    let x = hidden;
    for (const [i, block] of this.#blocks.entries()) {
      const extend = (keys: Tensor, values: Tensor) => {
        const before = kept![i];
        kept![i] = before
          ? { keys: cat([before.keys, keys], 1), values: cat([before.values, values], 1) }
          : { keys, values };
        return kept![i]!;
      };
      x = plainStep(x, block, this.#model.sizes, { from, apply: this.#apply(i), ...(kept && { extend }) });
    }
    return x;
  }

  /** x Wᵀ + scale · (x Aᵀ) Bᵀ */
  #apply(i: number): Apply {
    const parts = this.adapters.parts as Readonly<Record<string, Tensor>>;
    return (x: Tensor, weight: Tensor, name: Matrix) => {
      const where = `${this.#from + i}.${name}`;
      const added = linear(linear(x, parts[`${where}.a`]!), parts[`${where}.b`]!);
      return linear(x, weight).add(this.#scale === 1 ? added : added.mul(this.#scale)) as Tensor;
    };
  }
}
