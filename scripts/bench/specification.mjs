// What every contender computes: sizes, starting numbers, targets. The same numbers in every language, so that losses can be compared.

/**
 * Uniform in [-scale, scale): a hash of the position and the seed, in 32-bit arithmetic that any language has.
 * @param {number} n
 * @param {number} seed
 * @param {number} [scale]
 */
export function numbers(n, seed, scale = 1) {
  const out = new Float32Array(n);
  for (let i = 0; i < n; i++) {
    let h = (Math.imul(i + 1, 0x9e3779b1) + Math.imul(seed, 0x85ebca6b)) >>> 0;
    h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) >>> 0;
    h = Math.imul(h ^ (h >>> 12), 0x297a2d39) >>> 0;
    h = (h ^ (h >>> 15)) >>> 0;
    out[i] = (h / 2147483648 - 1) * scale;
  }
  return out;
}

/**
 * Class numbers that look random.
 * @param {number} n
 * @param {number} classes
 * @param {number} salt
 */
export const labels = (n, classes, salt) => Int32Array.from({ length: n }, (_, i) => (i * i * 31 + i * salt) % classes);

/** Shapes of the parameters, in order; a parameter's numbers have its place + 1 as seed and 1/√(inputs) as scale. */
const block = [[128], [128], [384, 128], [384], [128, 128], [128], [128], [128], [512, 128], [512], [128, 512], [128]];

/** @type {Record<"mlp" | "cnn" | "gpt" | "smallMlp", { parameters: number[][], lr: number }>} */
export const models = {
  mlp: { parameters: [[256, 784], [256], [128, 256], [128], [10, 128], [10]], lr: 0.01 },
  cnn: { parameters: [[6, 1, 5, 5], [6], [16, 6, 5, 5], [16], [10, 256], [10]], lr: 0.01 },
  gpt: {
    parameters: [[65, 128], [64, 128], ...block, ...block, ...block, ...block, [128], [128], [65, 128], [65]],
    lr: 0.05,
  },
  smallMlp: { parameters: [[16, 2], [16], [1, 16], [1]], lr: 0.1 },
};

/**
 * The starting numbers of one parameter. Weights of norms (one axis, at the norms' places) start near 1, too.
 * @param {readonly number[]} shape
 * @param {number} place
 * @param {boolean} isNormWeight
 */
export function start(shape, place, isNormWeight) {
  const size = shape.reduce((a, b) => a * b, 1);
  const inputs = shape.length > 1 ? size / /** @type {number} */ (shape[0]) : 16;
  const values = numbers(size, place + 1, 1 / Math.sqrt(inputs));
  return isNormWeight ? values.map((v) => v * 0.1 + 1) : values;
}

/** Where GPT's norm weights stand among its parameters: two in each block, one at the end. */
export const gptNormWeights = new Set([...[0, 1, 2, 3].flatMap((b) => [2 + 12 * b, 8 + 12 * b]), 50]);

/**
 * Units of the report. `better`: is more or less better?
 * @type {Record<string, { unit: string, better: "more" | "less", amount: number }>}
 */
export const works = {
  matmul512: { unit: "GFLOP/s", better: "more", amount: (2 * 512 * 512 * 512) / 1e9 },
  elementwise: { unit: "million elements/s", better: "more", amount: 1 },
  softmax: { unit: "million elements/s", better: "more", amount: 1 },
  mlp: { unit: "steps/s", better: "more", amount: 1 },
  cnn: { unit: "steps/s", better: "more", amount: 1 },
  gpt: { unit: "tokens/s", better: "more", amount: 1024 },
  smallMlp: { unit: "steps/s", better: "more", amount: 1 },
  scalar: { unit: "s", better: "less", amount: 1 },
  readPrompt: { unit: "tokens/s", better: "more", amount: 64 },
  writeTokens: { unit: "tokens/s", better: "more", amount: 1 },
  embed: { unit: "passages/s", better: "more", amount: 1 },
};

/** Works with SmolLM2, in 4 bits a weight: 64 tokens at once, and one after the other from there. The results are tokens. */
export const withLanguageModel = ["readPrompt", "writeTokens"];

/** The first 64 tokens of a text that the model goes on with for long. @param {(text: string) => number[]} encode */
export const promptOf64 = (encode) =>
  encode(
    "Call me Ishmael. Some years ago - never mind how long precisely - having little or no money in my purse, and nothing " +
      "particular to interest me on shore, I thought I would sail about a little and see the watery part of the world. It is a " +
      "way I have of driving off the spleen and regulating the circulation.",
  ).slice(0, 64);

/** A passage of 41 tokens as MiniLM counts them, of the length that lecture 9 searches among. */
export const passage =
  "After radiotherapy of the prostate the rectum may bleed for months; a colonoscopy rules out other causes, and biopsies of the " +
  "anterior wall are avoided because they heal badly.";

/** So many tokens are written after the prompt, then again from its end. */
export const ROUND = 48;
