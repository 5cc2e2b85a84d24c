import { expect, test } from "vitest";
import { metrics, tensor } from "../../src/index.js";

const dose = [78, 78, 70, 60, 40, 20, 10, 5];
const organ = [0, 1, 1, 1, 1, 1, 0, 0]; // 78, 70, 60, 40, 20

test("V70 is the part of the organ with 70 Gy or more, whatever lies outside", () => {
  expect(metrics.volumeAtDose(dose, organ, 70)).toBe(40);
  expect(metrics.volumeAtDose(tensor(dose), tensor(organ), 70.1)).toBe(20);
  expect(metrics.volumeAtDose(dose, organ, 0)).toBe(100);
});

test("D is the dose that at least the given part gets: the two are each other's inverse", () => {
  expect([0, 20, 40, 60, 95, 100].map((percent) => metrics.doseAtVolume(dose, organ, percent))).toEqual([
    78, 78, 70, 60, 20, 20,
  ]);
  for (const percent of [20, 40, 60, 80])
    expect(metrics.volumeAtDose(dose, organ, metrics.doseAtVolume(dose, organ, percent))).toBeGreaterThanOrEqual(
      percent,
    );
});

test("the histogram starts at 100%, never rises and ends at 0", () => {
  const { dose: gray, volume } = metrics.dvh(dose, organ, { step: 0.5 });
  expect([volume[0], volume.at(-1), gray[1]]).toEqual([100, 0, 0.5]);
  expect(volume.every((v, i) => i === 0 || v <= volume[i - 1]!)).toBe(true);
  expect(volume[gray.indexOf(70)]).toBe(metrics.volumeAtDose(dose, organ, 70));
});

test.each([
  [
    () =>
      metrics.volumeAtDose(
        dose,
        organ.map(() => 0),
        70,
      ),
    "the mask is empty: an organ without cells has no dose",
  ],
  [() => metrics.doseAtVolume(dose, [1], 95), "a dose of 8 cells and a mask of 1"],
  [() => metrics.doseAtVolume(dose, organ, 120), "the volume must be a number from 0 to 100, but is 120"],
  [() => metrics.dvh([-1], [1]), "a dose is a number from 0 up, in Gy, but one is -1"],
  [() => metrics.dvh(dose, organ, { step: 0 }), "step must be a number from 0.001 up, but is 0"],
])("bad input gets a sentence: %#", (call, sentence) => {
  expect(call).toThrow(sentence);
});
