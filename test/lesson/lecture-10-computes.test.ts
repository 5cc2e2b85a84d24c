import { describe, expect, test } from "vitest";
import {
  copying,
  covered,
  coveredNats,
  fourSizes,
  learner,
  letterGpt,
  looking,
  numbersOn,
  patches,
  peeking,
  readPatches,
  recalling,
  repeatedTokens,
  repeating,
  seedSummary,
  sorting,
  tenSeeds,
} from "../../src/course/10/index.js";
import { data, Generator } from "../../src/index.js";
import { windowNats } from "../../src/models/index.js";
import { vocabulary } from "../../src/text/index.js";

/** Targets that can be known, each with what stands before it in its sequence and itself. */
const knownOf = ({ inputs, targets }: { inputs: number[][]; targets: number[][] }) =>
  targets.flatMap((row, n) => row.flatMap((target, t) => (target < 0 ? [] : [{ n, t, target, seen: inputs[n]! }])));

describe("tasks", () => {
  test("what is copied stands in the first half, what is sorted rises", () => {
    const drawn = copying({ length: 4, symbols: 9 }).draw(5, new Generator(1));
    for (const { t, target, seen } of knownOf(drawn)) expect(target).toBe(seen[t - 4]);
    const { targets, inputs } = sorting({ length: 4, symbols: 9 }).draw(5, new Generator(1));
    targets.forEach((row, n) => {
      const list = row.filter((one) => one >= 0);
      expect(list).toEqual([...inputs[n]!.slice(0, 4)].sort((a, b) => a - b));
    });
  });

  test("a repetition is known from its second period on, and periods differ", () => {
    const { inputs, targets } = repeating().draw(40, new Generator(2));
    const periods = inputs.map((row) => row.indexOf(row[0]!, 1));
    expect(new Set(periods).size).toBeGreaterThan(5);
    inputs.forEach((row, n) => {
      expect(targets[n]!.findIndex((one) => one >= 0)).toBe(periods[n]!);
      expect(targets[n]!.at(-1)).toBe(row[row.length - periods[n]!]);
    });
  });

  test("a value that is recalled was paired with the name before", () => {
    const known = knownOf(recalling().draw(6, new Generator(3)));
    expect(known).toHaveLength(18);
    for (const { t, target, seen } of known) expect(seen[seen.indexOf(seen[t]!) + 1]).toBe(target);
  });

  test("the same seed learns the same, and another something else", () => {
    const task = copying({ length: 3, symbols: 5 });
    const lossesOf = (seed: number) => learner(task, { seed, features: 8 }).learn(task, 3);
    expect(lossesOf(1)).toEqual(lossesOf(1));
    expect(lossesOf(1)).not.toEqual(lossesOf(2));
  });
});

describe("patches and masks", () => {
  test("patches are squares of four pixels, and together the whole image", () => {
    const image = Array.from({ length: 64 }, (_, i) => i);
    expect(patches(image)[5]).toEqual([18, 19, 26, 27]);
    expect(patches(image).flat().sort((a, b) => a - b)).toEqual(image); // biome-ignore format: one line
  });

  test("without positions the order of patches makes no difference, with them it does", async () => {
    const digits = await data.digits();
    const [without, placed] = [false, true].map((positions) => readPatches(digits, { positions, steps: 40 }));
    expect(without!.shuffled).toBe(without!.right);
    expect(placed!.shuffled).not.toBe(placed!.right);
  });

  test("a mask that peeks is better in its own test and worse when it writes", () => {
    const random = new Generator(1);
    const text = Array.from({ length: 2000 }, () => random.below(8));
    const peeks = peeking(text, text, { vocabulary: 8, ahead: 1, steps: 60 });
    expect(peeks.reported).toBeLessThan(0.5);
    expect(peeks.writing).toBeGreaterThan(1.9);
  });

  test("the figure of looks has a frame for each word, and a bar for each", () => {
    const figure = looking(["a", "b"], [[1], [0.3, 0.7]]);
    expect(figure.frames).toHaveLength(2);
    expect(() => looking(["a"], [])).toThrow("each word needs a row");
  });

  test("random tokens come twice, after the beginning of a text", () => {
    const tokens = repeatedTokens(5, 1);
    expect([tokens[0], tokens.slice(1, 6)]).toEqual([0, tokens.slice(6)]);
  });
});

describe("what is stored", () => {
  const stored = (seed: number) => Object.fromEntries(Object.entries(tenSeeds).map(([k, list]) => [k, list[seed - 1]]));
  const text = async () => {
    const { train, validation } = await data.mobyDick();
    const letters = vocabulary(train + validation);
    return { size: letters.size, ids: letters.encode(train), held: letters.encode(validation) };
  };

  test("there are ten of every number, and every statement holds with at least nine", () => {
    for (const list of Object.values(tenSeeds)) expect(list).toHaveLength(10);
    for (const [says, holds] of seedSummary()) expect([says, holds >= 9]).toEqual([says, true]);
  });

  test("covered letters after 20 steps, computed again", async () => {
    const { size, ids, held } = await text();
    for (const sees of ["both sides", "the left"] as const)
      expect(coveredNats(ids, held, { vocabulary: size, sees, steps: 20 })).toBe(covered[sees].short);
  });

  test.runIf(process.env.GRADUS_ALL)(
    "everything else, computed again",
    async () => {
      const { size, ids, held } = await text();
      for (const { features, nats } of fourSizes)
        expect(windowNats(letterGpt(ids, { vocabulary: size, features, steps: 500 }), held, { window: 32 })).toBe(nats);
      for (const sees of ["both sides", "the left"] as const)
        expect(coveredNats(ids, held, { vocabulary: size, sees })).toBe(covered[sees].nats);
      const digits = await data.digits();
      for (let seed = 1; seed <= 10; seed++) expect(numbersOn(seed, digits)).toEqual(stored(seed));
    },
    30 * 60_000,
  );
});
