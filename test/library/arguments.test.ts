import { describe, expect, test } from "vitest";
import { data, metrics, nn, ones, optim, type Tensor, tensor, zeros } from "../../src/index.js";
import { Optimizer } from "../../src/optim/index.js";
import { faultsOf } from "../wrong-arguments.js";

/** Optimisers, metrics, data and what nn has besides layers: whatever a call is given, it answers with a value or a sentence of ours. */

const parameters = () => [tensor([1, 2], { requiresGrad: true }) as Tensor];
const optimizer = () => optim.sgd(parameters(), { lr: 0.1 });
const yes = () => tensor([0.9, 0.2, 0.7]) as Tensor;
const truth = () => tensor([1, 0, 1]) as Tensor;
const mask = () => tensor([[1, 0], [0, 1]]) as Tensor; // biome-ignore format: one line
const pictures = () => ones([2, 1, 4, 4]) as Tensor;
const rows = () => data.dataset(ones([6, 2]) as Tensor);

/** A call that works, for each function. */
const calls: Readonly<Record<string, Readonly<Record<string, () => unknown[]>>>> = {
  optim: {
    adam: () => [parameters(), { lr: 0.1 }],
    adamw: () => [parameters(), { lr: 0.1 }],
    adagrad: () => [parameters(), { lr: 0.1 }],
    adadelta: () => [parameters(), { lr: 0.1 }],
    rmsprop: () => [parameters(), { lr: 0.1 }],
    sgd: () => [parameters(), { lr: 0.1 }],
    clipGradNorm: () => [parameters(), 1],
    reduceOnPlateau: () => [optimizer(), { patience: 2 }],
    cosine: () => [optimizer(), { steps: 3 }],
    exponential: () => [optimizer(), { gamma: 0.5 }],
    oneCycle: () => [optimizer(), { max: 1, steps: 10 }],
    stepDecay: () => [optimizer(), { every: 2 }],
    warmup: () => [optimizer(), { steps: 2 }],
  },
  metrics: {
    meanInterval: () => [[0.9, 0.8, 0.7], { width: 2 }],
    bootstrap: () => [[0.9, 0.8], [0.7, 0.8], { draws: 10 }],
    dvh: () => [[1, 2], [1, 1], { step: 1 }],
    volumeAtDose: () => [[1, 2], [1, 1], 1],
    doseAtVolume: () => [[1, 2], [1, 1], 95],
    reliability: () => [yes(), truth(), 2],
    calibrationError: () => [yes(), truth(), 2],
    classesOf: () => [mask()],
    accuracy: () => [yes(), truth(), { threshold: 0.5 }],
    confusionMatrix: () => [yes(), truth(), { classes: 2 }],
    precisionRecall: () => [yes(), truth(), { positive: 1 }],
    roc: () => [yes(), truth()],
    auc: () => [yes(), truth(), { average: "macro" }],
    precisionRecallCurve: () => [yes(), truth()],
    averagePrecision: () => [yes(), truth()],
    listed: () => [yes()],
    dice: () => [mask(), mask(), {}],
    iou: () => [mask(), mask(), {}],
    perplexity: () => [1],
    hitAt: () => [2, [1, 3, null]],
    mrr: () => [[1, 3, null]],
    ndcg: () => [[3, 1], 2],
    r2: () => [yes(), truth()],
    hd95: () => [mask(), mask(), {}],
    surfaceDistance: () => [mask(), mask(), {}],
    temperatureScale: () => [tensor([2, -1, 1]), tensor([1, 0, 0])],
  },
  data: {
    randomFlip: () => [pictures(), {}],
    randomShift: () => [pictures(), 1, {}],
    randomNoise: () => [pictures(), 0.1, {}],
    collate: () => [[tensor([1]), tensor([2])]],
    padSequences: () => [[tensor([1]), tensor([2, 3])], { value: 0 }],
    dataset: () => [ones([3, 2]), ones([3])],
    loader: () => [rows(), { batchSize: 2 }],
    split: () => [rows(), [0.5, 0.5], { shuffle: false }],
    folds: () => [rows(), 2, { shuffle: false }],
    standardise: () => [mask()],
    meanWeight: () => [0, 30],
    animals: () => [{ count: 3, seed: 1 }],
    ecg: () => [{ seed: 1 }],
    ecgs: () => [{ count: 2, seed: 1 }],
    percentDepthDose: () => [5],
    lesion: () => [{ seed: 1 }],
    lesions: () => [{ count: 2, seed: 1 }],
    pelvis: () => [{ seed: 1, size: 16 }],
    pelvises: () => [{ patients: 1, seed: 1, size: 16 }],
    observer: () => [data.pelvis({ seed: 1, size: 16 }), { seed: 1 }],
    dose: () => [[0, 1, 0, 0], { spacing: 4, margin: 4, falloff: 4 }],
    expanded: () => [[0, 1, 0, 0], { spacing: 4, margin: 4 }],
    phantom: () => [{ seed: 1, size: 16 }],
    playground: () => ["circle", { count: 10 }],
    shifted: () => [Array.from({ length: 64 }, () => 0), 1, 1],
  },
  nn: {
    rotary: () => [ones([1, 3, 4]), { offset: 1 }],
    receptiveField: () => [[{ kernel: 3 }]],
    fakeQuantize_: () => [nn.linear(3, 2), { bits: 4 }],
    prune_: () => [nn.linear(3, 2), 0.5],
    sinusoids: () => [4, 4],
    fromPytorch: () => [{ weight: zeros([2]) }],
    module: () => ["twice", {}, (x: Tensor) => x.mul(2)],
  },
};

/** Tables without arguments, or that read a file. */
const TABLES =
  "twentyAnimals carbon depthDose houses cities udl monitorUnits sevenSegments digits wdbc mnist mobyDick dicom png".split(
    " ",
  );

/** NaN in an answer that nobody gave it, and an optimiser that took a word for a list of parameters. */
function doubt(answer: unknown, given: unknown[]): string | undefined {
  if (typeof answer === "number" && Number.isNaN(answer)) return "gives NaN";
  return answer instanceof Optimizer && given.includes("a word") ? "takes a word" : undefined;
}

test("every function is in the table", () => {
  const exported = Object.entries({ optim, metrics, data }).flatMap(([room, things]) =>
    Object.entries(things)
      .filter(([name, f]) => typeof f === "function" && !/^[A-Z]/.test(name) && !TABLES.includes(name))
      .map(([name]) => `${room}.${name}`),
  );
  const listed = ["optim", "metrics", "data"].flatMap((room) =>
    Object.keys(calls[room]!).map((name) => `${room}.${name}`),
  );
  expect(listed.sort()).toEqual(exported.sort());
});

const rooms = { optim, metrics, data, nn } as unknown as Record<
  string,
  Record<string, (...given: unknown[]) => unknown>
>;

describe.each(Object.keys(calls))("%s: a wrong argument in any place gets a sentence", (room) => {
  test.each(Object.keys(calls[room]!))("%s", (name) => {
    const f = rooms[room]![name]!;
    const right = calls[room]![name]!;
    expect(() => f(...right()), `give ${name} a call that works in the table above`).not.toThrow();
    expect(faultsOf(f, right, doubt)).toEqual([]);
  });
});
