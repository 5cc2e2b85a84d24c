import { describe, expect, test } from "vitest";
import { gradcheck, manualSeed, nn, noGrad, ones, randn, type Tensor, tensor, zeros } from "../../src/index.js";
import { isModule, type ModuleMethods } from "../../src/nn/module.js";

/** Every layer of nn: shapes, parameters, gradients, modes, state, and sentences for what it cannot take. */

interface Case {
  make: () => unknown;
  input: readonly number[];
  output: readonly number[];
  parameters?: Record<string, readonly number[]>;
  buffers?: readonly string[];
  /** inputs of a wrong rank or with a wrong axis */
  refuses?: readonly (readonly number[])[];
  /** does the layer answer differently while training? */
  modes?: boolean;
  /** a number near which the gradient has no jump; layers of steps have none at all */
  gradient?: false;
  /** calls of the factory that are refused when the layer is made */
  wrong?: readonly ((make: any) => unknown)[];
}

const norm = { weight: [4], bias: [4] };
const running = ["runningMean", "runningVar"];
const cell = (gates: number, inputs: number, hidden: number) => ({
  weightIh0: [gates * hidden, inputs],
  weightHh0: [gates * hidden, hidden],
  biasIh0: [gates * hidden],
  biasHh0: [gates * hidden],
});
const projections = (path = "") =>
  Object.fromEntries(
    ["query", "key", "value", "out"].flatMap((name) => [
      [`${path}${name}.weight`, [4, 4]],
      [`${path}${name}.bias`, [4]],
    ]),
  );
const NUMBERS = ["a", Number.NaN, null, {}, -1];
const options = (right: readonly unknown[]) => [
  (f: any) => f(...right, { nonsense: 1 }),
  (f: any) => f(...right, 5),
  (f: any) => f(...right, null),
];
const sizes = (count: number) =>
  Array.from({ length: count }, (_, place) => [...NUMBERS, undefined, 0, 1.5].map((v) => ({ place, v })))
    .flat()
    .map(
      ({ place, v }) =>
        (f: any) =>
          f(...Array.from({ length: count }, () => 2).with(place, v as number)),
    );
const elementwise = (make: () => unknown, more: Partial<Case> = {}): Case => ({
  make,
  input: [2, 3],
  output: [2, 3],
  ...more,
});
const numbers = ["a", Number.NaN, null, {}].map((v) => (f: any) => f(v));
const axis = ["a", Number.NaN, null, {}, 1.5].map((v) => (f: any) => f(v));

