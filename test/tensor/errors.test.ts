import { expect, test } from "vitest";
import * as g from "../../src/index.js";
import { data, nn, noGrad, optim, type Tensor, tensor, zeros } from "../../src/index.js";

/** A tensor whose shape the compiler does not know, as in a function's argument. */
const z = (...shape: number[]): Tensor => zeros(shape);
const any = (x: unknown): any => x;
const weight = () => tensor([1, 2], { requiresGrad: true });

/** What a learner might write, and what they read then. */
const misuses: [what: string, run: () => unknown, sentence: string][] = [
  // shapes that do not fit
  [
    "a product of matrices that do not fit",
    () => z(2, 3).matmul(z(4, 5)),
    "matmul: [2, 3] has 3 columns but [4, 5] has 4 rows",
  ],
  [
    "a forgotten transpose",
    () => z(2, 3).matmul(z(2, 3)),
    "matmul: [2, 3] has 3 columns but [2, 3] has 2 rows (transpose the right side)",
  ],
  [
    "a matrix product with a number",
    () => z(2, 3).matmul(z()),
    "matmul: expects vectors or matrices, but the right side is a single number (use mul)",
  ],
  ["stacks that do not broadcast", () => z(2, 3, 4).matmul(z(3, 4, 5)), "matmul: shapes [2] and [3] do not broadcast"],
  [
    "vectors of two lengths",
    () => z(2).dot(z(3)),
    "dot: expects two vectors of the same length, but was given [2] and [3]",
  ],
  [
    "shapes that do not broadcast",
    () => z(2, 3).add(z(4)),
    "add: shapes [2, 3] and [4] do not broadcast (counted from the end, axis 1 is 3 on the left and 4 on the right; they must be equal, or one of them 1)",
  ],
  [
    "a reshape to too many elements",
    () => z(2, 3).reshape([4, 2]),
    "reshape: [2, 3] has 6 elements but [4, 2] needs 8",
  ],
  [
    "a −1 that cannot be computed",
    () => z(2, 3).reshape([4, -1]),
    "reshape: [2, 3] has 6 elements, which do not fill [4, -1] evenly",
  ],
  [
    "a reshape without brackets",
    () => any(z(2, 3)).reshape(3, 2),
    "reshape: expects the new shape as an array, as in reshape([2, 3])",
  ],
  [
    "two computed sizes",
    () => z(2, 3).reshape([-1, -1]),
    "reshape: only one size may be −1, to be computed, but the shape is [-1, -1]",
  ],
  ["an axis that is not there", () => z(2, 3).sum(2), "sum: axis 2 is out of range for shape [2, 3]"],
  ["an axis named twice", () => z(2, 3).sum([0, -2]), "sum: axis 0 is named twice"],
  [
    "a permutation with an axis missing",
    () => z(2, 3).permute([0, 0]),
    "permute: [0, 0] must name each axis of [2, 3] once",
  ],
  [
    "t() of more than a matrix",
    () => z(2, 3, 4).t(),
    "t: expects a matrix, but the shape is [2, 3, 4] (use transpose(i, j))",
  ],
  [
    "an expansion of what is not 1",
    () => z(2, 3).expand([4, 3]),
    "expand: [2, 3] cannot be stretched to [4, 3]; only axes of size 1 can",
  ],
  [
    "cat of different widths",
    () => g.cat([z(2, 3), z(2, 4)]),
    "cat: shapes [2, 3] and [2, 4] differ in more than axis 0",
  ],
  ["cat of nothing", () => g.cat([]), "cat: expects at least one tensor, but the list is empty"],
  [
    "a split that does not add up",
    () => z(5).split([2, 2]),
    "split: sizes [2, 2] do not add up to the 5 of axis 0 in [5]",
  ],
  [
    "features that do not fit a layer",
    () => nn.linear(2, 16)(z(5, 3)),
    "linear(2, 16): expects 2 features, got 3 in [5, 3]",
  ],
  [
    "channels that do not fit a layer",
    () => nn.conv2d(3, 8, 3)(z(1, 1, 8, 8)),
    "conv2d: weight [8, 3, 3, 3] with 1 group(s) expects 3 channels, got 1 in [1, 1, 8, 8]",
  ],
  [
    "one picture without its batch axis",
    () => nn.conv2d(1, 8, 3)(z(1, 8, 8)),
    "conv2d: expects [N, C, H, W], but the shape is [1, 8, 8] (for one picture, unsqueeze(0))",
  ],
  [
    "a window larger than the picture",
    () => nn.maxPool2d(5)(z(1, 1, 4, 4)),
    "maxPool2d: a 5×5 window does not fit into the 4×4 picture of [1, 1, 4, 4] (use a smaller kernel or more padding)",
  ],
  [
    "predictions and targets of two shapes",
    () => nn.bceWithLogits(z(5, 1), z(5)),
    "bceWithLogits: predictions [5, 1] but targets [5] (reshape the targets to [5, 1])",
  ],
  [
    "queries and keys that do not fit",
    () => g.scaledDotProductAttention(z(1, 2, 4), z(1, 3, 5), z(1, 3, 5)),
    "scaledDotProductAttention: queries [1, 2, 4], keys [1, 3, 5] and values [1, 3, 5] do not fit",
  ],
  [
    "an equation that disagrees with the shapes",
    () => g.einsum("ij,jk->ik", z(2, 3), z(4, 5)),
    'einsum: axis "j" of "ij,jk->ik" is 3 in one place and 4 in another',
  ],

  // bad data
  [
    "ragged rows",
    () => tensor(any([[1, 2], [3]])),
    "tensor: rows have different lengths: data[1] has 1 elements, data[0] has 2",
  ],
  ["numbers beside arrays", () => tensor(any([[1, 2], 3])), "tensor: data[1] is 3, but data[0] is an array"],
  ["text for numbers", () => tensor(any([1, "2"])), 'tensor: expects numbers, but data[1] is the text "2"'],
  ["holes", () => tensor(any([1, undefined])), "tensor: expects numbers, but data[1] is undefined"],
  [
    "a kind of number that there is not",
    () => zeros([2], { dtype: any("float16") }),
    'zeros: there is no dtype "float16"; use "float32", "float64", "int32", "int8" or "bool"',
  ],
  [
    "a conversion to a kind that there is not",
    () => z(2).to(any("int64")),
    'to: there is no dtype "int64"; use "float32", "float64", "int32", "int8" or "bool"',
  ],
  ["a negative size", () => z(2, -1), "zeros: a size must be a whole number, 0 or more, but the shape is [2, -1]"],
  [
    "a size that is not a number",
    () => z(Number.NaN),
    "zeros: a size must be a whole number, 0 or more, but the shape is [NaN]",
  ],
  [
    "a shape without brackets",
    () => any(zeros)(2, 3),
    "zeros: expects the shape as an array, as in zeros([2]), but was given the number 2",
  ],
  [
    "an array where a tensor is wanted",
    () => z(2).add(any([1, 2])),
    "add: expects a tensor or a number, but was given an array (make it a tensor with tensor([…]))",
  ],
  [
    "nothing where a tensor is wanted",
    () => z(2).mul(any(undefined)),
    "mul: expects a tensor or a number, but was given undefined",
  ],
  [
    "a loop over a tensor",
    () => [...any(z(2))],
    "tensor: a tensor is not a list; write x.unbind() for its rows as tensors, or x.toArray() for its numbers",
  ],
  [
    "decimals added to whole numbers in place",
    () => tensor(Int32Array.of(1)).add_(0.5),
    "add_: int32 cannot hold the result, which is float32; write x = x.add(other) for a new tensor",
  ],
  [
    "a negative power of whole numbers",
    () => g.pow(tensor(Int32Array.of(2)), -1),
    'pow: whole numbers have no power of -1 that is whole; use to("float32") first',
  ],
  [
    "half an element",
    () => z(3).narrow(0, 0, 1.5),
    "narrow: start and length must be whole numbers, but are 0 and 1.5",
  ],
  [
    "a place on too few axes",
    () => z(3, 2).setAt([1], 5),
    "setAt: position [1] must name one place on each axis of [3, 2]",
  ],
  [
    "a gradient for whole numbers, asked for later",
    () => {
      const x: Tensor = tensor(Int32Array.of(1));
      x.requiresGrad = true;
    },
    "requiresGrad: only float32 and float64 tensors have gradients, but this one is int32",
  ],
  [
    "a gradient of another length",
    () => {
      weight().grad = any(z(1));
    },
    "grad: the gradient of [2] must have its shape, but is [1]",
  ],
  [
    "a gradient of another kind",
    () => {
      weight().grad = g.ones([2], { dtype: "int32" });
    },
    'grad: the gradient of a float32 tensor must be float32, but is int32; use to("float32")',
  ],
  [
    "a start that is an array",
    () =>
      weight()
        .mul(2)
        .backward(any([1, 1])),
    "backward: the starting gradient must be a tensor, but is an array (make it a tensor with tensor([…]))",
  ],
  ["JavaScript's own plus", () => any(z(2)) + 1, "JavaScript's + − * / < > do not know tensors; write a.add(b)"],
  [
    "a range without end",
    () => g.arange(0, Infinity),
    "arange: expects finite numbers and a step that is not 0, but was given 0, Infinity, 1",
  ],

  // kinds and positions
  [
    "the number in many",
    () => z(2, 3).item(),
    "item: expects a tensor of one element, but the shape is [2, 3]; use toArray() or sum() first",
  ],
  ["the maximum of nothing", () => z(0).max(), "max: there is no max of nothing: the shape is [0]"],
  [
    "positions that are not whole",
    () => z(3, 2).indexSelect(0, tensor([0.5])),
    "indexSelect: indices must be whole numbers, but one is 0.5",
  ],
  [
    "a position outside",
    () => z(3, 2).indexSelect(0, [3]),
    "indexSelect: index 3 is out of range for an axis of size 3",
  ],
  ["a row that is not there", () => z(3, 2).select(0, 5), "select: index 5 is out of range for axis 0 of [3, 2]"],
  [
    "a token outside the table",
    () => nn.embedding(3, 2)(tensor(Int32Array.of(3))),
    "embedding: index 3 is out of range for an axis of size 3",
  ],
  [
    "more of the largest than there are",
    () => z(3).topk(4),
    "topk: k must be a whole number from 0 to 3 (the size of axis 0), but is 4",
  ],
  [
    "classes that count from 1",
    () => nn.crossEntropy(z(2, 3), tensor(Int32Array.of(1, 3))),
    "crossEntropy: target 3 is not a class from 0 to 2 (do your classes count from 1?)",
  ],
  [
    "classes as decimals",
    () => nn.crossEntropy(z(2, 3), tensor([0, 0.5])),
    "crossEntropy: targets that are not probabilities of shape [2, 3] must be whole numbers, but one is 0.5",
  ],
  [
    "a gradient for whole numbers",
    () => tensor(Int32Array.of(1), { requiresGrad: true }),
    "requiresGrad: only float32 and float64 tensors have gradients, but this one is int32",
  ],
  [
    "a probability of 1 to drop",
    () => g.dropout(z(2), 1.5),
    "dropout: the probability must be from 0 to 1, but is 1.5",
  ],
  ["limits in the wrong order", () => z(2).clamp(1, 0), "clamp: min must not be above max, but they are 1 and 0"],

  // gradients
  [
    "backward without a graph",
    () => z().backward(),
    "backward: this tensor does not depend on any tensor with requiresGrad",
  ],
  [
    "backward on many numbers",
    () => weight().mul(2).backward(),
    "backward: the gradient of [2] numbers needs a starting gradient. Reduce to one number first, as in loss.mean().backward()",
  ],
  [
    "backward twice",
    () => {
      const loss = weight().square().sum();
      loss.backward();
      loss.backward();
    },
    "backward: this graph was already used and freed. Compute the loss again before the next backward(), or pass { retainGraph: true } the first time.",
  ],
  [
    "backward with a wrong start",
    () => weight().mul(2).backward(z(3)),
    "backward: the starting gradient has shape [3], the tensor [2].",
  ],
  [
    "a write into what a gradient needs",
    () => {
      const w = weight();
      const loss = w.square().sum();
      noGrad(() => w.add_(1));
      loss.backward();
    },
    "backward: square kept its input x for its gradient, but it was changed in place afterwards",
  ],
  [
    "a write into a recorded parameter",
    () => weight().add_(1),
    "add_: a tensor with requiresGrad must not be changed while the graph is recorded. Do it inside noGrad(() => …).",
  ],
  ["noGrad that waits", () => noGrad(async () => 1), "noGrad: expects a function that is not async"],

  // models and optimisers
  [
    "an optimiser without parameters",
    () => optim.sgd([], { lr: 0.1 }),
    "sgd: expects a list of tensors with at least one, such as model.parameters()",
  ],
  [
    "an optimiser for what is not learned",
    () => optim.adam([z(2)]),
    "adam: a parameter of shape [2] does not require a gradient; create it with { requiresGrad: true }",
  ],
  [
    "no learning rate",
    () => optim.sgd([weight()], any({})),
    "sgd: the learning rate lr must be a number from 0 up, but is undefined",
  ],
  [
    "a layer that was not made",
    () => nn.sequential(any(undefined)),
    "sequential: step 1 is not a layer or a function but undefined",
  ],
  [
    "a state of another model",
    () => nn.linear(2, 3).loadStateDict({ weight: z(3, 2) }),
    "loadStateDict: missing: bias; pass { strict: false } to load what fits",
  ],
  [
    "a state of another size",
    () => nn.linear(2, 3).loadStateDict({ weight: z(3, 3), bias: z(3) }),
    "loadStateDict: weight is [3, 2] here but [3, 3] in the state",
  ],
  [
    "a batch of nothing",
    () => data.loader([z(3)], { batchSize: 0 }),
    "loader: batchSize must be a whole number from 1 up, but is 0",
  ],
  [
    "shares that are not all",
    () => data.split(data.dataset(z(3)), [0.5, 0.4]),
    "split: the shares must be above 0 and add up to 1, but are 0.5, 0.4",
  ],
  [
    "a layer with half an input",
    () => nn.linear(2.5, 1),
    "linear: the number of inputs must be a whole number from 1 up, but is 2.5",
  ],
  [
    "groups that do not divide a layer's channels",
    () => nn.conv2d(3, 4, 3, { groups: 2 }),
    "conv2d: groups must be a whole number that divides 3 input and 4 output channels, but is 2",
  ],
  [
    "an option that does not exist",
    () => nn.conv2d(1, 4, 3, any({ pading: 1 })),
    'conv2d: there is no option "pading"; did you mean padding?',
  ],
  [
    "heads that do not divide",
    () => nn.multiHeadAttention(10, 3),
    "multiHeadAttention: 10 features do not split into 3 heads",
  ],
];

test.each(misuses)("%s", (_what, run, sentence) => {
  expect(run).toThrow(sentence);
});

test("an error of shapes can be read by a program", () => {
  const error = (() => {
    try {
      z(2, 3).add(z(4));
    } catch (e) {
      return e as g.ShapeError;
    }
  })();
  expect(error).toBeInstanceOf(g.ShapeError);
  expect({ op: error!.op, shapes: error!.shapes, axis: error!.axis }).toEqual({
    op: "add",
    shapes: [[2, 3], [4]],
    axis: 1,
  });
  expect(error!.hint).toContain("they must be equal");
});

test("too much at once is a sentence with the sizes", () => {
  expect(() => z(1 << 15, 1 << 15, 2)).toThrow(/^Out of memory: this tensor needs 8 GB, more than the 4 GB that all/);
});

test("forgetting zeroGrad is not an error: gradients add up", () => {
  const w = tensor(3, { requiresGrad: true });
  for (let i = 0; i < 2; i++) w.mul(2).backward();
  expect(w.grad!.item()).toBe(4);
});
