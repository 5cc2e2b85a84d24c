import { expect, test } from "vitest";
import { digits, shifted } from "../../src/data/index.js";

test("there are 1,797 images of 64 pixels between 0 and 1, with the counts that the source states", async () => {
  const { images, labels } = await digits();
  expect(images.length).toBe(1797);
  expect(images.every((image) => image.length === 64 && image.every((ink) => ink >= 0 && ink <= 1))).toBe(true);
  const counts = Array.from({ length: 10 }, (_, d) => labels.filter((label) => label === d).length);
  expect(counts).toEqual([178, 182, 177, 183, 181, 182, 181, 179, 174, 180]);
});

test("the first image is the zero of scikit-learn's documentation", async () => {
  const { images, labels } = await digits();
  expect(labels[0]).toBe(0);
  expect(images[0]!.slice(0, 8).map((ink) => 16 * ink)).toEqual([0, 0, 5, 13, 9, 1, 0, 0]);
});

test("shifting right and down moves each pixel, and paper comes in", () => {
  const dot = Array.from({ length: 64 }, (_, i) => (i === 9 ? 1 : 0));
  expect(shifted(dot, 1, 0).indexOf(1)).toBe(10);
  expect(shifted(dot, 0, 1).indexOf(1)).toBe(17);
  expect(shifted(dot, -2, 0).every((ink) => ink === 0)).toBe(true);
});
