import type * as nn from "../nn/index.js";
import { type AssetName, asset } from "../persistence/asset.js";
import { decode } from "../persistence/safetensors.js";
import { checkChoice } from "../tensor/options.js";
import type { ModelCard } from "./card.js";
import { clinicWords } from "./clinic/words.js";
import { digitDiffusion } from "./generative/diffusion.js";
import { digitGan } from "./generative/gan.js";
import { gpt } from "./gpt.js";
import { unet } from "./unet.js";
import { lenet } from "./vision/lenet.js";

/** How the models that come with weights are built: their files are NAME.safetensors and NAME.json in src/assets. */
const builders = {
  lenet: () => lenet(),
  unet: () => unet({ classes: 7 }),
  "unet-2": () => unet({ classes: 7 }),
  "unet-3": () => unet({ classes: 7 }),
  "digit-gan": () => digitGan(),
  "digit-diffusion": () => digitDiffusion(),
  "unet-no-skips": () => unet({ classes: 7, skips: false }),
  /** characters: `vocabulary(train + validation)` of data.mobyDick() */
  moby: () => gpt({ vocabulary: 75, context: 128, features: 128, layers: 4, heads: 4, dropout: 0.1 }),
  /** words: `clinicWords()` */
  clinic: () => gpt({ vocabulary: clinicWords().size, context: 112, features: 96, layers: 4, heads: 4 }),
} satisfies Record<string, () => nn.ModuleMethods>;

/** The name of a model that comes with weights. */
export type PretrainedName = keyof typeof builders;

/**
 * A model with the weights that come with the library, in evaluation mode, and its card: data, recipe, seed, curve and what
 * was measured. `npm run train -- NAME` trained it.
 *
 * @throws ArgumentError for a name that there is not, Error when the files cannot be read
 * @example
 * const { model, card } = await pretrained("lenet");
 * model.parameterCount() === card.parameters   // true
 */
export async function pretrained<N extends PretrainedName>(
  name: N,
): Promise<{ model: ReturnType<(typeof builders)[N]>; card: ModelCard }> {
  checkChoice("pretrained", "name", name, Object.keys(builders));
  const [weights, text] = await Promise.all(
    ["safetensors", "json"].map((kind) => asset(`${name}.${kind}` as AssetName)),
  );
  const card = JSON.parse(new TextDecoder().decode(text)) as ModelCard;
  const model = builders[name]() as ReturnType<(typeof builders)[N]>;
  model.loadStateDict(decode(weights!).tensors);
  model.eval();
  return { model, card };
}
