import { BYTES, type DType } from "../kernels/index.js";
import { requireTensor } from "./arguments.js";
import { checkDType } from "./dtypes.js";
import { ArgumentError, described, told } from "./errors.js";
import { checkWhole, isWhole } from "./int32.js";
import { inMeta, withoutNumbers } from "./meta.js";
import { flattened } from "./nested.js";
import { type WholeNumbers, wholeNumbers } from "./ops/whole.js";
import { created, filled, pointer } from "./raw.js";
import { withRoom } from "./room.js";
import { view, write } from "./storage.js";
import { checkSizes, count } from "./strides.js";
import type { Tensor } from "./tensor.js";
import type { CheckNested, Nested, NestedShape, Numbers } from "./types/nested.js";
import type { Plain, Shape } from "./types/shape.js";

/** What every creation function takes. */
export interface TensorOptions {
  /** the kind of number; float32 unless said otherwise */
  dtype?: DType;
  /** whether backward() computes a gradient for it */
  requiresGrad?: boolean;
}

function finished(x: Tensor, { requiresGrad = false }: TensorOptions): Tensor<any> {
  x.requiresGrad = requiresGrad;
  return x;
}

/**
 * A tensor from nested arrays of numbers, or from a typed array. Bools alone give a tensor of bools; among numbers they
 * count as 1 and 0.
 *
 * @example
 * tensor([[1, 2], [3, 4]], { requiresGrad: true }).shape; // [2, 2]
 */
export function tensor<T extends Nested | Numbers>(
  data: T & CheckNested<T>,
  options: TensorOptions = {},
): Tensor<NestedShape<T>> {
  if (ArrayBuffer.isView(data)) return fromFlat(data as Numbers, [(data as Numbers).length], options) as Tensor<any>;
  const { shape, flat, bools } = flattened(data as Nested);
  return fromFlat(flat, shape, { dtype: bools ? "bool" : "float32", ...options }) as Tensor<any>;
}

function fromFlat(flat: ArrayLike<number>, shape: readonly number[], options: TensorOptions): Tensor {
  checkOptions("tensor", options);
  const dtype =
    options.dtype ??
    (flat instanceof Int32Array
      ? "int32"
      : flat instanceof Float64Array
        ? "float64"
        : flat instanceof Int8Array
          ? "int8"
          : "float32");
  if (isWhole(dtype)) checkWhole("tensor", flat, dtype);
  const out = created(shape, dtype);
  write(out.storage, dtype === "bool" ? Uint8Array.from(flat, truth) : flat);
  return finished(out, options);
}

/** A number as a bool: 0 is false, all others are true. */
const truth = (value: number) => (value === 0 ? 0 : 1);

/**
 * A tensor of the given shape full of one value.
 *
 * @example
 * full([2], 7).toArray(); // [7, 7]
 */
export function full<const D extends Shape>(shape: D, value: number, options: TensorOptions = {}): Tensor<Plain<D>> {
  return filledWith("full", shape, value, options);
}

function filledWith(op: string, shape: readonly number[], value: number, options: TensorOptions): Tensor<any> {
  checkSizes(op, shape);
  checkOptions(op, options);
  if (typeof value !== "number" && typeof value !== "boolean")
    throw new ArgumentError(op, `expects a number to fill the tensor with, but was given ${described(value)}`);
  if (options.dtype && isWhole(options.dtype)) checkWhole(op, [value], options.dtype);
  const fitting = options.dtype === "bool" ? truth(value) : value;
  return finished(
    withRoom(() => filled([...shape], fitting, options.dtype)),
    options,
  );
}

/** Refuses a kind of number that there is not. */
function checkOptions(op: string, options: TensorOptions): void {
  if (typeof options !== "object" || options === null)
    throw new ArgumentError(op, `options come in braces, as in { dtype: "int32" }, but are ${described(options)}`);
  if (options.dtype !== undefined) checkDType(op, options.dtype);
}

/**
 * A tensor full of zeros.
 *
 * @example
 * zeros([2, 3]).shape; // [2, 3]
 */
export function zeros<const D extends Shape>(shape: D, options: TensorOptions = {}): Tensor<Plain<D>> {
  return filledWith("zeros", shape, 0, options);
}

/**
 * A tensor full of ones.
 *
 * @example
 * ones([2]).toArray(); // [1, 1]
 */
export function ones<const D extends Shape>(shape: D, options: TensorOptions = {}): Tensor<Plain<D>> {
  return filledWith("ones", shape, 1, options);
}

/**
 * A tensor of x's shape and kind full of zeros.
 *
 * @example
 * zerosLike(tensor([1, 2])).toArray(); // [0, 0]
 */
export function zerosLike<S extends Shape>(x: Tensor<S>, options: TensorOptions = {}): Tensor<S> {
  requireTensor("zerosLike", "x", x);
  return filledWith("zerosLike", x.shape, 0, { ...options, dtype: options.dtype ?? x.dtype });
}

/**
 * A tensor of x's shape and kind full of ones.
 *
 * @example
 * onesLike(tensor([1, 2])).toArray(); // [1, 1]
 */
