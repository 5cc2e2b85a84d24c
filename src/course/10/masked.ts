/** Lecture 10, BERT's task: characters are covered, and must be found from both sides or from the left alone. */
import * as nn from "../../nn/index.js";
import { adamw, clipGradNorm } from "../../optim/index.js";
import { Generator, manualSeed } from "../../random/generator.js";
import { add, noGrad, randn, type Tensor } from "../../tensor/index.js";
import { checkOptions } from "../../tensor/options.js";

export interface MaskedOptions {
  /** how many different characters there are */
  vocabulary: number;
  /** whether a place sees the whole piece or, as in a GPT, only what stands before it */
  sees: "both sides" | "the left";
  /** so many steps of 16 pieces of 32 characters; 2,000 when left out */
  steps?: number;
  seed?: number;
}

const [WINDOW, FEATURES, COVERED] = [32, 64, 0.15];

/**
 * Trains a transformer of two layers to say which characters of a text were covered (Devlin et al. 2019), and gives the mean
 * surprise at covered characters of another text, in nats. The two ways to look have the same parameters and the same pieces.
 *
 * @example
 * const text = Array.from({ length: 200 }, (_, i) => i % 3);
 * coveredNats(text, text, { vocabulary: 3, sees: "both sides", steps: 1 }) > 0   // true
 */
export function coveredNats(train: ArrayLike<number>, judged: ArrayLike<number>, options: MaskedOptions): number {
  checkOptions("coveredNats", options, ["vocabulary", "sees", "steps", "seed"]);
  const { vocabulary, sees, steps = 2000, seed = 1 } = options;
  manualSeed(seed);
  const causal = sees === "the left";
  const parts = {
    token: nn.embedding(vocabulary + 1, FEATURES), // one more: the cover
    position: nn.embedding(WINDOW, FEATURES),
    first: nn.transformerBlock(FEATURES, 4, { causal }),
    second: nn.transformerBlock(FEATURES, 4, { causal }),
    norm: nn.layerNorm(FEATURES),
    head: nn.linear(FEATURES, vocabulary),
  };
  const places = Array.from({ length: WINDOW }, (_, i) => i);
  const model = nn.module("covered", parts, (ids: number[][]): Tensor => {
    const x = add(parts.token(ids) as Tensor, parts.position(places) as Tensor) as Tensor;
    return parts.head(parts.norm(parts.second(parts.first(x))) as Tensor) as Tensor;
  });
  noGrad(() => {
    for (const p of model.parameters())
      if (p.ndim > 1) p.copy_(randn(p.shape as readonly number[]).mul(0.06) as Tensor);
  });
  const lossOn = (text: ArrayLike<number>, count: number, generator: Generator): Tensor => {
    const { inputs, targets } = covered(text, count, vocabulary, generator);
    return nn.crossEntropy(model(inputs).reshape([-1, vocabulary]) as Tensor, targets, { ignoreIndex: -1 }) as Tensor;
  };
  const optimizer = adamw(model.parameters(), { lr: 3e-3, betas: [0.9, 0.95], weightDecay: 0 });
  const generator = new Generator(1000 * seed);
  for (let step = 0; step < steps; step++) {
    optimizer.options.lr = 3e-3 * (1 - step / steps);
    optimizer.zeroGrad();
    lossOn(train, 16, generator).backward();
    clipGradNorm(model.parameters(), 1);
    optimizer.step();
  }
  return noGrad(() => lossOn(judged, 512, new Generator(1000 * seed + 1))).item();
}

/** Pieces in which some characters are covered, and which they were; −1 where nothing is asked. */
function covered(text: ArrayLike<number>, count: number, cover: number, generator: Generator) {
  const inputs: number[][] = [];
  const targets: number[] = [];
  for (let n = 0; n < count; n++) {
    const from = generator.below(text.length - WINDOW);
    const hidden = Array.from({ length: WINDOW }, () => generator.uniform() < COVERED);
    inputs.push(hidden.map((hide, i) => (hide ? cover : text[from + i]!)));
    targets.push(...hidden.map((hide, i) => (hide ? text[from + i]! : -1)));
  }
  return { inputs, targets };
}
