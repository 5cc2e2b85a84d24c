import { describe, expect, test } from "vitest";
import { arange, dot, full, randint, tensor, zeros } from "../../src/index.js";

const big = () => tensor(new Int32Array(3).fill(2e9));
const refused = /does not fit int32, which holds whole numbers from -2147483648 to 2147483647; use float64 instead/;

describe("whole numbers never wrap around unseen", () => {
  const overflows: Record<string, () => unknown> = {
    sum: () => big().sum(),
    "sum of an axis": () => big().reshape([3, 1]).sum(0),
    prod: () => big().prod(),
    cumsum: () => big().cumsum(0),
    cumprod: () => big().cumprod(0),
    dot: () => dot(big(), big()),
    matmul: () =>
      big()
        .reshape([1, 3])
        .matmul(big().reshape([3, 1])),
    add: () => big().add(big()),
    add_: () => big().add_(big()),
    sub: () => big().neg().sub(big()),
    mul: () => big().mul(2),
    pow: () => big().pow(2),
    square: () => big().square(),
    "neg of the lowest": () => tensor(Int32Array.of(-2147483648)).neg(),
    scatterAdd: () => big().scatterAdd(0, [0], tensor(Int32Array.of(2e9))),
    "to of a large number": () => tensor([3e9]).to("int32"),
    "tensor of a large number": () => tensor([3e9], { dtype: "int32" }),
    full: () => full([2], 3e9, { dtype: "int32" }),
    arange: () => arange(3e9, 3e9 + 2, 1, { dtype: "int32" }),
    fill_: () => big().fill_(3e9),
    setAt: () => big().setAt([0], 3e9),
    randint: () => randint(-3e9, 3e9, [1]),
  };
  test.each(Object.entries(overflows))("%s", (_name, run) => expect(run).toThrow(refused));

  test("NaN and infinity have no whole number", () => {
    expect(() => tensor([Number.NaN]).to("int32")).toThrow(/NaN does not fit int32.*replace NaN and Infinity first/);
    expect(() => tensor([Infinity]).to("int32")).toThrow(/Infinity does not fit int32/);
  });

  test("what fits is exact to the last digit", () => {
    expect(tensor(Int32Array.of(2147483646, 1)).sum().item()).toBe(2147483647);
    expect(tensor(Int32Array.of(46341, 46340)).prod().item()).toBe(46341 * 46340);
    expect(
      tensor(Int32Array.of(2147483647, 1, -1))
        .sum()
        .item(),
    ).toBe(2147483647);
    expect(tensor(Int32Array.of(16777217)).add(0).item()).toBe(16777217);
  });

  test("means, spreads and norms are decimals, and right however large the numbers are", () => {
    const brightness = full([200_000], 50_000, { dtype: "int32" });
    expect([brightness.mean().item(), brightness.mean().dtype]).toEqual([50_000, "float32"]);
    expect(arange(100_001).to("int32").mean().item()).toBe(50_000);
    const far = tensor(Int32Array.of(2_000_000_000, 2_000_000_001, 2_000_000_002));
    expect([far.var().item(), far.std().item(), far.var().dtype]).toEqual([1, 1, "float32"]);
    expect(tensor([true, false, true, true]).mean().item()).toBe(0.75);
    expect(Number.isNaN(zeros([0], { dtype: "int32" }).mean().item())).toBe(true);
  });

  test("a negative power of a whole number is refused, for it is not a whole number", () => {
    expect(() => tensor(Int32Array.of(2)).pow(-1)).toThrow(/whole numbers have no power of -1 that is whole/);
  });
});

test("bools hold nothing but 0 and 1", () => {
  for (const x of [
    full([2], 5, { dtype: "bool" }),
    full([2], 0.5, { dtype: "bool" }),
    tensor([256, -1]).to("bool"),
    zeros([2], { dtype: "bool" }).fill_(5),
  ])
    expect(x.sum().item()).toBe(2);
  const x = zeros([1], { dtype: "bool" });
  x.setAt([0], 256);
  expect(x.sum().item()).toBe(1);
});

test("numbers win over bools", () => {
  const table = tensor([
    [63, 1.8, true],
    [58, 2, false],
  ]);
  expect(table.dtype).toBe("float32");
  expect(table.mul(10).toArray()).toEqual([
    [630, 18, 10],
    [580, 20, 0],
  ]);
  expect(tensor([0.3, false]).dtype).toBe("float32");
  expect(tensor([true, false]).dtype).toBe("bool");
  expect(tensor([0, 2, true], { dtype: "bool" }).toArray()).toEqual([false, true, true]);
});
