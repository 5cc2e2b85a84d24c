import { BYTES } from "../../kernels/index.js";
import { requireTensor } from "../arguments.js";
import { ArgumentError, ShapeError, words } from "../errors.js";
import { op } from "../op.js";
import { contiguous, empty, filled, pointer } from "../raw.js";
import { floating } from "../rules.js";
import { view } from "../storage.js";
import type { Tensor } from "../tensor.js";

export interface SampleOptions {
  mode?: "bilinear" | "nearest";
  /** what is beyond the edge: zeros, the pixels of the edge, or the picture mirrored */
  paddingMode?: "zeros" | "border" | "reflection";
  /** −1 and 1 are the centres of the outermost pixels; else their outer edges */
  alignCorners?: boolean;
}

type Settings = Required<SampleOptions>;

/** A place along one axis in pixels, and how fast it moves with the grid's number. */
function placed(
  position: number,
  size: number,
  { paddingMode, alignCorners }: Settings,
): { at: number; slope: number } {
  const at = alignCorners ? ((position + 1) / 2) * (size - 1) : ((position + 1) * size - 1) / 2;
  const slope = (alignCorners ? size - 1 : size) / 2;
  if (paddingMode === "zeros") return { at, slope };
  if (paddingMode === "border") return clipped(at, slope, size);
  const low = alignCorners ? 0 : -0.5;
  const span = alignCorners ? size - 1 : size;
  if (span === 0) return { at: 0, slope: 0 };
  const turns = Math.floor(Math.abs(at - low) / span);
  const rest = Math.abs(at - low) - turns * span;
  const forwards = turns % 2 === 0;
  const sign = (at < low ? -1 : 1) * (forwards ? 1 : -1);
  return clipped(low + (forwards ? rest : span - rest), slope * sign, size);
}

function clipped(at: number, slope: number, size: number): { at: number; slope: number } {
  if (at > 0 && at < size - 1) return { at, slope };
  return { at: at > 0 ? size - 1 : 0, slope: 0 }; // NaN counts as a place inside as well
}

/** Rounds to the nearest whole number, halves to the even one, as PyTorch does. */
function nearest(x: number): number {
  const low = Math.floor(x);
  const over = x - low;
  return over > 0.5 || (over === 0.5 && low % 2 !== 0) ? low + 1 : low;
}

/** A pixel that a place is made of: where it is, its weight, and how the weight moves with the place. */
type Corner = (index: number, weight: number, alongX: number, alongY: number) => void;

/** Calls visit for each pixel within an H×W picture that a place of the grid is mixed from. */
function eachCorner(x: number, y: number, H: number, W: number, settings: Settings, visit: Corner): void {
  const [column, row] = [placed(x, W, settings), placed(y, H, settings)];
  const corner = (i: number, j: number, weight: number, alongX: number, alongY: number) => {
    if (i >= 0 && i < H && j >= 0 && j < W) visit(i * W + j, weight, alongX * column.slope, alongY * row.slope);
  };
  if (settings.mode === "nearest") {
    corner(nearest(row.at), nearest(column.at), 1, 0, 0);
    return;
  }
  const [top, left] = [Math.floor(row.at), Math.floor(column.at)];
  const [down, right] = [row.at - top, column.at - left];
  corner(top, left, (1 - down) * (1 - right), down - 1, right - 1);
  corner(top, left + 1, (1 - down) * right, 1 - down, -right);
  corner(top + 1, left, down * (1 - right), -down, 1 - right);
  corner(top + 1, left + 1, down * right, down, right);
}

