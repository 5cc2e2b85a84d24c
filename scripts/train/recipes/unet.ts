import { data, optim, type Tensor } from "gradus";
import { contoursOf, diceByPatient, mean, organMasks, organNames, perOrgan, segmentationLoss } from "gradus/lecture-06";
import { unet as build } from "gradus/models";
import { batchesInOrder } from "../order.js";
import type { Recipe } from "../recipe.js";

const [steps, batchSize, lr, patients, slices] = [1200, 4, 0.02, 150, 4];

/** The U-Net of lecture 6 on the second pelvis phantom. */
function recipeFor(name: string, what: string, seed: number, skips: boolean): Recipe {
  return {
    name,
    what,
    data: `${patients} patients of data.pelvises({ seed: 1 }), ${slices} slices each: made up, no real anatomy`,
    recipe: {
      ...{ optimiser: "Adam", schedule: "cosine to 2%", "largest learning rate": lr, "batch size": batchSize },
      ...{ loss: "half the weighted cross-entropy + 1 − soft Dice of five organs, pooled over the batch" },
      ...{ "skip connections": skips ? "yes" : "no" },
    },
    seed,
    steps,
    every: 20,
    async prepare() {
      const set = data.pelvises({ patients, slices, seed: 1 });
      const model = build({ classes: 7, skips });
      const optimizer = optim.adam(model.parameters(), { lr });
      const schedule = optim.cosine(optimizer, { steps, min: 0.02 * lr });
      const all = [set.images, set.labels, organMasks(set.labels as Tensor)] as Tensor[];
      const order = batchesInOrder(set.slices.length, batchSize, seed);
      return {
        ...{ model, optimizer, schedule },
        loss(t) {
          const rows = order.at(t);
          const [x, y, masks] = all.map((tensor) => tensor.indexSelect(0, rows) as Tensor) as [Tensor, Tensor, Tensor];
          return segmentationLoss(model(x), y, masks);
        },
        measure() {
          const test = data.pelvises({ patients: 60, seed: 2 }); // the recipe was chosen on these: lecture 6 reports on others
          const each = perOrgan(diceByPatient(contoursOf(model, test), test));
          return Object.fromEntries([
            ["mean Dice on 60 other patients (seed 2)", mean(each)],
            ...organNames.map((organ, i) => [`Dice, ${organ}`, each[i]!] as const),
          ]);
        },
      };
    },
  };
}

const what = "a U-Net (29,695 parameters) that contours five organs on slices of a made-up pelvis";

export const unets: Recipe[] = [
  recipeFor("unet", what, 1, true),
  recipeFor("unet-2", `${what}; a second seed, for the ensemble`, 2, true),
  recipeFor("unet-3", `${what}; a third seed, for the ensemble`, 3, true),
  recipeFor("unet-no-skips", "the same U-Net without its skip connections (26,815 parameters)", 1, false),
];
