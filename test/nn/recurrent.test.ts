import { expect, test } from "vitest";
import { gradcheck, manualSeed, nn, randn, type Tensor, zeros } from "../../src/index.js";

const kinds = { rnn: nn.rnn, gru: nn.gru, lstm: nn.lstm } as const;
type Made = (inputs: number, hidden: number, options?: nn.RecurrentOptions) => nn.Module<(...given: any[]) => any>;
const each = Object.entries(kinds) as unknown as [string, Made][];

test.each(each)("%s: shapes, names and states in both directions and two layers", (_name, make) => {
  const net = make(3, 4, { layers: 2, bidirectional: true });
  const { output, state } = net(randn([2, 5, 3]));
  expect(output.shape).toEqual([2, 5, 8]);
  expect(state.length).toBe(4);
  const names = Object.keys(net.stateDict());
  expect(names).toContain("weightIh0Reverse");
  expect(names.length).toBe(16);
  expect(net.stateDict().weightIh1!.shape[1]).toBe(8);
  expect(make(3, 4, { numLayers: 2 })(randn([2, 5, 3])).state.length).toBe(2);
});

test.each(each)("%s backward is the same net on the sequence turned round", (_name, make) => {
  manualSeed(5);
  const both = make(3, 4, { bidirectional: true });
  const state = both.stateDict();
  const one = make(3, 4);
  one.loadStateDict(
    Object.fromEntries(
      Object.entries(state).flatMap(([k, x]) => (k.endsWith("Reverse") ? [[k.replace("Reverse", ""), x]] : [])),
    ),
  );
  const x = randn([2, 5, 3]) as Tensor;
  const backward = both(x).output.narrow(2, 4, 4) as Tensor;
  expect(backward.flip(1).toArray()).toEqual(one(x.flip(1)).output.toArray());
});

test.each(each)("%s goes on from a state as if it had never stopped", (_name, make) => {
  const net = make(3, 4, { layers: 2 });
  const x = randn([2, 6, 3]) as Tensor;
  const whole = net(x).output.narrow(1, 3, 3).toArray();
  const { state } = net(x.narrow(1, 0, 3));
  expect(net(x.narrow(1, 3, 3), state).output.toArray()).toEqual(whole);
});

test.each(each)("%s: gradients agree with finite differences, both directions", (_name, make) => {
  manualSeed(6);
  const net = make(2, 2, { bidirectional: true });
  gradcheck((x) => net(x).output, [randn([1, 3, 2])]);
});

test("dropout acts between layers, in training only", () => {
  manualSeed(7);
  const net = nn.lstm(3, 4, { layers: 2, dropout: 0.5 });
  const x = randn([2, 5, 3]);
  expect(net(x).output.toArray()).not.toEqual(net(x).output.toArray());
  net.eval();
  expect(net(x).output.toArray()).toEqual(net(x).output.toArray());
  const single = nn.gru(3, 4, { dropout: 0.9 });
  expect(single(x).output.toArray()).toEqual(single(x).output.toArray());
});

const loose = nn as unknown as Record<string, (...given: unknown[]) => (...given: unknown[]) => unknown>;
test.each<[string, () => unknown, string]>([
  [
    "no steps",
    () => nn.lstm(3, 4)(zeros([2, 0, 3])),
    "lstm(3, 4): expects at least one step, but the shape [2, 0, 3] has none",
  ],
  ["wrong features", () => nn.gru(3, 4)(zeros([2, 5, 2])), "gru(3, 4): expects [N, T, 3], but the shape is [2, 5, 2]"],
  ["one sequence alone", () => nn.gru(3, 4)(zeros([5, 3])), "one sequence alone: x.unsqueeze(0)"],
  [
    "too few states",
    () => nn.lstm(3, 4, { layers: 2 })(zeros([2, 5, 3]), [{ hidden: zeros([2, 4]), cell: zeros([2, 4]) }]),
    "expects a list of 2 states, one for each layer and direction, but got 1",
  ],
  [
    "a state of another batch",
    () => nn.lstm(3, 4)(zeros([2, 5, 3]), [{ hidden: zeros([1, 4]), cell: zeros([1, 4]) }]),
    "lstm(3, 4): expects states of shape [2, 4], but one is [1, 4]",
  ],
  [
    "a tensor as an LSTM's state",
    () => nn.lstm(3, 4)(zeros([2, 5, 3]), [zeros([2, 4])] as never),
    "a state is { hidden, cell }, two tensors",
  ],
  ["nothing", () => loose.lstm!(3, 4)(), "lstm(3, 4): expects a tensor, but was called without one"],
  ["an array", () => loose.rnn!(3, 4)([1, 2]), "rnn(3, 4): expects a tensor, but got a plain array"],
  ["no layers", () => nn.rnn(3, 4, { layers: 0 }), "rnn(3, 4): layers must be a whole number from 1 up, but is 0"],
  ["dropout 2", () => nn.rnn(3, 4, { dropout: 2 }), "rnn(3, 4): dropout must be a number from 0 to 1, but is 2"],
  [
    "num_layers",
    () => loose.gru!(3, 4, { num_layers: 2 }),
    'gru: there is no option "num_layers"; did you mean numLayers?',
  ],
  ["a step function that is none", () => loose.rnn!(3, 4, { nonlinearity: "rleu" }), 'did you mean "relu"?'],
])("%s gets a sentence", (_what, f, sentence) => expect(f).toThrow(sentence));
