import { afterAll, describe, expect, test } from "vitest";
import { type Compile, current, tslab, workshop } from "./compilers.js";

const head = `import { tensor, zeros, arange, eye, exp, add, matmul, nn, optim, metrics, data, Tensor, gradcheck } from "gradus";
type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare const n: number; declare const unknown: Tensor; declare const numbers: number[];
const a = zeros([2, 3]), b = zeros([3, 4]), batch = zeros([n, 3]);
`;

/** An expression and the shape that the compiler must find. */
const shapes: [code: string, shape: string][] = [
  ["tensor([[1, 2, 3], [4, 5, 6]])", "[2, 3]"],
  ["tensor(5)", "[]"],
  ["tensor([true, false])", "[2]"],
  ["tensor(numbers)", "[number]"],
  ["tensor(numbers.map((x) => [x, 1]))", "[number, 2]"],
  ["tensor(Float32Array.of(1))", "[number]"],
  ["eye(3)", "[3, 3]"],
  ["arange(3)", "[number]"],
  ["a.matmul(b)", "[2, 4]"],
  ["batch.matmul(b)", "[number, 4]"],
  ["zeros([5, 2, 3]).matmul(b)", "[5, 2, 4]"],
  ["zeros([3]).matmul(b)", "[4]"],
  ["a.matmul(zeros([3]))", "[2]"],
  ["a.add(1)", "[2, 3]"],
  ["add(a, zeros([3]))", "[2, 3]"],
  ["zeros([2, 1]).mul(zeros([1, 4]))", "[2, 4]"],
  ["batch.add(zeros([5, 3]))", "[5, 3]"],
  ["zeros([n]).add(zeros([1]))", "[number]"],
  ["exp(a).tanh().square()", "[2, 3]"],
  ["a.sub(a.mean(0)).div(a.std(0))", "[2, 3]"],
  ["a.sum()", "[]"],
  ["unknown.mul(2).sum()", "[]"],
  ["a.sum(0)", "[3]"],
  ["a.sum(-1, true)", "[2, 1]"],
  ["a.argmax(1)", "[2]"],
  ["a.gt(0)", "[2, 3]"],
  ["a.reshape([3, 2])", "[3, 2]"],
  ["a.reshape([-1])", "[6]"],
  ["a.reshape([n, 2])", "[number, 2]"],
  ["zeros([64, 16, 4, 4]).flatten(1)", "[64, 256]"],
  ["zeros([28, 28, 100]).flatten()", "[78400]"],
  ["a.t()", "[3, 2]"],
  ["zeros([2, 3, 4]).permute([2, 0, 1])", "[4, 2, 3]"],
  ["zeros([2, 3, 4]).transpose(0, -1)", "[4, 3, 2]"],
  ["a.unsqueeze(1)", "[2, 1, 3]"],
  ["zeros([2, 1, 3]).squeeze(1)", "[2, 3]"],
  ["a.select(0, 1)", "[3]"],
  ["a.slice(0, 0, 1)", "[number, 3]"],
  ["a.narrow(1, 0, 2)", "[2, 2]"],
  ["a.softmax(-1)", "[2, 3]"],
  ["a.any(1)", "[2]"],
  ["a.logicalOr(zeros([3]))", "[2, 3]"],
  ["a.normalize().cumprod(0).roll(1)", "[2, 3]"],
  ["nn.sequential(nn.embedding(10, 8), nn.transformerBlock(8, 2))(zeros([n, 5]))", "[number, 5, 8]"],
  ["nn.linear(3, 8)(a)", "[2, 8]"],
  ["nn.linear(3, 8)(zeros([n, 5, 3]))", "[number, 5, 8]"],
  ["nn.sequential(nn.linear(3, 8), nn.relu(), nn.dropout(0.1), nn.linear(8, 1))(a)", "[2, 1]"],
  ["nn.relu()(a)", "[2, 3]"],
  ["nn.conv2d(1, 6, 5)(zeros([64, 1, 28, 28]))", "[64, 6, 24, 24]"],
  ['nn.conv2d(1, 6, [3, 4], { padding: "same" })(zeros([64, 1, 28, n]))', "[64, 6, 28, number]"],
  ['nn.conv2d(1, 6, 5, { padding: "valid" })(zeros([64, 1, 28, 28]))', "[64, 6, 24, 24]"],
  ["nn.conv2d(1, 6, 3, { stride: 2, padding: 1 })(zeros([n, 1, 28, 28]))", "[number, 6, 14, 14]"],
  [
    "nn.sequential(nn.conv2d(1, 6, 5), nn.maxPool2d(2), nn.flatten(), nn.linear(864, 10))(zeros([64, 1, 28, 28]))",
    "[64, 10]",
  ],
  ["nn.embedding(100, 16)(zeros([4, 8], { dtype: 'int32' }))", "[4, 8, 16]"],
  ["nn.transformerBlock(3, 1)(zeros([4, 8, 3]))", "[4, 8, 3]"],
  ["nn.mse(a, zeros([2, 3]))", "[]"],
  ["nn.crossEntropy(a, zeros([2], { dtype: 'int32' }))", "[]"],
  ["nn.mse(a, a, { reduction: 'none' })", "[2, 3]"],
];

