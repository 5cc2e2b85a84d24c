import { data, Generator, nn, ones, optim, randn, type Tensor, tensor, zeros } from "gradus";
import { type Denoiser, diffusionSteps, digitDiffusion, digitGan, ganNoise, noised } from "gradus/models";
import { batchesInOrder } from "../order.js";
import type { Recipe } from "../recipe.js";

const source = "the 1,797 digits of 8 by 8 pixels of data.digits() (Alpaydin and Kaynak 1998, CC BY 4.0)";
const seed = 1;

const gan = { steps: 3000, batch: 64, lr: 5e-4 };

/** Generator and discriminator take their steps at the same time, with one Adam. */
export const digitGanRecipe: Recipe = {
  name: "digit-gan",
  what: "a generative adversarial network that paints digits of 8 by 8 pixels out of 16 random numbers",
  data: source,
  recipe: {
    ...{ optimiser: "Adam, β₁ = 0.5", "learning rate": gan.lr, "batch size": gan.batch, "label of real pictures": 0.9 },
  },
  seed,
  steps: gan.steps,
  every: 50,
  async prepare() {
    const pictures = tensor((await data.digits()).images) as Tensor;
    const model = digitGan();
    const [generator, discriminator] = [model.parts.generator, model.parts.discriminator] as [nn.Module, nn.Module];
    const order = batchesInOrder(1797, gan.batch, seed);
    return {
      model,
      optimizer: optim.adam(model.parameters(), { lr: gan.lr, betas: [0.5, 0.999] }),
      loss(t) {
        const real = pictures.indexSelect(0, order.at(t)) as Tensor;
        const n = real.shape[0]!;
        const fake = generator(randn([n, ganNoise]) as Tensor);
        const [yes, no] = [ones([n, 1]), zeros([n, 1])] as [Tensor, Tensor];
        const said = nn
          .bceWithLogits(discriminator(real), yes)
          .mul(0.9)
          .add(nn.bceWithLogits(discriminator(real), no).mul(0.1));
        const found = nn.bceWithLogits(discriminator(fake.detach() as Tensor), no);
        discriminator.requiresGrad_(false); // the generator's loss moves the generator alone
        const fooled = nn.bceWithLogits(discriminator(fake), yes);
        discriminator.requiresGrad_(true);
        return said.add(found).add(fooled) as Tensor;
      },
      measure: () => ({}),
    };
  },
};

const diffusion = { steps: 2000, batch: 128, lr: 2e-3 };

/** Denoising at a random step: the squared error of the noise. */
export const digitDiffusionRecipe: Recipe = {
  name: "digit-diffusion",
  what: "a class-conditional diffusion model (69,952 parameters) that paints digits of 8 by 8 pixels out of noise in 50 steps",
  data: source,
  recipe: {
    optimiser: "Adam",
    schedule: "cosine",
    "largest learning rate": diffusion.lr,
    "batch size": diffusion.batch,
  },
  seed,
  steps: diffusion.steps,
  every: 50,
  async prepare() {
    const { images, labels } = await data.digits();
    const pictures = (tensor(images) as Tensor).mul(2).sub(1) as Tensor;
    const model = digitDiffusion();
    const optimizer = optim.adam(model.parameters(), { lr: diffusion.lr });
    const order = batchesInOrder(1797, diffusion.batch, seed);
    return {
      ...{ model, optimizer, schedule: optim.cosine(optimizer, { steps: diffusion.steps }) },
      loss(t) {
        const rows = order.at(t);
        const random = new Generator(seed * 7919 + t);
        const steps = rows.map(() => random.below(diffusionSteps));
        const noise = randn([rows.length, 64]) as Tensor;
        const x = noised(pictures.indexSelect(0, rows) as Tensor, noise, steps);
        return nn.mse(
          (model as Denoiser)(
            x,
            steps,
            rows.map((i) => labels[i]!),
          ),
          noise,
        ) as Tensor;
      },
      measure: () => ({}),
    };
  },
};
