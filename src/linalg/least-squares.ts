/** What `leastSquares` takes beside the rows and the targets. */
export interface LeastSquaresOptions {
  /** λ: adds λ · Σ w² over the penalised weights to the sum of squares. 0 when left out. */
  ridge?: number;
  /** Columns whose weight is not penalised, such as that of the intercept; [0] when left out. */
  free?: readonly number[];
}

/**
 * The weights w: [columns] with the smallest Σ (row · w − y)² + λ Σ w². With more columns than rows and no λ many
 * weights reach zero; it gives the smallest of them (least Σ w²).
 */
export type LeastSquares = (
  rows: readonly (readonly number[])[],
  y: readonly number[],
  options?: LeastSquaresOptions,
) => number[];

/** What `load` gives. */
export interface LinearAlgebra {
  leastSquares: LeastSquares;
}

type Matrix = number[][];
type QR = (rows: Matrix) => { Q: Matrix; R: Matrix };

/**
 * Loads mathjs (about half a second, once) and gives the functions that need it. They compute in float64 by
 * QR decomposition, which is exact up to rounding where descent would only come close.
 *
 * @example
 * const { leastSquares } = await linalg.load();
 * leastSquares([[1, 0], [1, 1], [1, 2]], [1, 3, 5])   // [1, 2]: the line 1 + 2x
 */
export async function load(): Promise<LinearAlgebra> {
  const { qr } = await import("mathjs");
  return { leastSquares: (rows, y, options) => solve(qr as unknown as QR, rows, y, options) };
}

function solve(
  qr: QR,
  rows: readonly (readonly number[])[],
  y: readonly number[],
  { ridge = 0, free = [0] }: LeastSquaresOptions = {},
): number[] {
  const columns = checked(rows, y, ridge);
  const penalised = Array.from({ length: columns }, (_, j) => j).filter((j) => ridge > 0 && !free.includes(j));
  const below = penalised.map((j) => Array.from({ length: columns }, (_, k) => (k === j ? Math.sqrt(ridge) : 0)));
  const A = [...rows.map((row) => [...row]), ...below];
  const b = [...y, ...below.map(() => 0)];
  if (A.length < columns) return smallest(qr, A, b);
  const { Q, R } = qr(A);
  const rotated = Array.from({ length: columns }, (_, j) => b.reduce((sum, v, i) => sum + Q[i]![j]! * v, 0));
  return backSubstitute(R, rotated);
}

/** More columns than rows: w = Q R⁻ᵀ b from Aᵀ = Q R is the solution with the least Σ w². */
function smallest(qr: QR, A: Matrix, b: number[]): number[] {
  const columns = A[0]!.length;
  const { Q, R } = qr(Array.from({ length: columns }, (_, j) => A.map((row) => row[j]!)));
  const z: number[] = [];
  for (let i = 0; i < b.length; i++) {
    let rest = b[i]!;
    for (let k = 0; k < i; k++) rest -= R[k]![i]! * z[k]!;
    z.push(rest / pivot(R, i));
  }
  return Array.from({ length: columns }, (_, j) => z.reduce((sum, v, k) => sum + Q[j]![k]! * v, 0));
}

function backSubstitute(R: Matrix, b: number[]): number[] {
  const w = new Array<number>(b.length).fill(0);
  for (let j = b.length - 1; j >= 0; j--) {
    let rest = b[j]!;
    for (let k = j + 1; k < b.length; k++) rest -= R[j]![k]! * w[k]!;
    w[j] = rest / pivot(R, j);
  }
  return w;
}

function pivot(R: Matrix, j: number): number {
  const largest = Math.max(...R.map((row, i) => Math.abs(row[i] ?? 0)));
  if (Math.abs(R[j]![j]!) <= 1e-13 * largest) {
    throw new Error(
      `leastSquares: column ${j} is a combination of the others, so its weight cannot be determined. Leave it out, add rows, or give a ridge above 0.`,
    );
  }
  return R[j]![j]!;
}

function checked(rows: readonly (readonly number[])[], y: readonly number[], ridge: number): number {
  const columns = rows[0]?.length ?? 0;
  if (columns === 0) throw new Error("leastSquares: there are no rows, or they are empty.");
  if (rows.length !== y.length)
    throw new Error(`leastSquares: ${rows.length} rows but ${y.length} targets: every row needs one.`);
  const odd = rows.findIndex((row) => row.length !== columns || !row.every(Number.isFinite));
  if (odd >= 0) throw new Error(`leastSquares: row ${odd} must be ${columns} finite numbers, as row 0 is.`);
  if (!(ridge >= 0)) throw new Error(`leastSquares: ridge must be 0 or more; got ${ridge}.`);
  return columns;
}
