/** Lecture 5, what exercises compute: the lecture's central things by loops over lists, and how they go wrong. */

export type Rows = number[][];

/** Slides a kernel over a picture (a cross-correlation), as layers do. */
export function convolved(
  picture: Rows,
  kernel: Rows,
  { stride = 1, padding = 0, flipped = false }: { stride?: number; padding?: number; flipped?: boolean } = {},
): Rows {
  const [K, L] = [kernel.length, kernel[0]!.length];
  const at = (r: number, c: number) => picture[r - padding]?.[c - padding] ?? 0;
  const places = (size: number, window: number) => Math.max(0, Math.floor((size + 2 * padding - window) / stride) + 1);
  return Array.from({ length: places(picture.length, K) }, (_, r) =>
    Array.from({ length: places(picture[0]!.length, L) }, (_, c) => {
      let sum = 0;
      for (let i = 0; i < K; i++)
        for (let j = 0; j < L; j++) {
          const weight = flipped ? kernel[K - 1 - i]![L - 1 - j]! : kernel[i]![j]!;
          sum += weight * at(r * stride + i, c * stride + j);
        }
      return sum;
    }),
  );
}

/** The slopes of the pixels under windows of 2 by 2, given the slopes of their largest numbers. */
export function poolSlopes(x: Rows, g: Rows, way: "first" | "all" | "shared" | "average" = "first"): Rows {
  const slopes = x.map((row) => row.map(() => 0));
  g.forEach((row, r) => {
    row.forEach((slope, c) => {
      const cells = [0, 1].flatMap((i) => [0, 1].map((j) => [2 * r + i, 2 * c + j] as const));
      const values = cells.map(([i, j]) => x[i]![j]!);
      const largest = Math.max(...values);
      cells.forEach(([i, j], k) => {
        const wins = way === "first" ? values.indexOf(largest) === k : way === "all" || values[k] === largest;
        if (way === "average") slopes[i]![j] = slope / 4;
        else if (wins) slopes[i]![j] = slope;
      });
    });
  });
  return slopes;
}

const mean = (list: readonly number[]) => list.reduce((a, b) => a + b, 0) / list.length;

export interface Norm {
  out: number[];
  runningMean: number;
  runningVar: number;
}

/** Batch norm of one channel: by the batch while training, by the running statistics afterwards. */
export function normalised(
  x: number[],
  gamma: number,
  beta: number,
  running: [mean: number, variance: number],
  training: boolean,
  {
    eps = 1e-5,
    keep = 0.9,
    unbiased = true,
    alwaysBatch = false,
  }: { eps?: number; keep?: number; unbiased?: boolean; alwaysBatch?: boolean } = {},
): [out: number[], runningMean: number, runningVar: number] {
  const [m, v] = [mean(x), mean(x.map((value) => (value - mean(x)) * (value - mean(x))))];
  const [by, spread] = training || alwaysBatch ? [m, v] : running;
  const out = x.map((value) => (gamma * (value - by)) / Math.sqrt(spread + eps) + beta);
  if (!training) return [out, ...running];
  const n = x.length;
  const seen = unbiased ? (v * n) / (n - 1) : v;
  return [out, keep * running[0] + (1 - keep) * m, keep * running[1] + (1 - keep) * seen];
}

/** Grad-CAM of one layer from its channels and their slopes. */
export function camOf(
  channels: Rows[],
  slopes: Rows[],
  { cut = true, weigh = (list: number[]) => mean(list) }: { cut?: boolean; weigh?: (list: number[]) => number } = {},
): Rows {
  const weights = slopes.map((rows) => weigh(rows.flat()));
  return channels[0]!.map((row, r) =>
    row.map((_, c) => {
      const sum = weights.reduce((total, w, k) => total + w * channels[k]![r]![c]!, 0);
      return cut ? Math.max(0, sum) : sum;
    }),
  );
}
