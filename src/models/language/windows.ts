/** Pieces of a long text: to learn from, and to be judged by. */
import * as nn from "../../nn/index.js";
import { Generator } from "../../random/generator.js";
import { ArgumentError } from "../../tensor/errors.js";
import { noGrad, type Tensor } from "../../tensor/index.js";
import { checkWhole } from "../../tensor/options.js";

/** Token numbers [N, T] in, logits [N, T, vocabulary] out: `gpt`, `mlpLm`, `recurrentLm`. */
type Model = nn.ModuleMethods & ((tokens: number[][]) => Tensor);

export interface TextBatch {
  /** [N, T] */
  inputs: number[][];
  /** what comes after each of them, in one row [N·T] */
  targets: number[];
}

/**
 * Batches of pieces from random places of a text, given as token numbers. Batch t follows from the seed and t alone, so a
 * training can go on where it was stopped.
 *
 * @throws ArgumentError for a text that is shorter than one window and its next token
 *
 * @example
 * const batches = textBatches([0, 1, 2, 3, 4, 5], { window: 2, batch: 3, seed: 1 });
 * batches.at(0).inputs.length   // 3
 */
export function textBatches(
  ids: ArrayLike<number>,
  { window, batch, seed = 0 }: { window: number; batch: number; seed?: number },
): { at(t: number): TextBatch } {
  checkWhole("textBatches", "window", window, 1);
  checkWhole("textBatches", "batch", batch, 1);
  if (!(ids.length > window))
    throw new ArgumentError("textBatches", `expects a text of more than ${window} tokens, but it has ${ids.length}`);
  return {
    at(t) {
      const generator = new Generator(seed * 1_000_003 + t);
      const starts = Array.from({ length: batch }, () => generator.below(ids.length - window));
      const inputs = starts.map((from) => Array.from({ length: window }, (_, i) => ids[from + i]!));
      return {
        inputs,
        targets: starts.flatMap((from) => Array.from({ length: window }, (_, i) => ids[from + i + 1]!)),
      };
    },
  };
}

/**
 * How surprised a neural model is by a text: the mean of −ln p in nats a token, as `nats` of gradus/text has it for models
 * that count. The text is read in windows, of which each goes on `stride` tokens after the one before; a token is judged
 * once, by the window that sees most before it. The very first token is not judged.
 *
 * @throws ArgumentError for a text without a second token, or a stride that is longer than the window
 *
 * @example
 * const model = mlpLm({ vocabulary: 3, hidden: 4 });
 * windowNats(model, [0, 1, 2, 0, 1, 2], { window: 4 }) > 0   // true
 */
export function windowNats(
  model: nn.ModuleMethods,
  ids: ArrayLike<number>,
  { window, stride = window, batch = 16 }: { window: number; stride?: number; batch?: number },
): number {
  checkWhole("windowNats", "window", window, 1);
  checkWhole("windowNats", "batch", batch, 1);
  if (!(Number.isInteger(stride) && stride >= 1 && stride <= window))
    throw new ArgumentError("windowNats", `the stride must be a whole number from 1 to ${window}, but is ${stride}`);
  if (ids.length < 2) throw new ArgumentError("windowNats", `expects at least two tokens, but there are ${ids.length}`);
  const training = model.training;
  model.eval();
  let sum = 0;
  for (const pieces of grouped(piecesOf(ids.length, window, stride), batch))
    noGrad(() => {
      const inputs = pieces.map(({ from, to }) => Array.from({ length: to - from }, (_, i) => ids[from + i]!));
      const logits = (model as Model)(inputs);
      for (const [n, { from, to, judged }] of pieces.entries()) {
        const rows = logits.select(0, n).narrow(0, judged - from, to - judged) as Tensor;
        const targets = Array.from({ length: to - judged }, (_, i) => ids[judged + i + 1]!);
        sum += (nn.crossEntropy(rows, targets) as Tensor).item() * targets.length;
      }
    });
  model.train(training);
  return sum / (ids.length - 1);
}

/** Windows [from, to) of inputs; those from `judged` on are judged. */
interface Piece {
  from: number;
  to: number;
  judged: number;
}

function piecesOf(length: number, window: number, stride: number): Piece[] {
  const pieces: Piece[] = [];
  for (let judged = 0; judged < length - 1; ) {
    const to = Math.min(length - 1, judged === 0 ? window : judged + stride);
    pieces.push({ from: Math.max(0, to - window), to, judged });
    judged = to;
  }
  return pieces;
}

/** Neighbours of one length, at most `most` together. */
function grouped(pieces: readonly Piece[], most: number): Piece[][] {
  const groups: Piece[][] = [];
  for (const piece of pieces) {
    const last = groups.at(-1);
    const alike = last && last.length < most && last[0]!.to - last[0]!.from === piece.to - piece.from;
    if (alike) last.push(piece);
    else groups.push([piece]);
  }
  return groups;
}
