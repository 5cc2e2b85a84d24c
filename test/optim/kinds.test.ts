import { describe, expect, test } from "vitest";
import { type DType, optim, ShapeError, type Tensor, tensor } from "../../src/index.js";

/** Optimisers read parameters and gradients as one kind of number, and of one length. */
const makers = {
  sgd: (p: Tensor[]) => optim.sgd(p, { lr: 0.1, momentum: 0.9, weightDecay: 0.01 }),
  adam: (p: Tensor[]) => optim.adam(p, { lr: 0.1 }),
  adamw: (p: Tensor[]) => optim.adamw(p, { lr: 0.1 }),
  adagrad: (p: Tensor[]) => optim.adagrad(p, { lr: 0.1 }),
  adadelta: (p: Tensor[]) => optim.adadelta(p, { lr: 0.1 }),
  rmsprop: (p: Tensor[]) => optim.rmsprop(p, { lr: 0.1, momentum: 0.9 }),
};

/** Where three steps lead on Σ (w · data)², the data of another kind than the parameter. */
function walked(make: (p: Tensor[]) => optim.Optimizer, kind: DType, dataKind: DType): Float64Array {
  const w = tensor(Float64Array.of(1, -2, 3, 0.5))
    .to(kind)
    .clone()
    .detach() as Tensor;
  w.requiresGrad = true;
  const data = tensor([2, 1, -1, 3]).to(dataKind);
  const optimizer = make([w]);
  for (let i = 0; i < 3; i++) {
    optimizer.zeroGrad();
    w.mul(data).square().sum().backward();
    optimizer.step();
  }
  return Float64Array.from(w.data());
}

describe.each(Object.entries(makers))("%s", (_name, make) => {
  const exact = walked(make, "float64", "float64");

  test.each([
    ["float32", "float32"],
    ["float32", "float64"],
    ["float32", "int32"],
    ["float64", "float32"],
    ["float64", "int32"],
  ] as const)("moves %s parameters on %s data as in float64", (kind, dataKind) => {
    walked(make, kind, dataKind).forEach((x, i) => {
      expect(x).toBeCloseTo(exact[i]!, 4);
    });
  });

  test("gets no gradient that is too short for it", () => {
    const [w] = [tensor([1, 2, 3], { requiresGrad: true })];
    make([w]);
    expect(() => {
      w.grad = tensor([1]) as Tensor;
    }).toThrow(ShapeError);
  });
});
