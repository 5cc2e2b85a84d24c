import { expect, test } from "vitest";
import { nn, ones, type Tensor, zeros } from "../../src/index.js";

/** What a gradient from one number reaches, measured: first and last pixel of a row. */
function reached(model: (x: Tensor) => Tensor, size: number, at: number): [number, number] {
  const x = ones([1, 1, 1, size]) as Tensor;
  x.requiresGrad = true;
  (model(x).select(3, at).sum() as Tensor).backward();
  const slopes = (x.grad as Tensor).data();
  const touched = [...slopes.keys()].filter((i) => slopes[i] !== 0);
  return [touched[0]!, touched.at(-1)!];
}

const layers = [
  { kernel: 5, padding: 2 },
  { kernel: 2, stride: 2 },
  { kernel: 3, dilation: 2, padding: 1 },
  { kernel: 3, stride: 2 },
];

test("the arithmetic says what gradients reach, layer by layer", () => {
  const rows = nn.receptiveField(layers);
  expect(rows.map((row) => row.size)).toEqual([5, 6, 14, 18]);
  expect(rows.map((row) => row.jump)).toEqual([1, 2, 2, 4]);
  layers.forEach((_, n) => {
    const steps = layers.slice(0, n + 1).map(({ kernel, stride = 1, padding = 0, dilation = 1 }) => {
      const conv = nn.conv2d(1, 1, [1, kernel], {
        stride: [1, stride],
        padding: [0, padding],
        dilation: [1, dilation],
      });
      return conv.loadStateDict({ weight: ones([1, 1, 1, kernel]) as Tensor, bias: zeros([1]) as Tensor });
    });
    const { size, jump, start } = rows[n]!;
    const at = 4; // far enough from the edges
    const middle = start + at * jump;
    const model = nn.sequential(...(steps as never[])) as unknown as (x: Tensor) => Tensor;
    expect(reached(model, 64, at)).toEqual([middle - (size - 1) / 2, middle + (size - 1) / 2]);
  });
});

test("what is no layer is refused", () => {
  expect(() => nn.receptiveField([{ kernel: 0 }])).toThrow("kernel");
  expect(() => nn.receptiveField({ kernel: 3 } as never)).toThrow("a list of layers");
  expect(() => nn.receptiveField([{ size: 3 } as never])).toThrow("no option");
});
