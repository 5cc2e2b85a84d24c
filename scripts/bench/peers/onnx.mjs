// onnxruntime's side of the bench: it runs models forwards only, so the works without gradients.
import { createRequire } from "node:module";
import { join } from "node:path";
import { serve } from "../protocol.mjs";
import { numbers } from "../specification.mjs";

const require = createRequire(join(process.env.PEERS ?? ".", "package.json"));
/** @type {any} */
const { InferenceSession, Tensor } = require("onnxruntime-node");

// A model in ONNX's protocol-buffer form, by hand: fields are (number << 3 | wire type), lengths and small whole numbers one varint.
/** @param {number} value @returns {number[]} */
const varint = (value) => (value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)]);
/** @param {number} field @param {number} value */
const whole = (field, value) => [field << 3, ...varint(value)];
/** @param {number} field @param {number[] | string} content */
const part = (field, content) => {
  const bytes = typeof content === "string" ? [...Buffer.from(content)] : content;
  return [(field << 3) | 2, ...varint(bytes.length), ...bytes];
};

/** @param {string} name @param {number} size a square matrix of floats */
const value = (name, size) => {
  const shape = [size, size].flatMap((n) => part(1, whole(1, n)));
  return [...part(1, name), ...part(2, part(1, [...whole(1, 1), ...part(2, shape)]))];
};

/** @param {string} type @param {string[]} inputs @param {string} output */
const node = (type, inputs, output) => [
  ...inputs.flatMap((name) => part(1, name)),
  ...part(2, output),
  ...part(4, type),
];

/** @param {number[][]} nodes @param {string[]} inputs @param {number} size */
async function session(nodes, inputs, size) {
  const graph = [
    ...nodes.flatMap((n) => part(1, n)),
    ...part(2, "bench"),
    ...inputs.flatMap((name) => part(11, value(name, size))),
    ...part(12, value("y", size)),
  ];
  const model = Uint8Array.from([...whole(1, 8), ...part(7, graph), ...part(8, whole(2, 17))]);
  return InferenceSession.create(model, { intraOpNumThreads: 1, interOpNumThreads: 1 });
}

/** @param {number[][]} nodes @param {string[]} inputs @param {number} size @param {number} at */
async function forwards(nodes, inputs, size, at) {
  const run = await session(nodes, inputs, size);
  const feeds = Object.fromEntries(
    inputs.map((name, i) => [name, new Tensor("float32", numbers(size * size, i + 1), [size, size])]),
  );
  return async () => (await run.run(feeds)).y.data[at];
}

serve({
  matmul512: () => forwards([node("MatMul", ["a", "b"], "y")], ["a", "b"], 512, 17 * 512 + 42),
  elementwise: () =>
    forwards(
      [node("Mul", ["a", "b"], "m"), node("Add", ["m", "a"], "s"), node("Tanh", ["s"], "y")],
      ["a", "b"],
      1000,
      17042,
    ),
  softmax: () => forwards([node("Softmax", ["a"], "y")], ["a"], 1000, 17042),
});
