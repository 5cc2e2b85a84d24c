import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { type LeastSquares, load } from "../../src/linalg/index.js";

let leastSquares: LeastSquares;
beforeAll(async () => {
  ({ leastSquares } = await load());
});

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, v, i) => sum + v * b[i]!, 0);
const residuals = (rows: number[][], y: number[], w: number[]) => rows.map((row, i) => dot(row, w) - y[i]!);
const matrix = (rows: number, columns: number) =>
  fc.array(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: columns, maxLength: columns }), {
    minLength: rows,
    maxLength: rows,
  });

test("three points on a line give the line", () => {
  const w = leastSquares(
    [
      [1, 0],
      [1, 1],
      [1, 2],
    ],
    [1, 3, 5],
  );
  expect(w[0]).toBeCloseTo(1, 12);
  expect(w[1]).toBeCloseTo(2, 12);
});

test("at the best weights the residuals are at right angles to every column", () => {
  fc.assert(
    fc.property(matrix(7, 3), fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 7, maxLength: 7 }), (A, y) => {
      const rows = A.map((row, i) => row.map((v, j) => v + (i === j ? 200 : 0)));
      const left = residuals(rows, y, leastSquares(rows, y));
      for (const j of [0, 1, 2]) {
        expect(
          Math.abs(
            dot(
              rows.map((row) => row[j]!),
              left,
            ),
          ),
        ).toBeLessThan(1e-8);
      }
    }),
    { seed: 1 },
  );
});

test("with more columns than rows it hits every target with the smallest weights", () => {
  const w = leastSquares([[3, 4]], [10]);
  expect(w[0]).toBeCloseTo(1.2, 12);
  expect(w[1]).toBeCloseTo(1.6, 12);
});

describe("ridge", () => {
  const rows = [
    [1, 2],
    [1, 3],
    [1, 5],
  ];
  const y = [2, 5, 7];

  test("shrinks the slope to the formula Σ(x−x̄)(y−ȳ) / (Σ(x−x̄)² + λ), and leaves the intercept free", () => {
    const w = leastSquares(rows, y, { ridge: 10 });
    const slope = 22 / 3 / (14 / 3 + 10);
    expect(w[1]).toBeCloseTo(slope, 12);
    expect(w[0]).toBeCloseTo(14 / 3 - (slope * 10) / 3, 12);
  });

  test("makes a column that says nothing new harmless", () => {
    const doubled = rows.map(([one, x]) => [one!, x!, x!]);
    expect(() => leastSquares(doubled, y)).toThrow("column 2 is a combination of the others");
    const w = leastSquares(doubled, y, { ridge: 1 });
    expect(w[1]).toBeCloseTo(w[2]!, 12);
  });
});

test.each([
  [[], [], "there are no rows"],
  [[[1]], [1, 2], "1 rows but 2 targets"],
  [[[1, 2], [1]], [1, 2], "row 1 must be 2 finite numbers"],
  [[[1, Number.NaN]], [1], "row 0 must be 2 finite numbers"],
])("bad input %# is refused with a sentence", (rows, y, sentence) => {
  expect(() => leastSquares(rows as number[][], y)).toThrow(sentence);
});
