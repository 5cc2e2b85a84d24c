import { expect, test } from "vitest";
import {
  conv2d,
  gradcheck,
  manualSeed,
  nn,
  optim,
  randint,
  randn,
  type Tensor,
  tensor,
  zeros,
} from "../../src/index.js";

test("a small network learns XOR", () => {
  manualSeed(1);
  const x = tensor([
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ]);
  const y = tensor([[0], [1], [1], [0]]);
  const model = nn.sequential(nn.linear(2, 16), nn.tanh(), nn.linear(16, 1));
  const optimizer = optim.adam(model.parameters(), { lr: 0.05 });
  let last = 1;
  for (let i = 0; i < 300; i++) {
    const loss = nn.bceWithLogits(model(x), y);
    optimizer.zeroGrad();
    loss.backward();
    optimizer.step();
    last = loss.item();
  }
  expect(last).toBeLessThan(0.05);
  expect(model.parameterCount()).toBe(2 * 16 + 16 + 16 + 1);
});

test("layers make the shapes they promise", () => {
  const lenet = nn.sequential(
    nn.conv2d(1, 6, 5),
    nn.relu(),
    nn.maxPool2d(2),
    nn.conv2d(6, 16, 5),
    nn.relu(),
    nn.maxPool2d(2),
    nn.flatten(),
    nn.linear(256, 10),
  );
  expect(lenet(zeros([3, 1, 28, 28])).shape).toEqual([3, 10]);
  expect(nn.embedding(10, 4)(randint(0, 10, [2, 3])).shape).toEqual([2, 3, 4]);
  expect(nn.transformerBlock(8, 2)(randn([2, 5, 8])).shape).toEqual([2, 5, 8]);
  expect(nn.lstm(3, 4)(randn([2, 5, 3])).output.shape).toEqual([2, 5, 4]);
  expect(nn.gru(3, 4, { layers: 2 })(randn([2, 5, 3])).state.length).toBe(2);
  expect(nn.convTranspose2d(2, 3, 2, { stride: 2 })(zeros([1, 2, 4, 4])).shape).toEqual([1, 3, 8, 8]);
  expect(lenet.summary([1, 1, 28, 28]).toString()).toContain("5,142");
});

test("gradients of layers agree with finite differences", () => {
  manualSeed(3);
  gradcheck((x, w, b) => nnConv(x, w, b), [randn([2, 2, 5, 5]), randn([3, 2, 3, 3]), randn([3])]);
});

const nnConv = (x: Tensor, w: Tensor, b: Tensor) => conv2d(x, w, b, { stride: 2, padding: 1 });