const gridSampleOp = op<"x" | "grid", Settings>({
  name: "gridSample",
  inputs: ["x", "grid"],
  rule: floating(([x, grid]) => [x!.shape[0]!, x!.shape[1]!, grid!.shape[1]!, grid!.shape[2]!]),
  forward: (inputs, settings, { shape, dtype }) => {
    const [x, grid] = inputs.map(contiguous) as [Tensor, Tensor];
    const out = filled(shape, 0, dtype);
    const numbers = view(dtype);
    const [fromX, fromGrid, to] = [x, grid, out].map((t) => pointer(t, dtype) / BYTES[dtype]) as [
      number,
      number,
      number,
    ];
    eachPoint(x, grid, settings, numbers, fromGrid, (point, plane, index, weight) => {
      numbers[to + point] = numbers[to + point]! + weight * numbers[fromX + plane + index]!;
    });
    return out;
  },
  backward: (gradient, saved) => {
    const [g, x, grid] = [gradient, saved.x, saved.grid].map(contiguous) as [Tensor, Tensor, Tensor];
    const { dtype } = x;
    const [dx, dGrid] = [filled(x.shape, 0, dtype), empty(grid.shape, dtype)];
    const moves = new Float64Array(grid.numel());
    const numbers = view(dtype);
    const at = (t: Tensor) => pointer(t, dtype) / BYTES[dtype];
    const [fromG, fromX, fromGrid, toX] = [at(g), at(x), at(grid), at(dx)];
    eachPoint(x, grid, saved.options, numbers, fromGrid, (point, plane, index, weight, alongX, alongY, place) => {
      const arriving = numbers[fromG + point]!;
      const pixel = numbers[fromX + plane + index]!;
      numbers[toX + plane + index] = numbers[toX + plane + index]! + weight * arriving;
      moves[place] = moves[place]! + alongX * arriving * pixel;
      moves[place + 1] = moves[place + 1]! + alongY * arriving * pixel;
    });
    numbers.set(moves, at(dGrid));
    return { x: dx, grid: dGrid };
  },
});

/** Walks all points of all pictures and channels, and the pixels each is mixed from. All positions count in elements. */
function eachPoint(
  x: Tensor,
  grid: Tensor,
  settings: Settings,
  numbers: ArrayLike<number>,
  fromGrid: number,
  visit: (
    point: number,
    plane: number,
    index: number,
    weight: number,
    alongX: number,
    alongY: number,
    place: number,
  ) => void,
): void {
  const [N, C, H, W] = x.shape as [number, number, number, number];
  const points: number = grid.shape[1]! * grid.shape[2]!;
  for (let n = 0; n < N; n++) {
    for (let p = 0; p < points; p++) {
      const place = (n * points + p) * 2;
      const [column, row] = [numbers[fromGrid + place]!, numbers[fromGrid + place + 1]!];
      eachCorner(column, row, H, W, settings, (index, weight, alongX, alongY) => {
        for (let c = n * C; c < (n + 1) * C; c++)
          visit(c * points + p, c * H * W, index, weight, alongX, alongY, place);
      });
    }
  }
}

/**
 * Pictures read at the places of a grid: x [N, C, H, W] and grid [N, H′, W′, 2] give [N, C, H′, W′]. A place is (x, y)
 * from −1 (left, top) to 1 (right, bottom); between pixels straight lines are drawn (Jaderberg et al. 2015).
 *
 * @example
 * gridSample(tensor([[[[1, 3]]]]), zeros([1, 1, 1, 2])).item(); // 2
 */
export function gridSample(x: Tensor, grid: Tensor, options: SampleOptions = {}): Tensor {
  requireTensor("gridSample", "x", x);
  requireTensor("gridSample", "grid", grid);
  const { mode = "bilinear", paddingMode = "zeros", alignCorners = false } = options ?? {};
  if (x.ndim !== 4 || grid.ndim !== 4 || grid.shape[3] !== 2 || grid.shape[0] !== x.shape[0])
    throw new ShapeError(
      "gridSample",
      `expects pictures [N, C, H, W] and a grid [N, H′, W′, 2], but the shapes are ${words(x.shape)} and ${words(grid.shape)}`,
      { shapes: [x.shape, grid.shape] },
    );
  if (mode !== "bilinear" && mode !== "nearest")
    throw new ArgumentError("gridSample", `mode must be "bilinear" or "nearest", but is ${JSON.stringify(mode)}`);
  if (!["zeros", "border", "reflection"].includes(paddingMode))
    throw new ArgumentError(
      "gridSample",
      `paddingMode must be "zeros", "border" or "reflection", but is ${JSON.stringify(paddingMode)}`,
    );
  return gridSampleOp.run([x, grid], { mode, paddingMode, alignCorners });
}
