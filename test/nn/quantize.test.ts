import { expect, test } from "vitest";
import { manualSeed, nn, optim, randn, safetensors, type Tensor, tensor, zeros } from "../../src/index.js";
import { memoryInUse, sweep } from "../../src/tensor/storage.js";

const model = () => nn.sequential(nn.embedding(50, 24), nn.linear(24, 40), nn.layerNorm(40), nn.linear(40, 7));

test("a quantized model answers nearly as before, and exactly as its state says after a round trip", () => {
  manualSeed(3);
  const whole = model();
  const rows = tensor(
    [
      [4, 49],
      [0, 4],
    ],
    { dtype: "int32" },
  );
  const before = whole(rows);
  const small = nn.quantize_(whole);
  expect(small).toBe(whole);
  const after = small(rows);
  expect(after.shape).toEqual(before.shape);
  expect(after.sub(before).abs().max().item()).toBeLessThan(0.05);

  const file = safetensors.encode(small.stateDict());
  const fresh = nn.quantize_(model()).loadStateDict(safetensors.decode(file).tensors);
  expect(fresh(rows).toArray()).toEqual(after.toArray());
  expect(file.length).toBeLessThan(0.4 * safetensors.encode(model().stateDict()).length);
});

test("weights in bytes are buffers: what is not quantized goes on learning", () => {
  const small = nn.quantize_(model());
  expect(small.namedParameters().map(([name]) => name)).toEqual(["2.weight", "2.bias"]);
  expect(small.namedBuffers().map(([name, x]) => `${name} ${x.dtype}`)).toEqual([
    ...["0.weight int8", "0.scale float32"],
    ...["1.weight int8", "1.scale float32", "1.bias float32"],
    ...["3.weight int8", "3.scale float32", "3.bias float32"],
  ]);
  small([1, 2] as never)
    .sum()
    .backward();
  optim.sgd(small.parameters(), { lr: 1 }).step();
  expect(small.parameters().every((p) => p.grad !== null)).toBe(true);
});

test("linear layers deep inside are found: a transformer block and an attention", () => {
  manualSeed(4);
  const block = nn.transformerBlock(16, 2).eval();
  const x = randn([1, 5, 16]) as Tensor;
  const before = (block as unknown as (x: Tensor) => Tensor)(x);
  const after = (nn.quantize_(block) as unknown as (x: Tensor) => Tensor)(x);
  const moved = after.sub(before).abs().max().item();
  expect(moved).toBeGreaterThan(0);
  expect(moved).toBeLessThan(0.1);
  expect(block.namedBuffers().filter(([, b]) => b.dtype === "int8").length).toBeGreaterThan(4);
});

test("the float32 weights are let go: the model takes a quarter", () => {
  sweep();
  const before = memoryInUse().bytes;
  const layers = Array.from({ length: 3 }, () => nn.quantize_(nn.linear(1000, 1000)));
  sweep();
  expect(memoryInUse().bytes - before).toBeLessThan(3 * 1.1e6); // float32: 3 · 4e6
  expect(layers.length).toBe(3);
});

test("it says what it is, and doing it twice changes nothing", () => {
  const layer = nn.quantize_(nn.quantize_(nn.linear(2, 3, { bias: false })));
  expect(layer.toString()).toBe("linear(2, 3, int8)");
  expect(layer.summary([4, 2]).multiplyAdds).toBe(24);
});

test("bad input gets a sentence, and nothing is changed", () => {
  expect(() => nn.quantize_(zeros([2, 2]) as never)).toThrow("quantize_: expects a model, such as nn.linear(2, 3)");
  expect(() => nn.quantize_(nn.relu())).toThrow("quantize_: there is no linear and no embedding layer in relu");
  const broken = nn.sequential(nn.linear(2, 2), nn.linear(2, 2));
  broken.loadStateDict(
    {
      "1.weight": tensor([
        [1, Number.NaN],
        [0, 0],
      ]),
    },
    { strict: false },
  );
  expect(() => nn.quantize_(broken)).toThrow("but one is NaN");
  expect(broken.parameters().length).toBe(4);
  const small = nn.quantize_(nn.linear(2, 2));
  expect(() => small.loadStateDict(nn.linear(2, 2).stateDict(), { strict: false })).toThrow(
    "loadStateDict: weight is int8 here but float32 in the state; load it into the model before nn.quantize_(model)",
  );
  expect(() => nn.linear(2, 2).loadStateDict(small.stateDict())).toThrow("not in this model: scale");
  expect(() => small(zeros([1, 3]) as never)).toThrow("expects 2 features, got 3 in [1, 3]");
  expect(() => optim.sgd(small.parameters(), { lr: 1 })).toThrow(/parameter/);
  expect(() => (small(zeros([1, 2])) as Tensor).sum().backward()).toThrow(/requiresGrad/);
});
