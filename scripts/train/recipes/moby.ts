import { data, nn, type Tensor } from "gradus";
import { gpt, textBatches, windowNats } from "gradus/models";
import { vocabulary } from "gradus/text";
import { adamwWithWarmup } from "../optimiser.js";
import type { Recipe } from "../recipe.js";

const sizes = { context: 128, features: 128, layers: 4, heads: 4, dropout: 0.1, std: 0.06 };
const [seed, steps, batch, lr, warmup, weightDecay] = [1, 12_000, 8, 3e-3, 100, 0.1];

/** So many characters at the end of what is learned from choose the best state; they are not learned from. */
const CHOOSING = 20_000;

/** A GPT of 819,328 parameters on the characters of Moby-Dick: 12 million of them, eleven passes. */
export const moby: Recipe = {
  name: "moby",
  what: "a GPT (819,328 parameters, 4 layers) that writes on, character by character, in the manner of Moby-Dick",
  data: "Moby-Dick without every tenth chapter (Herman Melville 1851, CC0)",
  recipe: {
    ...sizes,
    ...{ optimiser: "AdamW, betas 0.9 and 0.95", "weight decay of matrices": weightDecay, "largest learning rate": lr },
    ...{ schedule: `cosine to a twentieth after ${warmup} steps of warm-up`, "batch size": batch, clip: 1 },
  },
  seed,
  steps,
  every: 10,
  validateEvery: 500,
  async prepare() {
    const { train, validation } = await data.mobyDick();
    const letters = vocabulary(train + validation);
    const ids = Int32Array.from(letters.encode(train));
    const [learned, choosing] = [ids.subarray(0, -CHOOSING), ids.subarray(-CHOOSING)];
    const model = gpt({ ...sizes, vocabulary: letters.size });
    const batches = textBatches(learned, { window: sizes.context, batch, seed });
    return {
      ...{ model, ...adamwWithWarmup(model, { lr, weightDecay, warmup, steps }), clip: 1 },
      loss(t) {
        const { inputs, targets } = batches.at(t);
        return nn.crossEntropy(model(inputs).reshape([-1, letters.size]) as Tensor, targets) as Tensor;
      },
      validate: () => windowNats(model, choosing, { window: sizes.context }),
      measure() {
        const held = letters.encode(validation);
        const nats = windowNats(model, held, { window: sizes.context, stride: sizes.context / 2 });
        return { "nats a character on chapters 10, 20 … 130": nats, "bits a character": nats / Math.LN2 };
      },
    };
  },
};