const layers: Record<string, Case> = {
  sigmoid: elementwise(nn.sigmoid),
  tanh: elementwise(nn.tanh),
  relu: elementwise(nn.relu),
  silu: elementwise(nn.silu),
  gelu: elementwise(nn.gelu, { wrong: [(f) => f({ approximate: "tan" }), ...options([])] }),
  softplus: elementwise(nn.softplus),
  leakyRelu: elementwise(() => nn.leakyRelu(), { wrong: numbers }),
  elu: elementwise(() => nn.elu(), { wrong: numbers }),
  hardtanh: elementwise(nn.hardtanh),
  heaviside: elementwise(nn.heaviside, { gradient: false }),
  softmax: elementwise(() => nn.softmax(), { wrong: axis }),
  logSoftmax: elementwise(() => nn.logSoftmax(), { wrong: axis }),
  identity: elementwise(nn.identity),
  maxout: { make: () => nn.maxout(2), input: [2, 4], output: [2, 2], refuses: [[2, 3], []], wrong: sizes(1) },
  linear: {
    make: () => nn.linear(3, 2),
    input: [5, 3],
    output: [5, 2],
    parameters: { weight: [2, 3], bias: [2] },
    refuses: [[5, 4], []],
    wrong: [(f) => f(2), ...sizes(2), ...options([3, 2]), (f) => f(3, 2, { bais: false })],
  },
  conv1d: {
    make: () => nn.conv1d(2, 4, 3),
    input: [2, 2, 5],
    output: [2, 4, 3],
    parameters: { weight: [4, 2, 3], bias: [4] },
    refuses: [[2, 3, 5], [2, 5], [2, 2, 2]], // biome-ignore format: one line
    wrong: [...sizes(3), ...options([2, 2, 2])],
  },
  conv2d: {
    make: () => nn.conv2d(2, 4, 3),
    input: [1, 2, 4, 5],
    output: [1, 4, 2, 3],
    parameters: { weight: [4, 2, 3, 3], bias: [4] },
    refuses: [[1, 3, 4, 4], [4, 4], [1, 2, 2, 2]], // biome-ignore format: one line
    wrong: [...sizes(3), ...options([2, 2, 2])],
  },
  convTranspose2d: {
    make: () => nn.convTranspose2d(2, 4, 2, { stride: 2 }),
    input: [1, 2, 2, 3],
    output: [1, 4, 4, 6],
    parameters: { weight: [2, 4, 2, 2], bias: [4] },
    refuses: [[1, 3, 4, 4], [4, 4]], // biome-ignore format: one line
    wrong: [...sizes(3), ...options([2, 2, 2])],
  },
  embedding: {
    make: () => nn.embedding(10, 4),
    input: [2, 3],
    output: [2, 3, 4],
    parameters: { weight: [10, 4] },
    gradient: false,
    wrong: sizes(2),
  },
  layerNorm: {
    make: () => nn.layerNorm(4),
    input: [3, 4],
    output: [3, 4],
    parameters: norm,
    refuses: [[3, 5], []],
    wrong: [...sizes(1), ...options([4]), (f) => f([2, "a"]), (f) => f([]), (f) => f(4, { eps: "a" })],
  },
  rmsNorm: {
    make: () => nn.rmsNorm(4),
    input: [3, 4],
    output: [3, 4],
    parameters: { weight: [4] },
    refuses: [[3, 5], []],
    wrong: [...sizes(1), ...options([4]), (f) => f(4, { eps: "a" })],
  },
  groupNorm: {
    make: () => nn.groupNorm(2, 4),
    input: [2, 4, 3],
    output: [2, 4, 3],
    parameters: norm,
    refuses: [[2, 6, 3], [4]],
    wrong: [...sizes(2), ...options([2, 4]), (f) => f(3, 4), (f) => f(2, 4, { eps: "a" })],
  },
  instanceNorm2d: {
    make: () => nn.instanceNorm2d(4),
    input: [1, 4, 3, 3],
    output: [1, 4, 3, 3],
    parameters: norm,
    refuses: [[2, 6, 3, 3], [4]],
    wrong: [...sizes(1), ...options([4])],
  },
  batchNorm1d: {
    make: () => nn.batchNorm1d(4),
    input: [3, 4],
    output: [3, 4],
    parameters: norm,
    buffers: running,
    modes: true,
    refuses: [[3, 5], [4], [1, 4]],
    wrong: [...sizes(1), ...options([4]), (f) => f(4, { eps: "a" }), (f) => f(4, { momentum: 2 })],
  },
  batchNorm2d: {
    make: () => nn.batchNorm2d(4),
    input: [2, 4, 2, 2],
    output: [2, 4, 2, 2],
    parameters: norm,
    buffers: running,
    modes: true,
    refuses: [[2, 5, 2, 2], [4, 4], [1, 4, 1, 1]], // biome-ignore format: one line
    wrong: [...sizes(1), ...options([4])],
  },
  dropout: elementwise(() => nn.dropout(0.5), {
    modes: true,
    gradient: false,
    wrong: [...NUMBERS, 1.5].map((p) => (f: any) => f(p)).concat(options([0.5])),
  }),
  maxPool2d: {
    make: () => nn.maxPool2d(2),
    input: [1, 2, 4, 6],
    output: [1, 2, 2, 3],
    refuses: [[4, 4], [1, 2, 1, 1]], // biome-ignore format: one line
    wrong: [...sizes(1), ...options([2]), (f) => f(2, { stride: "a" }), (f) => f(2, { padding: 5 })],
  },
  avgPool2d: {
    make: () => nn.avgPool2d(2),
    input: [1, 2, 4, 6],
    output: [1, 2, 2, 3],
    refuses: [[4, 4], [1, 2, 1, 1]], // biome-ignore format: one line
    wrong: [...sizes(1), ...options([2]), (f) => f(2, { stride: "a" }), (f) => f(2, { padding: 5 })],
  },
  adaptiveAvgPool2d: {
    make: () => nn.adaptiveAvgPool2d(2),
    input: [1, 2, 4, 5],
    output: [1, 2, 2, 2],
    refuses: [[4, 4]],
    wrong: sizes(1),
  },
  adaptiveMaxPool2d: {
    make: () => nn.adaptiveMaxPool2d(2),
    input: [1, 2, 4, 5],
    output: [1, 2, 2, 2],
    refuses: [[4, 4]],
    wrong: sizes(1),
  },
  flatten: { make: () => nn.flatten(), input: [2, 3, 4], output: [2, 12], refuses: [[2]], wrong: axis },
  upsample: {
    make: () => nn.upsample({ scale: 2 }),
    input: [1, 1, 2, 3],
    output: [1, 1, 4, 6],
    refuses: [[4, 4]],
    wrong: [
      (f) => f(),
      (f) => f(2),
      (f) => f({}),
      (f) => f({ scale: "a" }),
      (f) => f({ scale: 2, mode: "bilinar" }),
      (f) => f({ sacle: 2 }),
    ],
  },
  multiHeadAttention: {
    make: () => nn.multiHeadAttention(4, 2),
    input: [2, 3, 4],
    output: [2, 3, 4],
    parameters: projections(),
    refuses: [[2, 3, 5], [3, 4]], // biome-ignore format: one line
    wrong: [...sizes(2), ...options([4, 2]), (f) => f(4, 3), (f) => f(4, 2, { dropout: "a" })],
  },
  transformerBlock: {
    make: () => nn.transformerBlock(4, 2, { widen: 1 }),
    input: [2, 3, 4],
    output: [2, 3, 4],
    parameters: {
      "norm1.weight": [4],
      "norm1.bias": [4],
      ...projections("attention."),
      "norm2.weight": [4],
      "norm2.bias": [4],
      "mlp.0.weight": [4, 4],
      "mlp.0.bias": [4],
      "mlp.2.weight": [4, 4],
      "mlp.2.bias": [4],
    },
    refuses: [[2, 3, 5], [3, 4]], // biome-ignore format: one line
    wrong: [...sizes(2), ...options([4, 2]), (f) => f(4, 2, { widen: "a" }), (f) => f(4, 2, { dropout: 2 })],
  },
  rnn: recurrent(nn.rnn, 1),
  gru: recurrent(nn.gru, 3),
  lstm: recurrent(nn.lstm, 4),
  sequential: {
    make: () => nn.sequential(nn.linear(3, 2), nn.tanh()),
    input: [5, 3],
    output: [5, 2],
    parameters: { "0.weight": [2, 3], "0.bias": [2] },
    refuses: [[5, 4]],
    wrong: [(f) => f(5), (f) => f(null), (f) => f([nn.tanh()]), (f) => f(nn.tanh(), "a")],
  },
};

