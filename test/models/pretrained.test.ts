import { describe, expect, test } from "vitest";
import { data, noGrad, type Tensor } from "../../src/index.js";
import { pretrained, windowNats } from "../../src/models/index.js";
import { vocabulary } from "../../src/text/index.js";

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

describe("the GPT of Moby-Dick", () => {
  const nats = async (characters?: number) => {
    const [{ model, card }, { train, validation }] = await Promise.all([pretrained("moby"), data.mobyDick()]);
    const held = vocabulary(train + validation)
      .encode(validation)
      .slice(0, characters);
    return { card, nats: windowNats(model, held, { window: 128, stride: 64 }) };
  };

  test("foretells the beginning of what it never read in under 1.5 nats a character", async () => {
    expect((await nats(8_192)).nats).toBeLessThan(1.5);
  });

  test.runIf(process.env.GRADUS_ALL)("and all of it as its card says", { timeout: 120_000 }, async () => {
    const { card, nats: measured } = await nats();
    expect(measured).toBe(card.measured["nats a character on chapters 10, 20 … 130"]);
  });
});
