import { zeros } from "../tensor/create.js";
import { ShapeError, words } from "../tensor/errors.js";
import { relu, sigmoid, tanh } from "../tensor/ops/activation.js";
import { chunk, stack } from "../tensor/ops/joining.js";
import { linear } from "../tensor/ops/matmul.js";
import { select } from "../tensor/ops/slicing.js";
import type { Tensor } from "../tensor/tensor.js";
import { uniform } from "./init.js";
import { type Module, module } from "./module.js";

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
}

/** All hidden states of the top layer [N, T, H], and the last state of each layer [N, H]. */
export interface Sequence<State> {
  output: Tensor;
  state: State[];
}

type Step<State> = (cell: Cell, x: Tensor, before: State) => State;

/** Walks x [N, T, features] step by step through the layers. */
function walk<State>(
  name: string,
  cells: readonly Cell[],
  x: Tensor,
  states: State[],
  step: Step<State>,
  hiddenOf: (state: State) => Tensor,
): Sequence<State> {
  const inputs = cells[0]!.weightIh.shape[1];
  if (x.ndim !== 3 || x.shape[2] !== inputs) {
    throw new ShapeError(name, `wants [N, T, ${inputs}], but the shape is ${words(x.shape)}`, { shapes: [x.shape] });
  }
  const state = [...states];
  const outputs: Tensor[] = [];
  for (let t = 0; t < x.shape[1]!; t++) {
    let signal = select(x, 1, t) as Tensor;
    cells.forEach((c, i) => {
      state[i] = step(c, signal, state[i]!);
      signal = hiddenOf(state[i]!);
    });
    outputs.push(signal);
  }
  return { output: stack(outputs, 1), state };
}

type Run<State> = (x: Tensor, state?: State[]) => Sequence<State>;

function recurrent<State>(
  name: string,
  inputs: number,
  hidden: number,
  gates: number,
  { layers = 1 }: RecurrentOptions,
  start: (zero: Tensor) => State,
  step: Step<State>,
  hiddenOf: (state: State) => Tensor,
): Module<Run<State>> {
  const cells = Array.from({ length: layers }, (_, i) => cell(i === 0 ? inputs : hidden, hidden, gates));
  const names = (c: Cell, i: number) => Object.entries(c).map(([key, tensor]) => [`${key}${i}`, tensor]);
  const run: Run<State> = (x, state) => {
    const first = state ?? cells.map(() => start(zeros([x.shape[0] ?? 0, hidden])));
    return walk(name, cells, x, first, step, hiddenOf);
  };
  return module(`${name}(${inputs}, ${hidden})`, Object.fromEntries(cells.flatMap(names)), run);
}

/**
 * h ← tanh(W x + U h + b): the plain recurrent network (Elman 1990).
 *
 * @example
 * nn.rnn(3, 5)(zeros([2, 4, 3])).output.shape; // [2, 4, 5]
 */
export function rnn(
  inputs: number,
  hidden: number,
  { nonlinearity = "tanh", ...options }: RecurrentOptions & { nonlinearity?: "tanh" | "relu" } = {},
): Module<Run<Tensor>> {
  const f = nonlinearity === "tanh" ? tanh : relu;
  const step: Step<Tensor> = (c, x, h) => f(linear(x, c.weightIh, c.biasIh).add(linear(h, c.weightHh, c.biasHh)));
  return recurrent(
    "rnn",
    inputs,
    hidden,
    1,
    options,
    (zero) => zero,
    step,
    (h) => h,
  );
}

/**
 * Gated recurrent unit: reset r, update z, h ← (1 − z) n + z h (Cho et al. 2014; PyTorch's form).
 *
 * @example
 * nn.gru(3, 5)(zeros([2, 4, 3])).output.shape; // [2, 4, 5]
 */
export function gru(inputs: number, hidden: number, options: RecurrentOptions = {}): Module<Run<Tensor>> {
  const step: Step<Tensor> = (c, x, h) => {
    const [xr, xz, xn] = chunk(linear(x, c.weightIh, c.biasIh), 3, 1) as [Tensor, Tensor, Tensor];
    const [hr, hz, hn] = chunk(linear(h, c.weightHh, c.biasHh), 3, 1) as [Tensor, Tensor, Tensor];
    const reset = sigmoid(xr.add(hr));
    const update = sigmoid(xz.add(hz));
    const candidate = tanh(xn.add(reset.mul(hn)));
    return candidate.add(update.mul(h.sub(candidate)));
  };
  return recurrent(
    "gru",
    inputs,
    hidden,
    3,
    options,
    (zero) => zero,
    step,
    (h) => h,
  );
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
  const step: Step<LstmState> = (c, x, before) => {
    const all = linear(x, c.weightIh, c.biasIh).add(linear(before.hidden, c.weightHh, c.biasHh));
    const [i, f, g, o] = chunk(all, 4, 1) as [Tensor, Tensor, Tensor, Tensor];
    const memory = sigmoid(f)
      .mul(before.cell)
      .add(sigmoid(i).mul(tanh(g)));
    return { hidden: sigmoid(o).mul(tanh(memory)), cell: memory };
  };
  return recurrent(
    "lstm",
    inputs,
    hidden,
    4,
    options,
    (zero) => ({ hidden: zero, cell: zero }),
    step,
    (state) => state.hidden,
  );
}
