import { expect, test } from "vitest";
import { sgd } from "../../src/optim/index.js";
import { ones, type Tensor, tensor, zeros } from "../../src/tensor/index.js";
import { linear } from "../../src/tensor/ops/matmul.js";
import { memoryInUse } from "../../src/tensor/storage.js";

const MB = 1024 * 1024;
const wave = (shape: number[], options = {}) =>
  tensor(
    Array.from({ length: shape[0]! }, (_, i) => Array.from({ length: shape[1]! }, (_, j) => Math.sin(i * 7 + j * 3))),
    options,
  ) as Tensor;

test("10,000 synchronous training steps run in flat memory", () => {
  const weights = [wave([64, 32], { requiresGrad: true }), wave([1, 64], { requiresGrad: true })];
  const biases = [zeros([64], { requiresGrad: true }), zeros([1], { requiresGrad: true })];
  const optimizer = sgd([...weights, ...biases] as Tensor[], { lr: 1e-3 });
  const [x, y] = [wave([32, 32]), wave([32, 1])];
  let most = 0;
  for (let step = 0; step < 10_000; step++) {
    const prediction = linear(linear(x, weights[0]!, biases[0]).tanh(), weights[1]!, biases[1]);
    const error = prediction.sub(y) as Tensor;
    const loss = error.mul(error).mean();
    optimizer.zeroGrad();
    loss.backward();
    optimizer.step();
    if (step % 100 === 0) most = Math.max(most, memoryInUse().bytes);
  }
  expect(most).toBeLessThan(260 * MB);
});

test("a gradient that was read stays as it was, whatever is trained afterwards", () => {
  const w = wave([8, 8], { requiresGrad: true });
  w.mul(w).sum().backward();
  const held = w.grad!;
  const numbers = [...held.data()];
  for (let i = 0; i < 50; i++) {
    sgd([w], { lr: 0.01 }).zeroGrad();
    w.mul(w).mul(i).sum().backward();
  }
  expect([...held.data()]).toEqual(numbers);
});

test("two leaves that share a gradient each keep their own", () => {
  const [a, b] = [wave([4, 4], { requiresGrad: true }), wave([4, 4], { requiresGrad: true })];
  const optimizer = sgd([a], { lr: 0.1 });
  (a.add(b) as Tensor).mul(2).sum().backward();
  optimizer.zeroGrad();
  wave([4, 4]).mul(3); // takes the room, had it been given back
  expect([...b.grad!.data()]).toEqual(new Array(16).fill(2));
  expect(a.grad).toBeNull();
});

test("gradients add up in place unless somebody looks", () => {
  const w = wave([4, 4], { requiresGrad: true });
  for (let i = 0; i < 3; i++) w.mul(2).sum().backward();
  const seen = w.grad!;
  expect([...seen.data()]).toEqual(new Array(16).fill(6));
  w.mul(2).sum().backward();
  expect([...seen.data()]).toEqual(new Array(16).fill(6));
  expect([...w.grad!.data()]).toEqual(new Array(16).fill(8));
});

test("what an exception cut short leaves nothing broken", () => {
  const w = wave([16, 16], { requiresGrad: true });
  const train = () => {
    const y = w.matmul(w as Tensor) as Tensor;
    return y.mul(y).mean();
  };
  const want = train().item();
  for (let i = 0; i < 20; i++) {
    expect(() => {
      train();
      w.matmul(zeros([3, 3]) as never);
    }).toThrow(/16 columns/);
  }
  expect(train().item()).toBe(want);
});

test("two leaves never share one gradient, nor does a leaf share it with who started backward", () => {
  const [a, b, seed] = [wave([2, 2], { requiresGrad: true }), wave([2, 2], { requiresGrad: true }), ones([2, 2])];
  (a.add(b) as Tensor).backward(seed);
  a.grad!.mul_(5);
  seed.fill_(7);
  expect([...b.grad!.data()]).toEqual([1, 1, 1, 1]);
  expect([...a.grad!.data()]).toEqual([5, 5, 5, 5]);
});

test("no property of a tensor shows a gradient whose room is used again", () => {
  const w = wave([2, 2], { requiresGrad: true });
  w.mul(2).sum().backward();
  const seen = [...Object.keys(w), ...Object.getOwnPropertyNames(Object.getPrototypeOf(w))];
  expect(seen.filter((name) => /gradient|owns/i.test(name))).toEqual([]);
  expect(seen).toContain("grad");
});