function recurrent(make: typeof nn.rnn | typeof nn.gru | typeof nn.lstm, gates: number): Case {
  return {
    make: () => make(2, 3),
    input: [2, 4, 2],
    output: [2, 4, 3],
    parameters: cell(gates, 2, 3),
    refuses: [[2, 4, 3], [4, 2], [2, 0, 2]], // biome-ignore format: one line
    wrong: [...sizes(2), ...options([2, 3]), (f) => f(2, 3, { layers: 0 }), (f) => f(2, 3, { dropout: "a" })],
  };
}

/** What nn exports besides layers. */
const OTHERS = [
  ..."bce bceWithLogits crossEntropy dice focal huber kl mae mse nll".split(" "),
  ..."KeyValueCache ModuleMethods Summary fromPytorch init keyValueCache module quantize_ rotary sinusoids fakeQuantize_ prune_ receptiveField".split(
    " ",
  ),
];

type Call = ((x: unknown) => unknown) & ModuleMethods;
const cases = Object.entries(layers);
const made = ({ make }: Case): Call => {
  manualSeed(1);
  return make() as Call;
};
/** The tensor of an answer: recurrent layers give their states as well. */
const output = (answer: unknown) => ((answer as { output?: Tensor }).output ?? answer) as Tensor;
const inputOf = (name: string, shape: readonly number[]): Tensor =>
  name === "embedding" ? (zeros(shape, { dtype: "int32" }) as Tensor) : (randn(shape) as Tensor);
