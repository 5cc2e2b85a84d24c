import { zeros } from "../tensor/create.js";
import { ArgumentError, ShapeError, words } from "../tensor/errors.js";
import { relu, sigmoid, tanh } from "../tensor/ops/activation.js";
import { dropout as dropoutOp } from "../tensor/ops/dropout.js";
import { cat, chunk, stack } from "../tensor/ops/joining.js";
import { linear } from "../tensor/ops/matmul.js";
import { select } from "../tensor/ops/slicing.js";
import { checkChoice, checkNumber, checkOptions, checkWhole } from "../tensor/options.js";
import { Tensor } from "../tensor/tensor.js";
import { uniform } from "./init.js";
import { notATensor } from "./layer.js";
import { type Module, type ModuleMethods, module } from "./module.js";

/** The weights of one layer: input to hidden and hidden to hidden, `gates` blocks of rows each, as in PyTorch. */
interface Cell {
  weightIh: Tensor;
  weightHh: Tensor;
  biasIh: Tensor;
  biasHh: Tensor;
}

function cell(inputs: number, hidden: number, gates: number): Cell {
  const bound = 1 / Math.sqrt(hidden);
  return {
    weightIh: uniform([gates * hidden, inputs], bound),
    weightHh: uniform([gates * hidden, hidden], bound),
    biasIh: uniform([gates * hidden], bound),
    biasHh: uniform([gates * hidden], bound),
  };
}

export interface RecurrentOptions {
  /** layers one above the other */
  layers?: number;
  /** PyTorch's name for the same */
  numLayers?: number;
  /** also walk from the end to the start, with separate weights: the output is [N, T, 2H] */
  bidirectional?: boolean;
  /** which part of each layer's output the next layer does not see while training */
  dropout?: number;
}

/**
 * All hidden states of the top layer [N, T, H] ([N, T, 2H] in both directions), and the last state of each layer [N, H],
 * as in PyTorch's order: first layer forward, first layer backward, second layer forward …
 */
export interface Sequence<State> {
  output: Tensor;
  state: State[];
}

/** One kind of recurrent cell: how a state starts, moves, and shows itself. */
interface Kind<State> {
  name: string;
  gates: number;
  start: (zero: Tensor) => State;
  step: (cell: Cell, x: Tensor, before: State) => State;
  hidden: (state: State) => Tensor;
  /** the tensors of a state, to be checked; undefined for anything that is not a state */
  tensors: (state: State) => readonly unknown[];
}

/** Walks a list of inputs [N, features], one a step; gives the hidden states in the order of the inputs, and the last state. */
function walk<State>(kind: Kind<State>, cell: Cell, inputs: readonly Tensor[], first: State, backward: boolean) {
  const outputs: Tensor[] = new Array(inputs.length);
  let state = first;
  for (let t = 0; t < inputs.length; t++) {
    const at = backward ? inputs.length - 1 - t : t;
    state = kind.step(cell, inputs[at]!, state);
    outputs[at] = kind.hidden(state);
  }
  return { outputs, state };
}

type Run<State> = (x: Tensor, state?: readonly State[]) => Sequence<State>;

const OPTIONS = ["layers", "numLayers", "bidirectional", "dropout"];

function recurrent<State>(
  kind: Kind<State>,
  inputs: number,
  hidden: number,
  options: RecurrentOptions,
): Module<Run<State>> {
  const { bidirectional = false, dropout: p = 0 } = options;
  const layers = options.layers ?? options.numLayers ?? 1;
  const label = `${kind.name}(${inputs}, ${hidden})`;
  checkWhole(kind.name, "the number of inputs", inputs, 1);
  checkWhole(kind.name, "the number of hidden units", hidden, 1);
  checkWhole(label, "layers", layers, 1);
  checkNumber(label, "dropout", p, 0, 1);
  const directions = bidirectional ? 2 : 1;
  const width = (layer: number) => (layer === 0 ? inputs : directions * hidden);
  const cells = Array.from({ length: layers * directions }, (_, i) =>
    cell(width(Math.floor(i / directions)), hidden, kind.gates),
  );
  const named = cells.flatMap((c, i) => {
    const suffix = `${Math.floor(i / directions)}${i % directions === 1 ? "Reverse" : ""}`;
    return Object.entries(c).map(([key, tensor]) => [`${key}${suffix}`, tensor]);
  });
  const forward = function (this: ModuleMethods, x: Tensor, given?: readonly State[]): Sequence<State> {
    checkSequence(label, x, inputs);
    const [N, T] = x.shape as [number, number, number];
    if (given !== undefined) checkStates(label, kind, given, cells.length, [N, hidden]);
    const before = given ?? cells.map(() => kind.start(zeros([N, hidden]) as Tensor));
    const state: State[] = [];
    let signals = Array.from({ length: T }, (_, t) => select(x, 1, t) as Tensor);
    for (let layer = 0; layer < layers; layer++) {
      const own = Array.from({ length: directions }, (_, direction) => {
        const i = layer * directions + direction;
        const walked = walk(kind, cells[i]!, signals, before[i]!, direction === 1);
        state.push(walked.state);
        return walked.outputs;
      });
      signals = own.length === 1 ? own[0]! : own[0]!.map((h, t) => cat([h, own[1]![t]!], 1) as Tensor);
      if (p > 0 && this.training && layer < layers - 1) signals = signals.map((h) => dropoutOp(h, p));
    }
    return { output: stack(signals, 1) as Tensor, state };
  };
  return module(label, Object.fromEntries(named), forward) as unknown as Module<Run<State>>;
}

