import { expect, test } from "vitest";
import { wdbc } from "../../src/data/index.js";

test("there are 569 patients with 30 measurements, 212 of them malignant, as the source states", async () => {
  const { names, features, malignant } = await wdbc();
  expect(names.length).toBe(30);
  expect(features.length).toBe(569);
  expect(features.every((row) => row.length === 30 && row.every(Number.isFinite))).toBe(true);
  expect(malignant.reduce((sum, v) => sum + v, 0)).toBe(212);
});

test("the ranges are those that the source states", async () => {
  const { names, features } = await wdbc();
  const range = (name: string) => {
    const column = features.map((row) => row[names.indexOf(name)]!);
    return [Math.min(...column), Math.max(...column)];
  };
  expect(range("mean radius")).toEqual([6.981, 28.11]);
  expect(range("mean texture")).toEqual([9.71, 39.28]);
  expect(range("error area")).toEqual([6.802, 542.2]);
  expect(range("worst concave points")).toEqual([0, 0.291]);
});

test("the first patient is the one of the source's first line", async () => {
  const { features, malignant } = await wdbc();
  expect(features[0]!.slice(0, 3)).toEqual([17.99, 10.38, 122.8]);
  expect(malignant[0]).toBe(1);
});
