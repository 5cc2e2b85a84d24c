import { data, nn, noGrad, optim, type Tensor } from "gradus";
import { lenet as build } from "gradus/models";
import { batchesInOrder } from "../order.js";
import type { Recipe } from "../recipe.js";

const [seed, epochs, batchSize, max] = [1, 10, 64, 3e-3];
const perEpoch = Math.ceil(60_000 / batchSize);

/** LeNet-5 on all of MNIST. Every training digit is moved by up to one pixel, anew each time: the only augmentation. */
export const lenet: Recipe = {
  name: "lenet",
  what: "LeNet-5 (61,706 parameters, ReLU, max pooling), which reads digits of 28 by 28 pixels",
  data: "the 60,000 training digits of MNIST (LeCun, Cortes and Burges 1998, CC BY-SA 3.0)",
  recipe: {
    ...{ optimiser: "Adam", schedule: "one cycle, rise 0.2", "largest learning rate": max },
    ...{ epochs, "batch size": batchSize, augmentation: "shift by up to 1 pixel" },
  },
  seed,
  steps: epochs * perEpoch,
  every: 20,
  async prepare() {
    const model = build();
    const { train, test } = await data.mnist();
    const { mean, spread } = train.statistics();
    const standard = (x: Tensor): Tensor => x.sub(mean).div(spread);
    const optimizer = optim.adam(model.parameters(), { lr: max });
    const schedule = optim.oneCycle(optimizer, { max, steps: epochs * perEpoch, rise: 0.2 });
    const order = batchesInOrder(train.length, batchSize, seed);
    return {
      ...{ model, optimizer, schedule, inputs: { mean, spread } },
      loss(t) {
        const [images, labels] = train.rows(order.at(t));
        return nn.crossEntropy(model(standard(data.randomShift(images as Tensor, 1))), labels as Tensor);
      },
      measure() {
        let correct = 0;
        for (const [images, labels] of data.loader(test, { batchSize: 500 })) {
          const said = noGrad(() => model(standard(images as Tensor))).argmax(1) as Tensor;
          correct += said
            .eq(labels as Tensor)
            .sum()
            .item();
        }
        return { "accuracy on the 10,000 test digits": correct / test.length };
      },
    };
  },
};
