import { describe, expect, test } from "vitest";
import * as g from "../../src/index.js";
import { Generator, gradcheck, nn, type Tensor, tensor } from "../../src/index.js";

describe("multinomial", () => {
  const weights = tensor([1, 0, 3]);

  test("draws each position as often as its weight says", () => {
    const drawn = g.multinomial(weights, 4000, { replacement: true, generator: new Generator(1) });
    const shares = g.bincount(drawn, { minlength: 3 }).data();
    expect(drawn.dtype).toBe("int32");
    expect(shares[1]).toBe(0);
    expect(Math.abs(shares[0]! / 4000 - 0.25)).toBeLessThan(0.03);
  });

  test("the same seed draws the same, and manualSeed rules the default", () => {
    const draw = () => g.multinomial(g.ones([50]), 20, { generator: new Generator(3) }).toArray();
    expect(draw()).toEqual(draw());
    g.manualSeed(5);
    const first = g.multinomial(weights, 9, { replacement: true }).toArray();
    g.manualSeed(5);
    expect(g.multinomial(weights, 9, { replacement: true }).toArray()).toEqual(first);
  });

  test("without replacement no position comes twice from a row, and rows are drawn apart", () => {
    const drawn = g.ones([3, 6]).multinomial(6, { generator: new Generator(2) });
    expect(drawn.shape).toEqual([3, 6]);
    for (const row of drawn.toArray() as number[][]) expect([...row].sort()).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test.each<[string, () => unknown, RegExp]>([
    [
      "too many different ones",
      () => g.multinomial(weights, 3),
      /only 2 have a weight above 0; pass \{ replacement: true \}/,
    ],
    ["logits", () => g.multinomial(tensor([-1, 2]), 1), /one is -1; for logits write multinomial\(logits.softmax/],
    ["NaN", () => g.multinomial(tensor([NaN]), 1), /one is NaN/],
    ["no weight at all", () => g.multinomial(tensor([0, 0]), 1), /at least one weight must be above 0/],
    ["no number of samples", () => g.multinomial(weights, 0), /must be a whole number from 1 up, but is 0/],
    ["three axes", () => g.multinomial(g.ones([1, 1, 1]), 1), /expects weights \[K\] or \[N, K\]/],
  ])("refuses %s", (_what, call, sentence) => expect(call).toThrow(sentence));
});

describe("masks", () => {
  test("a mask over the first axes, after other pickers, and alone", () => {
    const x = g.arange(12).reshape([2, 3, 2]);
    expect(
      x
        .index(
          tensor([
            [true, false, false],
            [false, false, true],
          ]),
        )
        .toArray(),
    ).toEqual([
      [0, 1],
      [10, 11],
    ]);
    expect(x.index(1, tensor([false, true, true])).toArray()).toEqual([
      [8, 9],
      [10, 11],
    ]);
    expect(x.index(x.gt(9)).toArray()).toEqual([10, 11]);
  });

  test("nothing picked is an empty tensor", () => {
    expect(tensor([1, 2]).maskedSelect(tensor([false, false])).shape).toEqual([0]);
    expect(g.nonzero(g.zeros([2, 2])).shape).toEqual([0, 2]);
  });

  test("gradients go to what was picked", () => {
    const mask = tensor([[true], [false]]);
    gradcheck(
      (x) => x.maskedSelect(mask).square(),
      [
        tensor([
          [1, 2],
          [3, 4],
        ]),
      ],
    );
    gradcheck(
      (x) => x.index(tensor([false, true])).square(),
      [
        tensor([
          [1, 2],
          [3, 4],
        ]),
      ],
    );
  });

  test("a mask of the wrong size, and a list in place of a range, get a sentence", () => {
    expect(() => g.ones([2, 3]).index(tensor([true, false, true]))).toThrow(
      /a mask \[3\] does not fit the axes from 0 on of \[2, 3\]/,
    );
    expect(() => g.ones([5]).index([0, 2, 1] as never)).toThrow(/for a list of positions write tensor/);
    expect(() => g.embedding(tensor([true, false]), g.ones([2, 2]))).toThrow(
      /are bools; to pick by a mask use maskedSelect/,
    );
  });
});

describe("whole numbers are taken from plain arrays and from tensors that hold whole numbers", () => {
  const table = tensor([
    [1, 1],
    [2, 2],
    [3, 3],
  ]);
  const forms: [string, any][] = [
    ["a plain array", [2, 0]],
    ["int32", tensor(Int32Array.of(2, 0))],
    ["float32", tensor([2, 0])],
  ];
  test.each(forms)("%s", (_form, rows) => {
    expect(g.embedding(rows, table).toArray()).toEqual([
      [3, 3],
      [1, 1],
    ]);
    expect(table.indexSelect(0, rows).toArray()).toEqual([
      [3, 3],
      [1, 1],
    ]);
    expect(g.oneHot(rows, 3).toArray()).toEqual([
      [0, 0, 1],
      [1, 0, 0],
    ]);
    expect(tensor([5, 6, 7]).gather(0, rows).toArray()).toEqual([7, 5]);
    expect(
      g
        .zeros([3])
        .scatterAdd(0, rows, tensor([4, 5]))
        .toArray(),
    ).toEqual([5, 0, 4]);
    expect(g.bincount(rows).toArray()).toEqual([1, 0, 1]);
  });

  test("arrays may be nested, and arange counts rows", () => {
    expect(
      g.embedding(
        [
          [0, 1],
          [2, 0],
        ],
        table,
      ).shape,
    ).toEqual([2, 2, 2]);
    expect(g.embedding(g.arange(3), table).toArray()).toEqual(table.toArray());
  });

  test.each<[string, any, RegExp]>([
    ["fractions", [0.5], /indices must be whole numbers, but one is 0.5/],
    ["fractions in a tensor", tensor([1, 0.5]), /indices must be whole numbers, but one is 0.5/],
    ["NaN", tensor([NaN]), /but one is NaN/],
    ["text", ["a"], /but one is "a"/],
    ["nothing", undefined, /must be a tensor or an array of whole numbers, but are undefined/],
    ["ragged rows", [[1, 2], [0]], /rows have one length/],
    ["a row too far", [3], /index 3 is out of range for an axis of size 3/],
  ])("but not %s", (_what, rows, sentence) => expect(() => g.embedding(rows, table)).toThrow(sentence));
});

describe("topk", () => {
  test("agrees with sorting everything, equal elements in their order and NaN largest", () => {
    const generator = new Generator(4);
    for (const [k, n] of [
      [1, 1],
      [3, 7],
      [7, 7],
      [0, 4],
      [5, 200],
    ] as const) {
      const x = g.randint(0, 9, [n], { generator }).to("float32") as Tensor;
      for (const largest of [true, false]) {
        const order = [...x.data().entries()].sort(([i, a], [j, b]) => (largest ? b - a : a - b) || i - j);
        const top = x.topk(k, 0, largest);
        expect([...top.indices.data()]).toEqual(order.slice(0, k).map(([i]) => i));
        expect([...top.values.data()]).toEqual(order.slice(0, k).map(([, value]) => value));
      }
    }
    expect(tensor([1, NaN, Infinity]).topk(2).indices.toArray()).toEqual([1, 2]);
    expect(tensor([NaN, 1, Infinity]).topk(3, 0, false).indices.toArray()).toEqual([1, 2, 0]);
  });

  test("along any axis, with gradients", () => {
    const x = tensor([
      [1, 9],
      [5, 2],
      [4, 7],
    ]);
    expect(x.topk(2, 0).values.toArray()).toEqual([
      [5, 9],
      [4, 7],
    ]);
    gradcheck((y) => y.topk(2, 0).values.square(), [x]);
  });
});

test("a median, a quantile and a running product have gradients, also at zeros", () => {
  const x = tensor([
    [3, 1, 2, 9],
    [5, 8, 0, 7],
  ]);
  gradcheck((y) => y.median(1), [x]);
  gradcheck((y) => y.quantile([0.1, 0.5], 1), [x]);
  gradcheck(
    (y) => y.cumprod(1),
    [
      tensor([
        [2, 0, 3],
        [0, 0, 5],
      ]),
    ],
  );
});

test("unique says where each element went and how often it came", () => {
  const { values, inverse, counts } = tensor([
    [2, -1],
    [2, 5],
  ]).unique();
  expect(values.toArray()).toEqual([-1, 2, 5]);
  expect(inverse.toArray()).toEqual([
    [1, 0],
    [1, 2],
  ]);
  expect(counts.toArray()).toEqual([1, 2, 1]);
});

test("allclose knows NaN, infinities and broadcasting", () => {
  expect(g.allclose(tensor([Infinity, 1]), tensor([Infinity, 1 + 1e-6]))).toBe(true);
  expect(g.allclose(tensor([1, 1]), tensor([1.1]))).toBe(false);
  expect(g.allclose(tensor([NaN]), tensor([NaN]))).toBe(false);
  expect(g.allclose(tensor([NaN]), tensor([NaN]), { equalNan: true })).toBe(true);
  expect(g.allclose(tensor([1]), tensor([Infinity]))).toBe(false);
});

test.each<[string, () => unknown, RegExp]>([
  ["repeat with too few numbers", () => g.ones([2, 3]).repeat([2]), /expects one number for each of the 2 axes/],
  ["repeat with plain numbers", () => (g.ones([2]) as any).repeat(2), /in an array, as in repeat\(\[2, 3\]\)/],
  ["flatten backwards", () => g.ones([2, 3]).flatten(1, 0), /axis 1 comes after axis 0/],
  ["roll by half", () => g.ones([2]).roll(0.5, 0), /expects one whole number for each axis/],
  ["a quantile of 95", () => g.ones([2]).quantile(95), /q must be from 0 to 1, but is 95/],
  ["the median of nothing", () => g.zeros([0]).median(), /there is no median of nothing/],
  ["bincount of negative numbers", () => g.bincount([-1]), /counts whole numbers from 0 up, but one is -1/],
  ["whole numbers divided by 0", () => tensor(Int32Array.of(1)).remainder(0), /cannot be divided by 0/],
  [
    "einsum with a letter twice on the right",
    () => g.einsum("i->ii", g.ones([2])),
    /may appear only once on the right/,
  ],
  ["einsum with one dot", () => g.einsum(".i->i", g.ones([2])), /may hold letters, commas/],
  [
    "einsum with unequal diagonals",
    () => g.einsum("ii", g.ones([2, 3])),
    /axis "i" of "ii" is 2 in one place and 3 in another/,
  ],
  ["einsum with axes that do not broadcast", () => g.einsum("...,...->...", g.ones([2]), g.ones([3])), /axis "..." of/],
])("%s gets a sentence", (_what, call, sentence) => expect(call).toThrow(sentence));

test("layers and losses take labels as plain arrays", () => {
  const logits = tensor([
    [2, 0],
    [0, 1],
  ]);
  const wanted = nn.crossEntropy(logits, tensor(Int32Array.of(0, 1))).item();
  expect(nn.crossEntropy(logits, [0, 1]).item()).toBe(wanted);
  expect(nn.crossEntropy(logits, tensor([0, 1])).item()).toBe(wanted);
  expect(nn.nll(logits.logSoftmax(1), [0, 1]).item()).toBeCloseTo(wanted, 6);
  expect(nn.embedding(3, 2)([0, 2]).shape).toEqual([2, 2]);
  expect(nn.sequential(nn.embedding(3, 2), nn.linear(2, 1))(tensor([0, 2])).shape).toEqual([2, 1]);
});

test("options that are null count as none, and anything that is not a tensor gets a sentence", () => {
  const x = g.ones([2, 2]);
  expect(g.allclose(x, x, null as never)).toBe(true);
  expect(g.multinomial(x, 1, null as never).shape).toEqual([2, 1]);
  expect(nn.rotary(x, null as never).shape).toEqual([2, 2]);
  expect(() => g.multinomial([1, 2] as never, 1)).toThrow(/must be a tensor, but is an array/);
  expect(() => nn.rotary(3 as never)).toThrow(/x must be a tensor, but is the number 3/);
});
