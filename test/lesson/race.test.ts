import { expect, test } from "vitest";
import { descentRace } from "../../src/course/03/index.js";

const bowl = (x: number, y: number) => x * x + y * y;
const straight = Array.from({ length: 101 }, (_, k): [number, number] => [2 - k / 50, 1 - k / 100]);
const lazy: [number, number][] = [
  [2, 1],
  [1.5, 0.5],
];
const look = { xRange: [-2, 2], yRange: [-2, 2], goal: [0, 0] } as const;

test("a long race has at most 42 stops, and who arrives early waits at the end of the way", () => {
  const figure = descentRace(bowl, { ...look, paths: { straight, lazy } });
  expect(figure.frames.length).toBeLessThanOrEqual(42);
  const heads = figure.frames.at(-1)!.data.filter(({ x }) => x.length === 1);
  expect(heads.map(({ x, y }) => [x[0], y[0]])).toEqual([
    [0, 0],
    [1.5, 0.5],
  ]);
});

test("it opens at the start, and every runner draws a short tail behind it", () => {
  const figure = descentRace(bowl, { ...look, paths: { straight, lazy } });
  expect(figure.layout.sliders[0].active).toBe(0);
  const tails = figure.frames.map(({ data }) => data[0]!);
  expect(tails[0]!.x, "at the start it has none").toEqual(Array(9).fill(2));
  expect(tails.at(-1)!.x.at(-1), "it ends at the runner").toBe(0);
  expect(Math.abs(tails.at(-1)!.x[0]), "and is short").toBeLessThan(0.3);
  expect(Object.keys(tails[5]!).sort(), "a frame holds places and nothing else").toEqual(["x", "y"]);
});

test("those who wait are hidden until their name is clicked", () => {
  const figure = descentRace(bowl, { ...look, paths: { straight, lazy }, waiting: ["lazy"] });
  const shown = (name: string) => figure.data.filter((trace) => trace.name === name).map(({ visible }) => visible);
  expect(shown("lazy")).toEqual(["legendonly", "legendonly"]);
  expect(shown("straight")).toEqual([undefined, undefined]);
});

test("the words tell where everybody ends and how high", () => {
  const { alt } = descentRace(bowl, { ...look, paths: { straight, lazy } });
  expect(alt).toContain("straight at (0, 0), height 0; lazy at (1.5, 0.5), height 2.5");
});

test.each([
  [{}, "needs at least one runner"],
  [{ gd: [[1, 2]] }, 'runner "gd" needs at least two places'],
])("bad input %# is refused with a sentence", (paths, sentence) => {
  expect(() => descentRace(bowl, { ...look, paths: paths as Record<string, [number, number][]> })).toThrow(sentence);
});
