import { describe, expect, test } from "vitest";
import { manualSeed, meta, nn, randn, type Tensor, zeros } from "../../src/index.js";
import * as models from "../../src/models/index.js";

/** Parameters as the papers, or PyTorch's own copies of these networks, have them. */
const known = [
  ["lenet", () => models.lenet(), [1, 1, 28, 28], 61_706, 10],
  ["alexnet", () => models.alexnet(), [1, 3, 224, 224], 61_100_840, 1000],
  ["vgg 11", () => models.vgg(11), [1, 3, 224, 224], 132_863_336, 1000],
  ["vgg 16", () => models.vgg(16), [1, 3, 224, 224], 138_357_544, 1000],
  ["the CNN for lesions", () => models.lesionCnn(), [1, 1, 32, 32], 3_682, 2],
  ["googlenet", () => models.googlenet(), [1, 3, 224, 224], 6_998_552, 1000],
  ["resnet 18", () => models.resnet(18), [1, 3, 224, 224], 11_689_512, 1000],
  ["resnet 34", () => models.resnet(34), [1, 3, 224, 224], 21_797_672, 1000],
  ["resnet 50", () => models.resnet(50), [1, 3, 224, 224], 25_557_032, 1000],
  ["resnet 152", () => models.resnet(152), [1, 3, 224, 224], 60_192_808, 1000],
] as const;

test.each(known)(
  "%s has the published number of parameters and gives a score for each class",
  (_, make, input, parameters, classes) => {
    const summary = meta(make).summary(input);
    expect(summary.parameters).toBe(parameters);
    expect(summary.rows.at(-1)!.output).toEqual([1, classes]);
  },
);

test("summary counts the multiply-adds that papers quote: 15.5 billion for VGG-16, 3.6 for ResNet-34", () => {
  expect(meta(() => models.vgg(16)).summary([1, 3, 224, 224]).multiplyAdds / 1e9).toBeCloseTo(15.47, 2);
  expect(meta(() => models.resnet(34)).summary([1, 3, 224, 224]).multiplyAdds / 1e9).toBeCloseTo(3.66, 2);
});

describe("without numbers", () => {
  test("a model has the same table as one with numbers", () => {
    const rows = (make: () => nn.Module) => make().summary([1, 3, 32, 32]).rows;
    const small = () => nn.sequential(models.residualBlock(3, 8, { stride: 2 }), nn.adaptiveAvgPool2d(1), nn.flatten(), nn.linear(8, 2)) as unknown as nn.Module; // biome-ignore format: one line
    expect(rows(() => meta(small))).toEqual(rows(small));
  });

  test("whoever asks for the numbers gets a sentence, and nothing is written anywhere", () => {
    const model = meta(() => nn.linear(3, 2));
    const sentence = /has a shape but no numbers; make it outside/;
    expect(() => model(zeros([1, 3]))).toThrow(sentence);
    expect(() => (model.parts.weight as Tensor).toArray()).toThrow(sentence);
    expect(() => model.loadStateDict({ weight: zeros([2, 3]), bias: zeros([2]) })).toThrow(sentence);
  });

  test("it ends with the function, also where that throws", () => {
    expect(() => meta(() => { throw new Error("no"); })).toThrow("no"); // biome-ignore format: one line
    expect(zeros([2]).toArray()).toEqual([0, 0]);
    expect(() => meta(3 as never)).toThrow("expects a function");
  });
});

test("a residual block whose branch says nothing passes on what comes in", () => {
  manualSeed(1);
  const block = models.residualBlock(4, 4).eval();
  const state = block.stateDict();
  block.loadStateDict({ ...state, "second.1.weight": zeros([4]), "second.1.bias": zeros([4]) });
  const x = randn([2, 4, 5, 5]).abs() as Tensor; // above 0, or the last ReLU would cut it off
  expect(block(x).toArray()).toEqual(x.toArray());
});

test("an inception block joins its branches in the paper's order", () => {
  manualSeed(2);
  const block = models.inceptionBlock(3, { one: 2, three: [2, 4], five: [1, 2], pool: 1 });
  const x = randn([1, 3, 6, 6]) as Tensor;
  const y = block(x);
  expect(y.shape).toEqual([1, 9, 6, 6]);
  const one = (block.parts.one as unknown as nn.Module)(x).relu() as Tensor;
  expect((y.slice(1, 0, 2) as Tensor).toArray()).toEqual(one.toArray());
});

test.each([
  [() => models.vgg(12 as 11), "depth"],
  [() => models.resnet(20 as 18), "depth"],
  [() => models.lenet({ classes: 0 }), "classes"],
  [() => models.residualBlock(0, 2), "input channels"],
  [() => models.bottleneckBlock(4, 6), "quarter"],
  [() => models.inceptionBlock(3, { one: 1 } as never), "inceptionBlock"],
])("%s is refused in a sentence", (make, says) => {
  expect(make).toThrow(says);
});