const shapesOf = (list: readonly (readonly [string, Tensor])[]) =>
  Object.fromEntries(list.map(([name, x]) => [name, [...x.shape]]));

/** The sentence of a refusal; anything but our own errors fails the test. */
function refusal(f: () => unknown, what: string): string {
  try {
    f();
  } catch (error) {
    const { name, message } = error as Error;
    expect(name, `${what}: ${message}`).toMatch(/^(Shape|Argument|Gradient)Error$/);
    expect(message, what).not.toMatch(/reading '|not a function|NaN KB/);
    return message;
  }
  throw new Error(`${what} is taken`);
}

test("every layer that nn exports is in the table", () => {
  const exported = Object.keys(nn).filter((name) => !OTHERS.includes(name));
  expect(Object.keys(layers).sort()).toEqual(exported.sort());
});

describe.each(cases)("%s", (name, it) => {
  test("makes the shape it promises, with its parameters and buffers", () => {
    const layer = made(it);
    expect(isModule(layer)).toBe(true);
    expect(output(layer(inputOf(name, it.input))).shape).toEqual(it.output);
    expect(shapesOf(layer.namedParameters())).toEqual(it.parameters ?? {});
    expect(layer.namedBuffers().map(([buffer]) => buffer)).toEqual(it.buffers ?? []);
    const counts = Object.values(it.parameters ?? {}).map((shape) => shape.reduce((n, size) => n * size, 1));
    expect(layer.parameterCount()).toBe(counts.reduce((sum, n) => sum + n, 0));
  });

  test.skipIf(it.gradient === false)("its gradients agree with finite differences", () => {
    const layer = made(it);
    const x = inputOf(name, it.input);
    const weights = randn(it.output);
    gradcheck((...given: Tensor[]) => output(layer(given[0]!)).mul(weights).sum(), [x, ...layer.parameters()]);
  });

  test(`${it.modes ? "differs" : "is the same"} in training and evaluation`, () => {
    const layer = made(it);
    const x = inputOf(name, it.input);
    const answer = (mode: boolean) => noGrad(() => Array.from(output(layer.train(mode)(x)).data()));
    const [training, evaluation] = [answer(true), answer(false)];
    if (it.modes) expect(training).not.toEqual(evaluation);
    else expect(training).toEqual(evaluation);
  });

  test("takes its state into a second one, which then answers alike", () => {
    const first = made(it);
    const second = it.make() as Call;
    const x = inputOf(name, it.input);
    noGrad(() => first(x)); // batch norm measures
    second.loadStateDict(first.stateDict());
    const answer = (layer: Call) => Array.from(output(layer.eval()(x)).data());
    expect(answer(second)).toEqual(answer(first));
    expect(Object.keys(second.stateDict())).toEqual(Object.keys(first.stateDict()));
  });

  test("refuses anything that is not a tensor, a wrong rank, a wrong axis", () => {
    const layer = made(it);
    const rows = name === "embedding";
    for (const x of [undefined, null, "a word", {}, true, ...(rows ? [] : [5, [1, 2], Float32Array.of(1)])])
      expect(refusal(() => layer(x), `${name}, ${JSON.stringify(x)}`)).toContain(
        name === "sequential" ? "linear" : name,
      );
    for (const shape of it.refuses ?? []) refusal(() => layer(ones(shape)), `${name}, shape [${shape.join(", ")}]`);
  });

  test.skipIf(!it.wrong)("refuses wrong options and sizes when it is made", () => {
    it.wrong!.forEach((call) => {
      const told = (...args: unknown[]) => `${name}(${args.map((v) => JSON.stringify(v) ?? String(v)).join(", ")})`;
      const factory = (nn as unknown as Record<string, (...args: unknown[]) => unknown>)[name]!;
      const sentence = refusal(() => call(factory), String(call(told)));
      expect(sentence.startsWith("parameter"), sentence).toBe(false);
      expect(sentence).not.toContain("[object Object]");
    });
  });
});

test("row numbers outside an embedding are named", () => {
  expect(refusal(() => nn.embedding(3, 2)(tensor([3])), "row 3 of 3")).toContain("3");
});
