import { describe, expect, test } from "vitest";
import { nn, noGrad, randn, type Tensor } from "../../src/index.js";
import { gpt, recurrentLm, unet } from "../../src/models/index.js";

const tokens = [[1, 2, 3, 4]];
const language = { vocabulary: 9, dropout: 0.5 };

/** Everything in the library that drops numbers, as small as it comes, with something to look at. */
const dropping: Record<string, () => { model: nn.ModuleMethods; run: () => Tensor }> = {
  gpt: () => {
    const model = gpt({ ...language, context: 4, features: 8, layers: 2, heads: 2 });
    return { model, run: () => model(tokens) };
  },
  recurrentLm: () => {
    const model = recurrentLm({ ...language, cell: "gru", features: 8, hidden: 8, layers: 2 });
    return { model, run: () => model(tokens) };
  },
  unet: () => {
    const model = unet({ classes: 2, channels: [4, 8], dropout: 0.5 });
    const x = randn([1, 1, 8, 8]);
    return { model, run: () => model(x) as Tensor };
  },
  transformerBlock: () => {
    const model = nn.transformerBlock(8, 2, { dropout: 0.5 });
    const x = randn([1, 4, 8]);
    return { model, run: () => model(x) };
  },
};

describe.each(Object.keys(dropping))("%s with dropout", (name) => {
  const { model, run } = dropping[name]!();
  const numbers = () => noGrad(() => run().toArray());

  test("drops other numbers each time while training", () => {
    model.train();
    expect(numbers()).not.toEqual(numbers());
  });

  test("drops none in evaluation", () => {
    model.eval();
    expect(numbers()).toEqual(numbers());
  });
});
