import { expect, test } from "vitest";
import { data, noGrad, type Tensor } from "../../src/index.js";
import { pretrained } from "../../src/models/index.js";

test("the LeNet that comes with the library reads as many of the 10,000 test digits as its card says", async () => {
  const { model, card } = await pretrained("lenet");
  expect(model.training).toBe(false);
  expect(model.parameterCount()).toBe(card.parameters);
  const { test: digits } = await data.mnist();
  let correct = 0;
  for (const [images, labels] of data.loader(digits, { batchSize: 1000 })) {
    const x = (images as Tensor).sub(card.inputs.mean!).div(card.inputs.spread!) as Tensor;
    const said = noGrad(() => model(x as never) as Tensor).argmax(1) as Tensor;
    correct += said
      .eq(labels as Tensor)
      .sum()
      .item();
  }
  expect(correct / 10_000).toBe(card.measured["accuracy on the 10,000 test digits"]);
  expect(correct).toBeGreaterThan(9_900);
});

test("a model that there is not is refused in a sentence", async () => {
  await expect(pretrained("resnet" as "lenet")).rejects.toThrow('name must be "lenet"');
});