export function onesLike<S extends Shape>(x: Tensor<S>, options: TensorOptions = {}): Tensor<S> {
  requireTensor("onesLike", "x", x);
  return filledWith("onesLike", x.shape, 1, { ...options, dtype: options.dtype ?? x.dtype });
}

/**
 * A tensor of x's shape and kind full of one value.
 *
 * @example
 * fullLike(tensor([1, 2]), 5).toArray(); // [5, 5]
 */
export function fullLike<S extends Shape>(x: Tensor<S>, value: number, options: TensorOptions = {}): Tensor<S> {
  requireTensor("fullLike", "x", x);
  return filledWith("fullLike", x.shape, value, { ...options, dtype: options.dtype ?? x.dtype });
}

/**
 * The identity matrix: ones on the diagonal.
 *
 * @example
 * eye(2).toArray(); // [[1, 0], [0, 1]]
 */
export function eye<const N extends number, const M extends number = N>(
  n: N,
  m?: M,
  options: TensorOptions = {},
): Tensor<[N, M]> {
  const cols = m ?? n;
  return generated("eye", [n, cols], options, (i) => (Math.floor(i / cols) === i % cols ? 1 : 0));
}

/**
 * start, start + step … below end. arange(n) counts from 0; whole numbers give float32 unless a dtype says otherwise.
 *
 * @example
 * arange(1, 7, 2).toArray(); // [1, 3, 5]
 */
export function arange(start: number, end?: number, step = 1, options: TensorOptions = {}): Tensor<[number]> {
  const [from, to] = end === undefined ? [0, start] : [start, end];
  if (!(Number.isFinite(from) && Number.isFinite(to) && Number.isFinite(step)) || step === 0) {
    throw new ArgumentError(
      "arange",
      `expects finite numbers and a step that is not 0, but was given ${[from, to, step].map(told).join(", ")}`,
    );
  }
  return generated("arange", [Math.max(0, Math.ceil((to - from) / step))], options, (i) => from + i * step);
}

/**
 * `steps` numbers from start to end, evenly spaced, both ends included.
 *
 * @example
 * linspace(0, 1, 3).toArray(); // [0, 0.5, 1]
 */
export function linspace<const N extends number>(
  start: number,
  end: number,
  steps: N,
  options: TensorOptions = {},
): Tensor<[N]> {
  for (const at of [start, end])
    if (!Number.isFinite(at))
      throw new ArgumentError("linspace", `both ends must be finite numbers, but one is ${described(at)}`);
  return generated("linspace", [steps], options, (i) =>
    steps === 1 ? start : i === steps - 1 ? end : start + (i * (end - start)) / (steps - 1),
  );
}

/** A tensor whose i-th element (in memory order) is f(i). */
export function generated(
  op: string,
  shape: readonly number[],
  options: TensorOptions,
  f: (i: number) => number,
): Tensor<any> {
  checkSizes(op, shape);
  checkOptions(op, options);
  const dtype = options.dtype ?? "float32";
  if (inMeta()) return finished(withoutNumbers(shape, dtype), options);
  const out = created([...shape], dtype);
  const target = view(dtype);
  const start = pointer(out, dtype) / BYTES[dtype];
  const n = count(shape);
  if (dtype === "bool") for (let i = 0; i < n; i++) target[start + i] = truth(f(i));
  else if (isWhole(dtype)) {
    for (let i = 0; i < n; i++) {
      const value = f(i);
      checkWhole(op, [value], dtype);
      target[start + i] = value;
    }
  } else for (let i = 0; i < n; i++) target[start + i] = f(i);
  return finished(out, options);
}

/**
 * Rows with a 1 at the place that each class number names: class numbers […] give […, classes].
 *
 * @example
 * oneHot([1, 0], 3).toArray(); // [[0, 1, 0], [1, 0, 0]]
 */
export function oneHot(labels: WholeNumbers, classes?: number): Tensor {
  const indices = wholeNumbers("oneHot", "the classes", labels);
  const list = indices.data();
  let highest = -1;
  for (const i of list) highest = Math.max(highest, i);
  const width = classes ?? highest + 1;
  checkSizes("oneHot", [width]);
  const out = withRoom(() => filled([...indices.shape, width], 0));
  const target = view("float32");
  list.forEach((index, row) => {
    if (index < 0 || index >= width)
      throw new ArgumentError("oneHot", `index ${index} is not a class from 0 to ${width - 1}`);
    target[pointer(out, "float32") / 4 + row * width + index] = 1;
  });
  return out;
}

/**
 * A matrix with ones on and below the diagonal: where position i may look at position j ≤ i.
 *
 * @example
 * lowerTriangle(2).toArray(); // [[true, false], [true, true]]
 */
export function lowerTriangle(n: number, options: TensorOptions = {}): Tensor {
  return generated("lowerTriangle", [n, n], { dtype: "bool", ...options }, (i) => (i % n <= Math.floor(i / n) ? 1 : 0));
}
