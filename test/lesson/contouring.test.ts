import { describe, expect, test } from "vitest";
import {
  acceptable,
  type Box,
  blinded,
  boxesOf,
  boxIou,
  coarsened,
  contoursOf,
  countDigits,
  diceByPatient,
  disagreement,
  distancesByPatient,
  limits,
  maskOf,
  mean,
  movedRight,
  nearestDigit,
  nms,
  observersOn,
  organNames,
  perOrgan,
  plansOn,
  seedRuns,
  trainAutoencoder,
  trainUnet,
  truthOf,
  verdicts,
} from "../../src/course/06/index.js";
import { data, metrics } from "../../src/index.js";
import { pretrained } from "../../src/models/index.js";

/** What lecture 6 measures with: per patient, on drawn contours and on the truth. */
const set = data.pelvises({ patients: 4, seed: 11 });
const truth = truthOf(set);
const without = (label: number) => truth.map((labels) => labels.map((l) => (l === label ? 1 : l)));

describe("measuring contours", () => {
  test("Dice of a patient counts the pixels of all slices together", () => {
    const drawn = observersOn(set)[0]!;
    const joined = (of: Uint8Array[]) => [3, 4, 5].flatMap((k) => maskOf(of[k]!, 3));
    expect(diceByPatient(drawn, set)[1]![1]).toBeCloseTo(metrics.dice(joined(drawn), joined(truth)), 12);
    expect(diceByPatient(truth, set)).toEqual(Array.from({ length: 4 }, () => [1, 1, 1, 1, 1]));
  });

  test("a missed organ has a Dice of 0 and no distance: its slices are counted apart", () => {
    const missing = without(3);
    expect(diceByPatient(missing, set).map((dice) => dice[1])).toEqual([0, 0, 0, 0]);
    const { hd95, missed } = distancesByPatient(missing, set);
    expect(missed).toEqual([0, 12, 0, 0, 0]);
    expect(hd95.map((row) => Number.isNaN(row[1]!))).toEqual([true, true, true, true]);
    expect(perOrgan(hd95)[0]).toBe(0);
  });

  test("coarser labels lose the wall first, and moving to the right moves to the right", () => {
    const dice = (label: number, factor: number) =>
      mean(
        truth
          .filter((labels) => labels.includes(label))
          .map((labels) => metrics.dice(maskOf(coarsened(labels, 64, factor), label), maskOf(labels, label))),
      );
    expect(dice(4, 4)).toBeLessThan(dice(6, 4) - 0.2);
    expect(movedRight([1, 2, 3, 4, 5, 6], 3, 2)).toEqual([1, 1, 1, 4, 4, 4]);
  });

  test("the readers of a slice are covered, and one of them is the network", () => {
    const { readers, network } = blinded(set, truth, 4);
    expect(readers.map(({ title }) => title)).toEqual(["A", "B", "C"]);
    expect(readers.find(({ title }) => title === network)!.labels).toEqual(truth[4]);
  });

  test("models that agree are sure, models that differ are not", () => {
    const observers = observersOn(set);
    expect(disagreement([truth, truth, truth], set)).toEqual([0, 0, 0, 0]);
    for (const doubt of disagreement([truth, ...observers], set)) expect(doubt).toBeGreaterThan(0.05);
  });
});

describe("plans", () => {
  test("on the true contours cover the target, and on none they cover nothing", () => {
    for (const { v70, d95 } of plansOn(truth, truth, set)) {
      expect(d95).toBe(78);
      expect(v70).toBeGreaterThan(5);
      expect(v70).toBeLessThan(30);
    }
    expect(plansOn(without(3), without(3), set).map(({ d95 }) => d95)).toEqual([0, 0, 0, 0]);
  });

  test("on a prostate drawn too wide more of the rectum gets 70 Gy", () => {
    const wide = set.slices.map((slice, k) => data.observer(slice, { seed: k, bias: 5, spread: 0 }));
    const v70 = (drawn: Uint8Array[]) => mean(plansOn(drawn, truth, set).map((plan) => plan.v70));
    expect(v70(wide)).toBeGreaterThan(v70(truth) + 3);
  });

  test("a verdict is one of both numbers, and flips where what is seen and what is got differ", () => {
    expect(acceptable({ v70: limits.v70, d95: limits.d95 })).toBe(true);
    expect(acceptable({ v70: 20.1, d95: 78 })).toBe(false);
    expect(acceptable({ v70: 5, d95: 74 })).toBe(false);
    expect(verdicts(truth, set).flipped).toEqual([]);
    const { seen, got, flipped } = verdicts(without(3), set);
    expect([seen.every(acceptable), got.every(acceptable), flipped]).toEqual([false, false, []]);
  });
});

describe("boxes", () => {
  const box: Box = { label: 2, left: 0, top: 0, right: 4, bottom: 4, score: 0.9 };
  test("hold all pixels of their organ and none is smaller", () => {
    const [bladder] = boxesOf(Uint8Array.from([0, 0, 0, 0, 2, 0, 0, 2, 2]), 3, 1);
    expect(bladder).toEqual({ label: 2, left: 1, top: 1, right: 3, bottom: 3, score: 1 });
  });

  test("the surest of a heap stays, and those of another label", () => {
    const near = { ...box, left: 1, right: 5, score: 0.95 };
    expect(boxIou(box, near)).toBeCloseTo(12 / 20, 12);
    expect(nms([box, near, { ...box, label: 3 }], 0.5)).toEqual([near, { ...box, label: 3 }]);
    expect(nms([box, near], 0.7)).toEqual([near, box]);
  });
});

describe("decoders that dream", () => {
  test("a variational autoencoder learns to paint what it saw", async () => {
    const digits = await data.digits();
    const vae = trainAutoencoder({ images: digits.images, steps: 400, seed: 2, variational: true });
    const some = digits.images.slice(0, 40);
    const again = vae.decode(vae.encode(some));
    expect(mean(again.map((x, i) => Number(nearestDigit(x, digits).digit === digits.labels[i])))).toBeGreaterThan(0.6);
    expect(vae.parameters).toBe(64 * 128 + 128 + 128 * 16 + 16 + 8 * 128 + 128 + 128 * 64 + 64);
  });

  test("counting digits counts the most similar ones", async () => {
    const digits = await data.digits();
    expect(countDigits(digits.images.slice(0, 20), digits)).toEqual([2, 2, 2, 2, 2, 2, 2, 2, 2, 2]);
  });
});

describe("trainings", () => {
  test("the shipped network contours patients it has not seen", async () => {
    const { model } = await pretrained("unet");
    const dice = perOrgan(diceByPatient(contoursOf(model, set), set));
    expect(mean(dice)).toBeGreaterThan(0.9);
  });

  test("one of the stored runs, made again, is what is stored", { timeout: 240_000 }, () => {
    const unseen = data.pelvises({ patients: 60, seed: 60 });
    const { model } = trainUnet({ set: data.pelvises({ patients: 120, seed: 1 }), steps: 500, seed: 4 });
    const dice = perOrgan(diceByPatient(contoursOf(model, unseen), unseen));
    expect(dice.map((v) => Number(v.toFixed(3)))).toEqual(seedRuns[3]!.dice);
    expect(dice.length).toBe(organNames.length);
  });
});