/** A mistake and the sentence that stands under it. */
const mistakes: [code: string, sentence: string][] = [
  ["a.matmul(zeros([4, 5]))", "matmul: [2, 3] has 3 columns but [4, 5] has 4 rows"],
  ["matmul(batch, zeros([4, 5]))", "matmul: [?, 3] has 3 columns but [4, 5] has 4 rows"],
  ["a.add(zeros([4]))", "add: shapes [2, 3] and [4] do not broadcast"],
  ["a.sum(2)", "sum: axis 2 is out of range for shape [2, 3]"],
  ["a.softmax(5)", "softmax: axis 5 is out of range for shape [2, 3]"],
  ["a.reshape([4, 2])", "reshape: [2, 3] has 6 elements but [4, 2] needs 8"],
  ["a.reshape([4, -1])", "reshape: [2, 3] has 6 elements, which do not fill [4, -1] evenly"],
  ["a.transpose(0, 2)", "transpose: axis 2 is out of range for shape [2, 3]"],
  ["a.permute([0, 1, 2])", "permute: [0, 1, 2] must name each axis of [2, 3] once"],
  ["tensor([[1, 2], [3]])", "tensor: rows have different lengths"],
  ["nn.linear(2, 16)(zeros([5, 3]))", "linear(2, 16): expects 2 features, got 3 in [5, 3]"],
  ["nn.sequential(nn.linear(2, 16), nn.tanh(), nn.linear(8, 1))", "layer 3: linear(8, 1): expects 8 features, got 16"],
  [
    "nn.sequential(nn.conv2d(1, 6, 5), nn.conv2d(3, 16, 5))",
    "layer 2: conv2d(3, 16): expects 3 channels, got 6 in [?, 6, ?, ?]",
  ],
  [
    "nn.sequential(nn.conv2d(1, 6, 5), nn.maxPool2d(2), nn.flatten(), nn.linear(800, 10))(zeros([64, 1, 28, 28]))",
    "linear(800, 10): expects 800 features, got 864 in [64, 864]",
  ],
  ["nn.bceWithLogits(zeros([5, 1]), zeros([5]))", "bceWithLogits: predictions [5, 1] but targets [5]"],
  [
    "nn.crossEntropy(zeros([64, 10]), zeros([32]))",
    "crossEntropy: predictions [64, 10] want targets [64], but got [32]",
  ],
];

/** What must pass without a word: a false alarm blocks a cell. */
const fine: Record<string, string> = {
  annotations: "let h: Tensor = a; h = h.matmul(b); h = zeros([7]); const t: Tensor<[number, 3]> = zeros([2, 3]);",
  parameters:
    "function f(x: Tensor, y: Tensor) { return x.matmul(y).add(1).relu().sum(0).reshape([2, 2]).mean(); } f(a, b).backward();",
  mixed: "const ps: Tensor[] = [a, b, batch]; for (const p of ps) p.mul(2).t(); const q = optim.sgd(ps, { lr: 0.1 });",
  lists:
    "const layers = [1, 2].map(() => nn.linear(2, 2)); const m = nn.sequential(...layers, nn.relu()); const y: Tensor = m(zeros([1, 2]));",
  own: "const m = nn.sequential(nn.linear(2, 3), (x: Tensor) => x.relu(), nn.linear(3, 1)); const y: Tensor = m(zeros([1, 2]));",
  loader: "for (const [x, y] of data.loader([a, zeros([2])], { batchSize: 1 })) nn.mse(x.sum(1), y).backward();",
  check: "gradcheck((x, w) => x.matmul(w).tanh().sum(), [a, b]); metrics.accuracy(a.argmax(1), [0, 1]);",
  module:
    "const block = nn.module('block', { l: nn.linear(3, 3) }, (x: Tensor) => x.relu()); block(a).sum(); block.parameters();",
};

const compilers: [name: string, compile: Compile][] = [
  ["TypeScript 5.0.4, as in a cell", tslab()],
  ["the current compiler", current],
];

describe.each(compilers)("%s", (_name, compile) => {
  const { folder, close } = workshop();
  afterAll(close);
  const named = <T>(kind: string, list: readonly T[], code: (one: T) => string) =>
    Object.fromEntries(list.map((one, i) => [`${kind}${i}`, code(one)]));
  const said = compile(folder, {
    ...named(
      "shape",
      shapes,
      ([code, shape]) => `${head}const x = ${code};\nconst right: Equal<typeof x, Tensor<${shape}>> = true;`,
    ),
    ...named("mistake", mistakes, ([code]) => `${head}const x = ${code};`),
    ...Object.fromEntries(Object.entries(fine).map(([name, code]) => [`fine-${name}`, `${head}${code}`])),
  });

  test.each(shapes.map(([code, shape], i) => [code, shape, i] as const))("%s is %s", (_code, _shape, i) => {
    expect(said[`shape${i}`]).toBe("");
  });
  test.each(mistakes.map(([code, sentence], i) => [code, sentence, i] as const))("%s: %s", (_code, sentence, i) => {
    expect(said[`mistake${i}`]).toContain(`"${sentence}"`);
  });
  test.each(Object.keys(fine))("nothing is wrong with %s", (name) => {
    expect(said[`fine-${name}`]).toBe("");
  });
});

test("the library's own declarations are right in the eyes of TypeScript 5.0.4", () => {
  const { folder, close } = workshop();
  try {
    expect(tslab({ checkLibrary: true })(folder, { all: `${head}export {};` }).library).toBe("");
  } finally {
    close();
  }
}, 60_000);
