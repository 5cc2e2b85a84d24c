import type { Figure } from "../../../plot/index.js";
import { type PixelPicture, pictures } from "../../../plot/pictures.js";
import { filtered, type Kernel } from "../kernels.js";

/**
 * A kernel on its way over a small picture: the window on the left, the number that it makes on the right, one place a frame.
 * The numbers stand in the pixels.
 */
export function slidingKernel(picture: Kernel, kernel: Kernel): Figure {
  const result = filtered(picture, kernel);
  const places = result.flatMap((row, r) => row.map((_, c) => [r, c] as const));
  const frame = (r: number, c: number, k: number): PixelPicture[] => [
    {
      ...written(picture, "picture"),
      labels: picture.map((row, i) => row.map((_, j) => Number(covers(i - r, j - c, kernel)))),
      names: ["", "the window"],
      opacity: 0.3,
    },
    written(kernel, "kernel"),
    {
      ...written(result, "result", (i, j) => i * result[0]!.length + j <= k),
      labels: result.map((row, i) => row.map((_, j) => Number(i === r && j === c))),
      names: ["", "the window"],
      opacity: 0.3,
    },
  ];
  return pictures(
    places.map(([r, c], k) => frame(r, c, k)),
    { slider: "place", labels: places.map((_, k) => k + 1), show: "first" },
  );
}

const covers = (i: number, j: number, kernel: Kernel) => i >= 0 && j >= 0 && i < kernel.length && j < kernel[0]!.length;

/** Light pixels with their numbers in them; those that are not known yet are blank. */
function written(rows: Kernel, title: string, known: (i: number, j: number) => boolean = () => true): PixelPicture {
  const sign = (v: number) => String(v).replace("-", "−");
  const largest = Math.max(1, ...rows.flat().map(Math.abs));
  return {
    title,
    values: rows.map((row, i) => row.map((v, j) => (known(i, j) ? v : 0))),
    window: [-3 * largest, largest],
    texts: rows.map((row, i) => row.map((v, j) => (known(i, j) ? sign(v) : ""))),
  };
}