function checkSequence(label: string, x: unknown, inputs: number): asserts x is Tensor {
  if (!(x instanceof Tensor)) throw new ArgumentError(label, notATensor(x));
  const hint = x.ndim === 2 && x.shape[1] === inputs ? "one sequence alone: x.unsqueeze(0)" : undefined;
  if (x.ndim !== 3 || x.shape[2] !== inputs)
    throw new ShapeError(label, `expects [N, T, ${inputs}], but the shape is ${words(x.shape)}`, {
      shapes: [x.shape],
      ...(hint ? { hint } : {}),
    });
  if (x.shape[1] === 0)
    throw new ShapeError(label, `expects at least one step, but the shape ${words(x.shape)} has none`, {
      shapes: [x.shape],
      axis: 1,
    });
}

/** A state for each layer and direction, each [N, H]. */
function checkStates<State>(
  label: string,
  kind: Kind<State>,
  states: readonly State[],
  count: number,
  shape: readonly number[],
): void {
  if (!Array.isArray(states) || states.length !== count)
    throw new ArgumentError(
      label,
      `expects a list of ${count} states, one for each layer and direction, but got ${Array.isArray(states) ? states.length : typeof states}`,
    );
  for (const state of states as unknown as readonly State[])
    for (const x of kind.tensors(state)) {
      if (!(x instanceof Tensor))
        throw new ArgumentError(
          label,
          `a state is ${kind.name === "lstm" ? "{ hidden, cell }, two tensors" : "a tensor"} of shape ${words(shape)}, such as the .state of an earlier call`,
        );
      if (words(x.shape) !== words(shape))
        throw new ShapeError(label, `expects states of shape ${words(shape)}, but one is ${words(x.shape)}`, {
          shapes: [shape, x.shape],
        });
    }
}

/** What cells have in common whose state is what they show. */
const PLAIN = {
  start: (zero: Tensor) => zero,
  hidden: (h: Tensor) => h,
  tensors: (h: Tensor) => [h],
};

/**
 * h ← tanh(W x + U h + b): the plain recurrent network (Elman 1990).
 *
 * @example
 * nn.rnn(3, 5)(zeros([2, 4, 3])).output.shape; // [2, 4, 5]
 */
export function rnn(
  inputs: number,
  hidden: number,
  options: RecurrentOptions & { nonlinearity?: "tanh" | "relu" } = {},
): Module<Run<Tensor>> {
  checkOptions("rnn", options, [...OPTIONS, "nonlinearity"]);
  const { nonlinearity = "tanh" } = options;
  checkChoice("rnn", "nonlinearity", nonlinearity, ["tanh", "relu"]);
  const f = nonlinearity === "tanh" ? tanh : relu;
  const step = (c: Cell, x: Tensor, h: Tensor): Tensor =>
    f(linear(x, c.weightIh, c.biasIh).add(linear(h, c.weightHh, c.biasHh)));
  return recurrent({ ...PLAIN, name: "rnn", gates: 1, step }, inputs, hidden, options);
}

/**
 * Gated recurrent unit: reset r, update z, h ← (1 − z) n + z h (Cho et al. 2014; PyTorch's form).
 *
 * @example
 * nn.gru(3, 5)(zeros([2, 4, 3])).output.shape; // [2, 4, 5]
 */
export function gru(inputs: number, hidden: number, options: RecurrentOptions = {}): Module<Run<Tensor>> {
  checkOptions("gru", options, OPTIONS);
  const step = (c: Cell, x: Tensor, h: Tensor): Tensor => {
    const [xr, xz, xn] = chunk(linear(x, c.weightIh, c.biasIh), 3, 1) as [Tensor, Tensor, Tensor];
    const [hr, hz, hn] = chunk(linear(h, c.weightHh, c.biasHh), 3, 1) as [Tensor, Tensor, Tensor];
    const reset = sigmoid(xr.add(hr));
    const update = sigmoid(xz.add(hz));
    const candidate = tanh(xn.add(reset.mul(hn)));
    return candidate.add(update.mul(h.sub(candidate)));
  };
  return recurrent({ ...PLAIN, name: "gru", gates: 3, step }, inputs, hidden, options);
}

/** An LSTM's state: what it shows and what it remembers. */
export interface LstmState {
  hidden: Tensor;
  cell: Tensor;
}

/**
 * Long short-term memory: c ← f c + i g, h ← o tanh(c) (Hochreiter and Schmidhuber 1997, with the forget gate of 2000).
 *
 * @example
 * nn.lstm(3, 5)(zeros([2, 4, 3])).state[0].cell.shape; // [2, 5]
 */
export function lstm(inputs: number, hidden: number, options: RecurrentOptions = {}): Module<Run<LstmState>> {
  checkOptions("lstm", options, OPTIONS);
  const step = (c: Cell, x: Tensor, before: LstmState): LstmState => {
    const all = linear(x, c.weightIh, c.biasIh).add(linear(before.hidden, c.weightHh, c.biasHh));
    const [i, f, g, o] = chunk(all, 4, 1) as [Tensor, Tensor, Tensor, Tensor];
    const memory = sigmoid(f)
      .mul(before.cell)
      .add(sigmoid(i).mul(tanh(g)));
    return { hidden: sigmoid(o).mul(tanh(memory)), cell: memory };
  };
  const kind: Kind<LstmState> = {
    name: "lstm",
    gates: 4,
    start: (zero) => ({ hidden: zero, cell: zero }),
    step,
    hidden: (state) => state.hidden,
    tensors: (state) => [state?.hidden, state?.cell],
  };
  return recurrent(kind, inputs, hidden, options);
}
