import { expect, test } from "vitest";
import { type PlaygroundKind, playground } from "../../src/data/index.js";

const kinds: PlaygroundKind[] = ["linear", "circle", "xor", "spiral"];

test.each(kinds)("%s: half of each class, near the origin, the same for the same seed", (kind) => {
  const { x, y } = playground(kind, { count: 100, seed: 3 });
  expect(x.length).toBe(100);
  expect(y.filter((label) => label === 1).length).toBe(50);
  expect(x.every(([x1, x2]) => Math.hypot(x1!, x2!) < 4)).toBe(true);
  expect(playground(kind, { count: 100, seed: 3 }).x).toEqual(x);
  expect(playground(kind, { count: 100, seed: 4 }).x).not.toEqual(x);
});

test("without noise a radius parts the circle, the signs part xor, and the arms of the spiral face each other", () => {
  const circle = playground("circle", { noise: 0 });
  expect(circle.x.every(([a, b], i) => (Math.hypot(a!, b!) < 1.3 ? 1 : 0) === circle.y[i])).toBe(true);
  const xor = playground("xor", { noise: 0 });
  expect(xor.x.every(([a, b], i) => (a! * b! < 0 ? 1 : 0) === xor.y[i])).toBe(true);
  const spiral = playground("spiral", { noise: 0 });
  expect(spiral.x[1]![0]).toBeCloseTo(-spiral.x[0]![0]!, 10);
  expect(spiral.x[199]![1]).toBeCloseTo(-spiral.x[198]![1]!, 10);
});

test("an unknown kind or an odd count is refused with a sentence", () => {
  expect(() => playground("moon" as PlaygroundKind)).toThrow(
    'playground: the kind must be "linear" or "circle" or "xor" or "spiral"',
  );
  expect(() => playground("xor", { count: 7 })).toThrow("even count");
});
