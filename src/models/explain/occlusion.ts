import { requireTensor } from "../../tensor/arguments.js";
import { ShapeError, words } from "../../tensor/errors.js";
import { noGrad, type Tensor, tensor } from "../../tensor/index.js";
import { checkNumber, checkOptions, checkWhole } from "../../tensor/options.js";
import { type ClassOptions, targetsOf, undisturbed } from "./scoring.js";

export interface OcclusionOptions extends ClassOptions {
  /** pixels along each side of the patch that covers; 5 when left out */
  size?: number;
  /** pixels between two places of the patch; 1 when left out */
  stride?: number;
  /** the value that the covered pixels get; 0 when left out */
  fill?: number;
}

/**
 * How much the score of a class falls where a patch covers the picture (Zeiler and Fergus 2014). For one picture, x [1, C, H, W]
 * → [H, W]: each pixel has the mean fall over all places of the patch that cover it, and 0 where none does.
 *
 * @example
 * occlusion(lenet(), zeros([1, 1, 28, 28]), { size: 7, stride: 7 }).shape   // [28, 28]
 */
export function occlusion(model: (x: Tensor) => Tensor, x: Tensor, options: OcclusionOptions = {}): Tensor {
  requireTensor("occlusion", "x", x);
  checkOptions("occlusion", options, ["size", "stride", "fill", "target"]);
  const { size = 5, stride = 1, fill = 0, target } = options;
  if (x.ndim !== 4 || x.shape[0] !== 1)
    throw new ShapeError("occlusion", `expects one picture [1, C, H, W], but the shape is ${words(x.shape)}`, {
      shapes: [x.shape],
    });
  const [, C, H, W] = x.shape as readonly [number, number, number, number];
  checkWhole("occlusion", "size", size, 1);
  checkWhole("occlusion", "stride", stride, 1);
  checkNumber("occlusion", "fill", fill, -Infinity);
  const places = (length: number) =>
    Array.from({ length: Math.max(0, Math.floor((length - size) / stride) + 1) }, (_, i) => i * stride);
  const corners = places(H).flatMap((row) => places(W).map((col) => [row, col] as const));
  return undisturbed(model, () =>
    noGrad(() => {
      const whole = model(x);
      const [k] = targetsOf("occlusion", whole, target);
      const before = whole.select(0, 0).select(0, k!).item();
      const [falls, covers] = [new Float64Array(H * W), new Float64Array(H * W)];
      const pixels = x.data();
      for (let from = 0; from < corners.length; from += 64) {
        const some = corners.slice(from, from + 64);
        const covered = new Float32Array(some.length * pixels.length);
        some.forEach(([row, col], i) => {
          covered.set(pixels, i * pixels.length);
          for (let c = 0; c < C; c++)
            for (let r = row; r < row + size; r++) {
              const start = i * pixels.length + (c * H + r) * W + col;
              covered.fill(fill, start, start + size);
            }
        });
        const scores = model((tensor(covered) as Tensor).reshape([some.length, C, H, W]) as Tensor);
        const after = scores.select(1, k!).data();
        some.forEach(([row, col], i) => {
          for (let r = row; r < row + size; r++)
            for (let c = col; c < col + size; c++) {
              falls[r * W + c] = falls[r * W + c]! + before - after[i]!;
              covers[r * W + c] = covers[r * W + c]! + 1;
            }
        });
      }
      const mean = Float32Array.from(falls, (fall, i) => (covers[i] === 0 ? 0 : fall / covers[i]!));
      return (tensor(mean) as Tensor).reshape([H, W]) as Tensor;
    }),
  );
}
