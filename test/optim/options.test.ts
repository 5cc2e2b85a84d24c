import { expect, test } from "vitest";
import { nn, optim, type Tensor, tensor } from "../../src/index.js";

const w = () => [tensor([1, 2], { requiresGrad: true }) as Tensor];
const loose = optim as unknown as Record<string, (...given: unknown[]) => unknown>;
const sgd = () => optim.sgd(w(), { lr: 1 });

test.each<[string, () => unknown, string]>([
  [
    "a model for its parameters",
    () => loose.adam!(nn.linear(1, 1)),
    "adam: expects the parameters of the model, not the model; write adam(model.parameters(), …)",
  ],
  [
    "one tensor for a list",
    () => loose.adam!(w()[0]),
    "adam: expects a list of parameters; put brackets round the one: adam([w], …)",
  ],
  ["an empty list", () => loose.adam!([]), "adam: expects a list of tensors with at least one"],
  [
    "a parameter twice",
    () => {
      const [p] = w();
      optim.sgd([p!, p!], { lr: 1 });
    },
    "sgd: a parameter of shape [2] is given twice",
  ],
  [
    "a parameter in two groups",
    () => {
      const p = w();
      optim.sgd([{ parameters: p }, { parameters: p }], { lr: 1 });
    },
    "is given twice",
  ],
  ["no learning rate", () => loose.sgd!(w()), "sgd: the learning rate lr must be a number from 0 up, but is undefined"],
  ["a bare learning rate", () => loose.sgd!(w(), 0.1), "sgd: options come in braces, such as { lr: … }"],
  [
    "a NaN rate",
    () => optim.adam(w(), { lr: NaN }),
    "adam: the learning rate lr must be a number from 0 up, but is NaN",
  ],
  ["a rate below 0 in a group", () => optim.adam([{ parameters: w(), lr: -1 }]), "adam: the learning rate lr must be"],
  [
    "weight_decay",
    () => loose.sgd!(w(), { lr: 1, weight_decay: 3 }),
    'sgd: there is no option "weight_decay"; did you mean weightDecay?',
  ],
  [
    "momentum for adam",
    () => loose.adam!(w(), { momentum: 0.9 }),
    'adam: there is no option "momentum"; the options are lr, betas, eps',
  ],
  [
    "an unknown option in a group",
    () => loose.adam!([{ parameters: w(), learningRate: 1 }]),
    'adam: there is no option "learningRate"',
  ],
  [
    "momentum −1",
    () => optim.sgd(w(), { lr: 1, momentum: -1 }),
    "sgd: momentum must be a number from 0 to 1, but is -1",
  ],
  [
    "nesterov without momentum",
    () => optim.sgd(w(), { lr: 1, nesterov: true }),
    "sgd: nesterov looks ahead along the velocity",
  ],
  [
    "nesterov with dampening",
    () => optim.sgd(w(), { lr: 1, momentum: 0.9, dampening: 0.5, nesterov: true }),
    "sgd: nesterov",
  ],
  [
    "betas above 1",
    () => optim.adam(w(), { betas: [1.5, 2] }),
    "adam: betas must be two numbers from 0 to below 1, such as [0.9, 0.999], but are [1.5,2]",
  ],
  ["one beta", () => loose.adamw!(w(), { betas: 0.9 }), "adamw: betas must be two numbers"],
  ["eps below 0", () => optim.rmsprop(w(), { eps: -1 }), "rmsprop: eps must be a number from 0 up, but is -1"],
  ["rho 2", () => optim.adadelta(w(), { rho: 2 }), "adadelta: rho must be a number from 0 to 1, but is 2"],
  [
    "weightDecay below 0",
    () => optim.adagrad(w(), { weightDecay: -1 }),
    "adagrad: weightDecay must be a number from 0 up",
  ],
  [
    "a cosine of no steps",
    () => optim.cosine(sgd(), { steps: 0 }),
    "cosine: steps must be a whole number from 1 up, but is 0",
  ],
  [
    "one cycle of no steps",
    () => optim.oneCycle(sgd(), { max: 1, steps: 0 }),
    "oneCycle: steps must be a whole number from 1 up",
  ],
  [
    "a rise of 2",
    () => optim.oneCycle(sgd(), { max: 1, steps: 10, rise: 2 }),
    "oneCycle: rise must be a number from 0 to 1, but is 2",
  ],
  [
    "a warm-up longer than all",
    () => optim.warmup(sgd(), { steps: 10, total: 5 }),
    "warmup: total must be a whole number from 10 up, but is 5",
  ],
  ["max_lr", () => loose.oneCycle!(sgd(), { maxLr: 1, steps: 10 }), 'oneCycle: there is no option "maxLr"'],
  [
    "decay every half step",
    () => optim.stepDecay(sgd(), { every: 0.5 }),
    "stepDecay: every must be a whole number from 1 up, but is 0.5",
  ],
  ["a tensor into the plateau", () => optim.reduceOnPlateau(sgd()).step(tensor(1) as never), "such as loss.item()"],
])("%s gets a sentence", (_what, f, sentence) => expect(f).toThrow(sentence));

test.each([0, 0.05, 0.1, 0.3, 0.9, 1])("one cycle with a rise of %s is a number at every step, at most max", (rise) => {
  for (const steps of [1, 2, 10]) {
    const schedule = optim.oneCycle(sgd(), { max: 1, steps, rise });
    for (let t = 0; t <= steps + 2; t++) {
      expect(schedule.at(t)).toBeGreaterThan(0);
      expect(schedule.at(t)).toBeLessThanOrEqual(1);
    }
  }
});

test("the plateau waits, lowers, and stops at its least", () => {
  const optimizer = sgd();
  const schedule = optim.reduceOnPlateau(optimizer, { patience: 1, factor: 0.5, min: 0.2 });
  const rates = [3, 2, 2, 2, 2, 2, 2, 2, 1].map((loss) => {
    schedule.step(loss);
    return schedule.lr;
  });
  expect(rates).toEqual([1, 1, 1, 0.5, 0.5, 0.25, 0.25, 0.2, 0.2]);
});

test("amsgrad's first step is Adam's, and its later steps are never longer after a large gradient", () => {
  const [a, b] = [w(), w()];
  const [plain, ams] = [optim.adam(a, { lr: 0.1 }), optim.adam(b, { lr: 0.1, amsgrad: true })];
  const step = (scale: number) => {
    for (const [list, optimizer] of [
      [a, plain],
      [b, ams],
    ] as const) {
      const before = list[0]!.data()[0]!;
      optimizer.zeroGrad();
      list[0]!.mul(scale).sum().backward();
      optimizer.step();
      moved.push(Math.abs(list[0]!.data()[0]! - before));
    }
  };
  const moved: number[] = [];
  step(10);
  expect(moved[0]).toBeCloseTo(moved[1]!, 6);
  for (let i = 0; i < 40; i++) step(0.01);
  expect(moved.at(-1)!).toBeLessThan(moved.at(-2)!);
});
