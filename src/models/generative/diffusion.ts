import * as nn from "../../nn/index.js";
import { Generator } from "../../random/generator.js";
import { ArgumentError } from "../../tensor/errors.js";
import { cat, noGrad, oneHot, randn, type Tensor, tensor } from "../../tensor/index.js";
import { checkWhole } from "../../tensor/options.js";

/** Steps from a digit to pure noise. */
export const diffusionSteps = 50;

/** βₜ, how much noise step t adds: from 0.001 to 0.18 in even steps. */
const betas = Array.from({ length: diffusionSteps }, (_, t) => 0.001 + (0.179 * t) / (diffusionSteps - 1));

/** ᾱₜ = Π (1 − β): which part of the picture's variance is left after step t. */
export const signalLeft: readonly number[] = products(betas.map((beta) => 1 - beta));

function products(factors: readonly number[]): number[] {
  let product = 1;
  return factors.map((factor) => {
    product *= factor;
    return product;
  });
}

/** How it is called: noisy pictures [N, 64], the step and the digit of each. It says which noise is in them, [N, 64]. */
export type Denoiser = (x: Tensor, steps: readonly number[], digits: readonly number[]) => Tensor;

/**
 * A denoising diffusion model for digits of 8 by 8 pixels (Ho, Jain and Abbeel 2020), told which digit it is to be:
 * 69,952 parameters. Pictures go from −1 (paper) to 1 (ink).
 *
 * @example
 * digitDiffusion()(zeros([1, 64]), [49], [3]).shape   // [1, 64]
 */
export function digitDiffusion(): nn.Module<Denoiser> {
  const first = nn.linear(64 + 10 + 32, 192);
  const second = nn.linear(192, 192);
  const last = nn.linear(192, 64);
  const times = nn.sinusoids(diffusionSteps, 32) as Tensor;
  const forward: Denoiser = (x, steps, digits) => {
    const when = times.indexSelect(0, [...steps]) as Tensor;
    const which = (oneHot([...digits], 10) as Tensor).to(x.dtype) as Tensor;
    const seen = (first(cat([x, which, when], 1)) as Tensor).silu() as Tensor;
    const thought = seen.add((second(seen) as Tensor).silu() as Tensor) as Tensor;
    return last(thought) as Tensor;
  };
  return nn.module("digitDiffusion", { first, second, last }, forward);
}

/**
 * Pictures [N, 64] with the noise of the given steps: √ᾱ x + √(1 − ᾱ) ε.
 *
 * @example
 * noised(zeros([1, 64]), zeros([1, 64]), [0]).shape   // [1, 64]
 */
export function noised(pictures: Tensor, noise: Tensor, steps: readonly number[]): Tensor {
  const column = (f: (left: number) => number) =>
    (tensor(steps.map((t) => f(signalLeft[t]!))) as Tensor).reshape([-1, 1]) as Tensor;
  return pictures
    .mul(column((left) => Math.sqrt(left)))
    .add(noise.mul(column((left) => Math.sqrt(1 - left)))) as Tensor;
}

/**
 * Paints digits out of noise: from the last step to the first, the model's guess of the noise is taken out and a little
 * fresh noise is put in. Returns the pictures [N][64] before the first step and after each, 51 frames, from −1 to 1.
 *
 * @throws ArgumentError for anything that is no digit
 *
 * @example
 * paintDigits(digitDiffusion(), [3, 7], 1).length   // 51
 */
export function paintDigits(model: Denoiser, digits: readonly number[], seed: number): number[][][] {
  checkWhole("paintDigits", "seed", seed, -Infinity);
  if (!Array.isArray(digits) || digits.length === 0 || digits.some((d) => !(Number.isInteger(d) && d >= 0 && d < 10)))
    throw new ArgumentError("paintDigits", "expects a list of digits from 0 to 9, such as [3, 7]");
  const generator = new Generator(seed);
  const n = digits.length;
  const normal = () => randn([n, 64], { generator }) as Tensor;
  return noGrad(() => {
    let x = normal();
    const frames = [x.toArray() as number[][]];
    for (let t = diffusionSteps - 1; t >= 0; t--) {
      const beta = betas[t]!;
      const noise = model(
        x,
        digits.map(() => t),
        digits,
      );
      x = x.sub(noise.mul(beta / Math.sqrt(1 - signalLeft[t]!))).div(Math.sqrt(1 - beta)) as Tensor;
      if (t > 0) x = x.add(normal().mul(Math.sqrt(beta))) as Tensor;
      frames.push(x.toArray() as number[][]);
    }
    return frames;
  });
}
