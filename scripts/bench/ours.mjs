// Our own works, written as a user of the library would write them.
import { serve } from "./protocol.mjs";
import { gptNormWeights, labels, models, numbers, passage, promptOf64, ROUND, start } from "./specification.mjs";

/** @type {any} built by set-up just before, so its types need not be there */
const gradus = await import(/** @type {string} */ ("gradus"));
const { tensor, nn, optim, linear, conv2d, maxPool2d, layerNorm, embedding, scaledDotProductAttention } = gradus;

/** @param {number[]} shape @param {number} seed */
const filled = (shape, seed) =>
  tensor(
    numbers(
      shape.reduce((a, b) => a * b, 1),
      seed,
    ),
  ).reshape(shape);

/**
 * A training step: forward, loss, backward, update.
 * @param {keyof typeof models} model
 * @param {(parameters: any[]) => any} loss
 */
function training(model, loss) {
  const parameters = models[model].parameters.map((shape, place) => {
    const p = tensor(start(shape, place, model === "gpt" && gptNormWeights.has(place)))
      .reshape(shape)
      .detach();
    p.requiresGrad = true;
    return p;
  });
  const optimizer = optim.sgd(parameters, { lr: models[model].lr });
  return () => {
    const value = loss(parameters);
    optimizer.zeroGrad();
    value.backward();
    optimizer.step();
    return value.item();
  };
}

function mlp() {
  const [x, y] = [filled([64, 784], 1000), tensor(labels(64, 10, 7))];
  return training("mlp", (p) => {
    const h1 = linear(x, p[0], p[1]).relu();
    const h2 = linear(h1, p[2], p[3]).relu();
    return nn.crossEntropy(linear(h2, p[4], p[5]), y);
  });
}

function cnn() {
  const [x, y] = [filled([64, 1, 28, 28], 1000), tensor(labels(64, 10, 7))];
  return training("cnn", (p) => {
    const h1 = maxPool2d(conv2d(x, p[0], p[1]).relu(), 2);
    const h2 = maxPool2d(conv2d(h1, p[2], p[3]).relu(), 2);
    return nn.crossEntropy(linear(h2.reshape([64, 256]), p[4], p[5]), y);
  });
}

function gpt() {
  const [B, T, D, H] = [16, 64, 128, 4];
  const tokens = tensor(labels(B * T, 65, 7)).reshape([B, T]);
  const targets = tensor(labels(B * T, 65, 17));
  /** @param {any} x @param {number} part */
  const heads = (x, part) =>
    x
      .slice(2, part * D, (part + 1) * D)
      .reshape([B, T, H, D / H])
      .permute([0, 2, 1, 3]);
  return training("gpt", (p) => {
    let x = embedding(tokens, p[0]).add(p[1]);
    for (let layer = 0; layer < 4; layer++) {
      const w = p.slice(2 + 12 * layer);
      const qkv = linear(layerNorm(x, [D], w[0], w[1]), w[2], w[3]);
      const mixed = scaledDotProductAttention(heads(qkv, 0), heads(qkv, 1), heads(qkv, 2), { causal: true });
      x = x.add(linear(mixed.permute([0, 2, 1, 3]).reshape([B, T, D]), w[4], w[5]));
      const inner = linear(layerNorm(x, [D], w[6], w[7]), w[8], w[9]).gelu({ approximate: "tanh" });
      x = x.add(linear(inner, w[10], w[11]));
    }
    const logits = linear(layerNorm(x, [D], p[50], p[51]), p[52], p[53]);
    return nn.crossEntropy(logits.reshape([B * T, 65]), targets);
  });
}

function smallMlp() {
  const [x, y] = [filled([32, 2], 1000), tensor(Float32Array.from(labels(32, 2, 7))).reshape([32, 1])];
  return training("smallMlp", (p) => nn.bceWithLogits(linear(linear(x, p[0], p[1]).tanh(), p[2], p[3]), y));
}

function matmul512() {
  const [a, b] = [filled([512, 512], 1), filled([512, 512], 2)];
  return () => a.matmul(b).index(17, 42).item();
}

function elementwise() {
  const [a, b] = [filled([1000, 1000], 1), filled([1000, 1000], 2)];
  return () => a.mul(b).add(a).tanh().index(17, 42).item();
}

function softmax() {
  const a = filled([1000, 1000], 1);
  return () => a.softmax(1).index(17, 42).item();
}

/** A million operations on single numbers, there and back: half products, half sums. */
function scalar() {
  return () => {
    const x = gradus.value(0.5);
    let y = x;
    for (let i = 0; i < 500_000; i++) y = y.mul(0.999).add(x);
    y.backward();
    return x.grad;
  };
}

/** SmolLM2, the prompt, and the most probable token after tokens on a cache. */
async function smollm2() {
  const models = await import(/** @type {string} */ ("gradus/models"));
  const model = await models.smollm2();
  /** @param {number[]} ids @param {any} cache */
  const next = (ids, cache) => {
    const logits = model.forward(ids, { cache, last: true }).logits.data();
    let best = 0;
    for (let i = 1; i < logits.length; i++) if (logits[i] > logits[best]) best = i;
    return best;
  };
  return { model, ids: promptOf64(model.tokeniser.encode), next };
}

async function readPrompt() {
  const { model, ids, next } = await smollm2();
  return () => next(ids, model.cache());
}

async function writeTokens() {
  const { model, ids, next } = await smollm2();
  const cache = model.cache();
  const first = next(ids, cache);
  let [token, written] = [first, 0];
  return () => {
    if (written++ % ROUND === 0) [token, cache.length] = [first, ids.length];
    token = next([token], cache);
    return token;
  };
}

/** MiniLM's vector of a passage. */
async function embed() {
  const { encoder } = await import(/** @type {string} */ ("gradus/models"));
  const { encode } = await encoder();
  return () => encode(passage).index(0).item();
}

serve({ scalar, mlp, cnn, gpt, smallMlp, matmul512, elementwise, softmax, readPrompt, writeTokens, embed });
