import { expect, test } from "vitest";
import * as plot from "../../src/plot/index.js";

test("lying bars write their values beside them, with commas between thousands only", () => {
  const { data } = plot.bar(["a", "b", "c"], [626155, 1984.25, 0.1234567], { alt: "Three bars.", horizontal: true });
  expect(data[0]!.text).toEqual(["626,155", "1,984.25", "0.123457"]);
  expect([data[0]!.orientation, data[0]!.y]).toEqual(["h", ["a", "b", "c"]]);
});

test("a histogram takes all pixels of a picture", () => {
  const { data } = plot.histogram(
    Float32Array.from({ length: 512 * 512 }, (_, i) => i % 4),
    { bins: 4 },
  );
  expect(data[0]!.y).toEqual([65536, 65536, 65536, 65536]);
});

test("a histogram counts every value once, the largest in the last bar", () => {
  const { data } = plot.histogram([1, 1, 2, 5], { alt: "Four values.", bins: 2 });
  expect(data[0]).toMatchObject({ x: [2, 4], y: [3, 1] });
});
