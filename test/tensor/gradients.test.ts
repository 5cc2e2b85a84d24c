import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Generator, gradcheck, ops } from "../../src/index.js";
import { cases, Draw } from "./cases.js";

const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 4, maxLength: 4 });

/** Its numbers are float32 whatever it is given, too coarse for gradcheck: weight-blocks.test.ts tries its gradient. */
const FLOAT32 = "linearBlocks";

test("every op that has a gradient is tried", () => {
  const wanted = [...ops.values()].filter((op) => op.differentiable && op.name !== FLOAT32).map((op) => op.name);
  expect(Object.keys(cases)).toEqual(expect.arrayContaining(wanted));
});

describe("gradients agree with finite differences on random shapes", () => {
  test.each(Object.entries(cases))("%s", (_name, trial) => {
    fc.assert(
      fc.property(fc.nat(1e6), sizes, (seed, drawn) => {
        const [f, inputs] = trial(new Draw(new Generator(seed), drawn));
        return gradcheck(f, inputs);
      }),
      { numRuns: 12, seed: 1 },
    );
  });
});
