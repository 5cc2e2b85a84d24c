// TensorFlow.js's side of the bench, on its WebAssembly (one thread) or plain JavaScript backend.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { serve } from "../protocol.mjs";
import { labels, models, numbers, start } from "../specification.mjs";

const require = createRequire(join(process.env.PEERS ?? ".", "package.json"));
/** @type {any} */
const tf = require("@tensorflow/tfjs-core");
require("@tensorflow/tfjs"); // registers all gradients
const backend = process.env.BACKEND ?? "wasm";
/** @type {any} */
const library = require(`@tensorflow/tfjs-backend-${backend}`);
if (backend === "wasm") {
  library.setThreadsCount(1);
  library.setWasmPaths(`${dirname(require.resolve("@tensorflow/tfjs-backend-wasm"))}/`);
}
await tf.setBackend(backend);

/** @param {number[]} shape @param {number} seed */
const filled = (shape, seed) =>
  tf.tensor(
    numbers(
      shape.reduce((a, b) => a * b, 1),
      seed,
    ),
    shape,
  );

/**
 * @param {keyof typeof models} model
 * @param {(parameters: any[]) => any} loss
 */
function training(model, loss) {
  const parameters = models[model].parameters.map((shape, place) =>
    tf.variable(tf.tensor(start(shape, place, false), shape)),
  );
  const lr = models[model].lr;
  return () =>
    tf.tidy(() => {
      const { value, grads } = tf.variableGrads(() => loss(parameters), parameters);
      for (const p of parameters) p.assign(tf.sub(p, tf.mul(grads[p.name], lr)));
      return value.dataSync()[0];
    });
}

/** @param {any} x @param {any} weight @param {any} bias */
const linear = (x, weight, bias) => tf.add(tf.matMul(x, weight, false, true), bias);

/** @param {any} logits @param {any} oneHot */
const crossEntropy = (logits, oneHot) => tf.neg(tf.mean(tf.sum(tf.mul(tf.logSoftmax(logits), oneHot), 1)));

function mlp() {
  const [x, y] = [filled([64, 784], 1000), tf.oneHot(tf.tensor1d(labels(64, 10, 7), "int32"), 10)];
  return training("mlp", (p) => {
    const h = tf.relu(linear(tf.relu(linear(x, p[0], p[1])), p[2], p[3]));
    return crossEntropy(linear(h, p[4], p[5]), y);
  });
}

function cnn() {
  const x = tf.transpose(filled([64, 1, 28, 28], 1000), [0, 2, 3, 1]);
  const y = tf.oneHot(tf.tensor1d(labels(64, 10, 7), "int32"), 10);
  return training("cnn", (p) => {
    const stage = (/** @type {any} */ h, /** @type {any} */ w, /** @type {any} */ b) =>
      tf.maxPool(tf.relu(tf.add(tf.conv2d(h, tf.transpose(w, [2, 3, 1, 0]), 1, "valid"), b)), 2, 2, "valid");
    const h = stage(stage(x, p[0], p[1]), p[2], p[3]);
    return crossEntropy(linear(tf.reshape(tf.transpose(h, [0, 3, 1, 2]), [64, 256]), p[4], p[5]), y);
  });
}

function smallMlp() {
  const [x, y] = [filled([32, 2], 1000), tf.tensor(Float32Array.from(labels(32, 2, 7)), [32, 1])];
  return training("smallMlp", (p) => {
    const z = linear(tf.tanh(linear(x, p[0], p[1])), p[2], p[3]);
    return tf.mean(tf.add(tf.sub(tf.relu(z), tf.mul(z, y)), tf.log1p(tf.exp(tf.neg(tf.abs(z))))));
  });
}

/** @param {() => any} compute @param {number} row @param {number} column */
const one = (compute, row, column) => () =>
  tf.tidy(() => {
    const y = compute();
    return tf.slice(y, [row, column], [1, 1]).dataSync()[0];
  });

function matmul512() {
  const [a, b] = [filled([512, 512], 1), filled([512, 512], 2)];
  return one(() => tf.matMul(a, b), 17, 42);
}

function elementwise() {
  const [a, b] = [filled([1000, 1000], 1), filled([1000, 1000], 2)];
  return one(() => tf.tanh(tf.add(tf.mul(a, b), a)), 17, 42);
}

function softmax() {
  const a = filled([1000, 1000], 1);
  return one(() => tf.softmax(a), 17, 42);
}

serve({ mlp, cnn, smallMlp, matmul512, elementwise, softmax });
