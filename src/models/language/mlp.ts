import * as nn from "../../nn/index.js";
import { ArgumentError, ShapeError, words } from "../../tensor/errors.js";
import { cat, noGrad, randn, type Tensor } from "../../tensor/index.js";
import { type WholeNumbers, wholeNumbers } from "../../tensor/ops/whole.js";
import { checkNumber, checkOptions, checkWhole } from "../../tensor/options.js";

export interface MlpLmOptions {
  /** how many different tokens there are */
  vocabulary: number;
  /** how many tokens it looks at; 3 when left out */
  context?: number;
  /** the length of the vector that stands for a token; 16 when left out */
  features?: number;
  /** units of the hidden layer; 128 when left out */
  hidden?: number;
  /** the standard deviation of token vectors before training; 1 when left out */
  std?: number;
}

/** Token numbers [N, T] give logits [N, T, vocabulary]: row t says what comes after token t. */
export type NextToken = (tokens: WholeNumbers) => Tensor;

/**
 * The neural language model of Bengio et al. (2003): the vectors of the last `context` tokens, one behind the other, go
 * through one hidden layer. Token numbers [N, T] give logits [N, T, vocabulary]; before the first token stands a vector of
 * its own, "nothing yet".
 *
 * @throws ArgumentError for sizes that are no whole numbers, ShapeError for tokens that are not [N, T]
 *
 * @example
 * mlpLm({ vocabulary: 75, context: 3 })([[1, 2, 3, 4]]).shape   // [1, 4, 75]
 */
export function mlpLm(options: MlpLmOptions): nn.Module<NextToken> {
  checkOptions("mlpLm", options, ["vocabulary", "context", "features", "hidden", "std"]);
  const { vocabulary, context = 3, features = 16, hidden = 128, std = 1 } = options;
  for (const [name, size] of Object.entries({ vocabulary, context, features, hidden }))
    checkWhole("mlpLm", name, size, 1);
  checkNumber("mlpLm", "std", std, 0);
  const kind = `mlpLm(${context} tokens, ${hidden} hidden)`;
  const token = nn.embedding(vocabulary + 1, features);
  noGrad(() => (token.parts.weight as Tensor).copy_(randn([vocabulary + 1, features]).mul(std) as Tensor));
  const inner = nn.linear(context * features, hidden);
  const head = nn.linear(hidden, vocabulary);
  return nn.module(kind, { token, inner, head }, (tokens: WholeNumbers): Tensor => {
    const rows = tokenRows(kind, tokens, vocabulary);
    const T = rows[0]!.length;
    const nothing = new Array<number>(context - 1).fill(vocabulary);
    const vectors = token(rows.map((row) => [...nothing, ...row])) as Tensor;
    const window = cat(
      Array.from({ length: context }, (_, k) => vectors.narrow(1, k, T) as Tensor),
      2,
    ) as Tensor;
    return head((inner(window) as Tensor).tanh() as Tensor) as Tensor;
  });
}

/** Token numbers [N, T] as lists, each below `vocabulary`. */
export function tokenRows(kind: string, tokens: WholeNumbers, vocabulary: number): number[][] {
  const ids = wholeNumbers(kind, "tokens", tokens);
  if (ids.ndim !== 2 || ids.numel() === 0)
    throw new ShapeError(kind, `expects tokens [N, T], at least one, but they are ${words(ids.shape)}`, {
      shapes: [ids.shape],
      ...(ids.ndim === 1 && { hint: "for one sequence, write [ids]" }),
    });
  for (const id of ids.data())
    if (id < 0 || id >= vocabulary)
      throw new ArgumentError(kind, `expects tokens from 0 to ${vocabulary - 1}, but one is ${id}`);
  return ids.toArray() as number[][];
}
