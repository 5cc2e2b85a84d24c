import * as nn from "../../nn/index.js";
import type { Tensor } from "../../tensor/index.js";
import type { WholeNumbers } from "../../tensor/ops/whole.js";
import { checkChoice, checkNumber, checkOptions, checkWhole } from "../../tensor/options.js";
import { tokenRows } from "./mlp.js";

export interface RecurrentLmOptions {
  /** how many different tokens there are */
  vocabulary: number;
  /** which network walks along the text; "lstm" when left out */
  cell?: "rnn" | "gru" | "lstm";
  /** the length of the vector that stands for a token; 32 when left out */
  features?: number;
  /** the length of the state; 128 when left out */
  hidden?: number;
  /** networks one above the other; 1 when left out */
  layers?: number;
  /** the probability with which numbers are dropped while training; 0 when left out */
  dropout?: number;
}

/** The state after some tokens: pass it to the call that goes on with the text. */
export type RecurrentState = readonly (Tensor | nn.LstmState)[];

export interface RecurrentCall {
  state?: RecurrentState;
  /** give the last state as well: { logits, state } */
  needState?: boolean;
}

export interface RecurrentLm {
  (tokens: WholeNumbers, call: RecurrentCall & { needState: true }): { logits: Tensor; state: RecurrentState };
  (tokens: WholeNumbers, call?: RecurrentCall & { needState?: false }): Tensor;
}

/**
 * A recurrent language model (Mikolov et al. 2010): a vector for each token, a network that walks along the text and keeps a
 * state, and a linear head. Token numbers [N, T] give logits [N, T, vocabulary]: row t says what comes after token t.
 *
 * @throws ArgumentError for options that make no sense, ShapeError for tokens that are not [N, T]
 *
 * @example
 * recurrentLm({ vocabulary: 75, cell: "gru", hidden: 8 })([[1, 2, 3]]).shape   // [1, 3, 75]
 */
export function recurrentLm(options: RecurrentLmOptions): nn.Module<RecurrentLm> {
  checkOptions("recurrentLm", options, ["vocabulary", "cell", "features", "hidden", "layers", "dropout"]);
  const { vocabulary, cell = "lstm", features = 32, hidden = 128, layers = 1, dropout = 0 } = options;
  for (const [name, size] of Object.entries({ vocabulary, features, hidden, layers }))
    checkWhole("recurrentLm", name, size, 1);
  checkChoice("recurrentLm", "cell", cell, ["rnn", "gru", "lstm"]);
  checkNumber("recurrentLm", "dropout", dropout, 0, 1);
  const kind = `recurrentLm(${cell}, ${hidden} hidden)`;
  const token = nn.embedding(vocabulary, features);
  type Walk = nn.Module<(x: Tensor, state?: any) => { output: Tensor; state: RecurrentState }>;
  const recurrent = { rnn: nn.rnn, gru: nn.gru, lstm: nn.lstm }[cell](features, hidden, {
    layers,
    dropout,
  }) as unknown as Walk;
  const drop = nn.dropout(dropout);
  const head = nn.linear(hidden, vocabulary);
  const forward = (tokens: WholeNumbers, { state, needState = false }: RecurrentCall = {}) => {
    const vectors = token(tokenRows(kind, tokens, vocabulary)) as Tensor;
    const walked = recurrent(drop(vectors) as Tensor, state);
    const logits = head(drop(walked.output) as Tensor) as Tensor;
    return needState ? { logits, state: walked.state } : logits;
  };
  return nn.module(kind, { token, recurrent, drop, head }, forward as unknown as RecurrentLm);
}
