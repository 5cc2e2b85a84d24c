// jax-js's side of the bench, on its WebAssembly device, compiled with jit as its users would. (`.ref` keeps an array alive
// past its next use.)
import { serve } from "../protocol.mjs";
import { labels, models, numbers, start } from "../specification.mjs";
import { installed } from "./installed.mjs";

const jax = await installed("@jax-js/jax");
const { numpy: np, nn, lax, jit, valueAndGrad } = jax;
await jax.init("wasm");
jax.defaultDevice("wasm");

/** @param {number[]} shape @param {number} seed */
const filled = (shape, seed) =>
  np
    .array(
      numbers(
        shape.reduce((a, b) => a * b, 1),
        seed,
      ),
    )
    .reshape(shape);

/**
 * @param {keyof typeof models} model
 * @param {(parameters: any[], x: any, y: any) => any} loss
 * @param {any} x
 * @param {any} y
 */
function training(model, loss, x, y) {
  let parameters = models[model].parameters.map((shape, place) => np.array(start(shape, place, false)).reshape(shape));
  const lr = models[model].lr;
  const step = jit((/** @type {any[]} */ p, /** @type {any} */ x, /** @type {any} */ y) => {
    const kept = p.map((q) => q.ref);
    const [value, grads] = valueAndGrad(loss)(p, x, y);
    return [value, kept.map((q, i) => q.sub(grads[i].mul(lr)))];
  });
  return async () => {
    const [value, next] = step(parameters, x.ref, y.ref);
    parameters = next;
    const [first] = await value.data();
    await jax.blockUntilReady(parameters);
    return first;
  };
}

/** @param {any} x @param {any} weight @param {any} bias */
const linear = (x, weight, bias) => np.dot(x, weight.transpose()).add(bias);

/** @param {any} logits @param {any} oneHot */
const crossEntropy = (logits, oneHot) => np.mean(nn.logSoftmax(logits).mul(oneHot).sum(1)).mul(-1);

const oneHot = () => nn.oneHot(np.array(labels(64, 10, 7), { dtype: np.int32 }), 10);

function mlp() {
  return training(
    "mlp",
    (p, x, y) => {
      const h = nn.relu(linear(nn.relu(linear(x, p[0], p[1])), p[2], p[3]));
      return crossEntropy(linear(h, p[4], p[5]), y);
    },
    filled([64, 784], 1000),
    oneHot(),
  );
}

function cnn() {
  /** @param {any} x @param {any} w @param {any} b @param {number} channels @param {number} half */
  const stage = (x, w, b, channels, half) => {
    const h = nn.relu(lax.conv(x, w, [1, 1], "VALID").add(b.reshape([1, channels, 1, 1])));
    return np.max(np.max(h.reshape([64, channels, half, 2, half, 2]), 5), 3);
  };
  return training(
    "cnn",
    (p, x, y) => {
      const h = stage(stage(x, p[0], p[1], 6, 12), p[2], p[3], 16, 4);
      return crossEntropy(linear(h.reshape([64, 256]), p[4], p[5]), y);
    },
    filled([64, 1, 28, 28], 1000),
    oneHot(),
  );
}

function smallMlp() {
  return training(
    "smallMlp",
    (p, x, y) => {
      const z = linear(np.tanh(linear(x, p[0], p[1])), p[2], p[3]);
      return np.mean(nn.softplus(z.ref).sub(z.mul(y)));
    },
    filled([32, 2], 1000),
    np.array(Float32Array.from(labels(32, 2, 7))).reshape([32, 1]),
  );
}

/** @param {(...inputs: any[]) => any} compute @param {any[]} inputs @param {number} at */
function repeated(compute, inputs, at) {
  const compiled = jit(compute);
  return async () => (await compiled(...inputs.map((x) => x.ref)).data())[at];
}

const matmul512 = () =>
  repeated((a, b) => np.matmul(a, b), [filled([512, 512], 1), filled([512, 512], 2)], 17 * 512 + 42);

const elementwise = () =>
  repeated((a, b) => np.tanh(a.ref.mul(b).add(a)), [filled([1000, 1000], 1), filled([1000, 1000], 2)], 17042);

const softmax = () => repeated((a) => nn.softmax(a), [filled([1000, 1000], 1)], 17042);

serve({ mlp, cnn, smallMlp, matmul512, elementwise, softmax });
