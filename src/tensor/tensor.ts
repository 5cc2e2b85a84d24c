import { BYTES, type DType } from "../kernels/index.js";
import { isFloating } from "./dtypes.js";
import { ArgumentError, described, ShapeError, words } from "./errors.js";
import type { Node } from "./graph.js";
import type { Methods } from "./methods.js";
import { bringIn } from "./room.js";
import { type Storage, view } from "./storage.js";
import { contiguousStrides, count, isContiguous, sameShape } from "./strides.js";
import type { Shape } from "./types/shape.js";

/** Numbers in nested arrays, as deep as the tensor has axes. */
export type NestedArray = number | NestedArray[];

/** What toArray gives for a shape: a number nested in as many arrays as there are axes; `any` where their number is not known. */
export type ArrayOf<S> = 0 extends 1 & S
  ? any
  : S extends readonly []
    ? number
    : S extends readonly [any, ...infer Rest]
      ? ArrayOf<Rest>[]
      : any;

/**
 * Under which a leaf keeps its gradient, and whether its room is given back with it (not once user code has read it).
 * Only graph.ts looks here: what can be seen from outside is `grad`, whose numbers are never used for anything else.
 *
 * @internal
 */
export const GRADIENT: unique symbol = Symbol("gradient");
/** @internal Under which `requiresGrad` is kept. */
const WANTED: unique symbol = Symbol("wanted");
/** @internal */
export const OWNED: unique symbol = Symbol("owned");

/** A shape as it is read: its sizes cannot be changed. */
export type Fixed<S extends Shape> = { readonly [Axis in keyof S]: S[Axis] };

/**
 * An n-dimensional array of numbers that can remember how it was computed. S is the part of its shape that the compiler knows
 * it. The numbers lie in a Storage, which views (reshape, transpose, slices) share; every op is a method and a function.
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: methods.ts adds the ops, which are written on tensors themselves
export class Tensor<out S extends Shape = any> {
  /** @internal */
  declare [GRADIENT]: Tensor<S> | null;
  /** @internal */
  declare [OWNED]: boolean;
  /** @internal */
  declare [WANTED]: boolean;
  /**
   * The op that made this tensor, while its graph is alive.
   *
   * @internal
   */
  node: Node | null = null;
  /**
   * The sizes along the axes as the engine reads them: the array itself, which is held nowhere else.
   *
   * @internal
   */
  readonly sizes: readonly number[];
  /** @internal */
  readonly storage: Storage;
  /**
   * Elements between neighbours along each axis.
   *
   * @internal
   */
  readonly strides: readonly number[];
  /**
   * Where in the storage the first element lies, in elements.
   *
   * @internal
   */
  readonly offset: number;

  /** @internal */
  constructor(shape: S, storage: Storage, strides: readonly number[] = contiguousStrides(shape), offset: number = 0) {
    // assigned, not declared with a value: V8 makes fields with computed names more slowly
    this[GRADIENT] = null;
    this[OWNED] = false;
    this[WANTED] = false;
    this.sizes = shape;
    this.storage = storage;
    this.strides = strides;
    this.offset = offset;
    storage.tensors++;
  }

  /** Whether `backward()` computes a gradient for this tensor. */
  get requiresGrad(): boolean {
    return this[WANTED];
  }
  set requiresGrad(value: boolean) {
    if (value && !isFloating(this.dtype))
      throw new ArgumentError(
        "requiresGrad",
        `only float32 and float64 tensors have gradients, but this one is ${this.dtype}`,
      );
    this[WANTED] = Boolean(value);
  }

  /** The gradient that `backward()` left here: ∂loss/∂this, of the same shape. Null before, and after `zeroGrad()`. */
  get grad(): Tensor<S> | null {
    this[OWNED] = false;
    return this[GRADIENT];
  }
  set grad(value: Tensor<S> | null) {
    if (value !== null && value !== undefined) checkGradient(this, value);
    this[OWNED] = false;
    this[GRADIENT] = value ?? null;
  }

  /** Sizes along the axes: a copy, because a tensor's shape never changes. */
  get shape(): Fixed<S> {
    return this.sizes.slice() as unknown as Fixed<S>;
  }

  /** "float32", "float64", "int32", "int8" or "bool". */
  get dtype(): DType {
    return this.storage.dtype;
  }

  /** The number of axes. */
  get ndim(): number {
    return this.sizes.length;
  }

  /** A tensor that no op made: a parameter or an input. */
  get isLeaf(): boolean {
    return this.node === null;
  }

  /** The number of elements. */
  numel(): number {
    return count(this.sizes);
  }

  /** Do the elements lie one after the other in memory? */
  isContiguous(): boolean {
    return isContiguous(this.sizes, this.strides);
  }

  /** The one number in a tensor of one element, as a JavaScript number. */
  item(): number {
    if (this.numel() !== 1) {
      throw new ArgumentError(
        "item",
        `expects a tensor of one element, but the shape is ${words(this.sizes)}; use toArray() or sum() first`,
      );
    }
    bringIn(this.storage);
    return view(this.dtype)[this.storage.pointer / BYTES[this.dtype] + this.offset]!;
  }

  /** A copy of the elements in one typed array, the last axis running fastest. */
  data(): Float32Array | Float64Array | Int32Array | Int8Array | Uint8Array {
    bringIn(this.storage);
    const from = view(this.dtype);
    const start = this.storage.pointer / BYTES[this.dtype] + this.offset;
    const n = this.numel();
    if (this.isContiguous()) return from.slice(start, start + n);
    const copy = new (from.constructor as new (n: number) => Float32Array)(n);
    let to = 0;
    const walk = (axis: number, at: number): void => {
      if (axis === this.sizes.length) copy[to++] = from[at]!;
      else for (let i = 0; i < this.sizes[axis]!; i++) walk(axis + 1, at + i * this.strides[axis]!);
    };
    walk(0, start);
    return copy;
  }

  /** A copy of the elements as nested arrays: a number for a tensor without axes. Bools come as true and false. */
  toArray<A extends Shape>(this: Tensor<A>): ArrayOf<A> {
    const flat = this.data();
    let at = 0;
    const build = (axis: number): NestedArray => {
      if (axis < this.sizes.length) return Array.from({ length: this.sizes[axis]! }, () => build(axis + 1));
      const value = flat[at++]!;
      return (this.dtype === "bool" ? value !== 0 : value) as number;
    };
    return build(0) as ArrayOf<A>;
  }
}

/** Refuses, as a gradient of x, what an optimiser would read as something else. */
function checkGradient(x: Tensor, gradient: unknown): void {
  if (!(gradient instanceof Tensor))
    throw new ArgumentError("grad", `a gradient must be a tensor or null, but is ${described(gradient)}`);
  if (!sameShape(gradient.sizes, x.sizes))
    throw new ShapeError(
      "grad",
      `the gradient of ${words(x.shape)} must have its shape, but is ${words(gradient.shape)}`,
      {
        shapes: [x.shape, gradient.shape],
      },
    );
  if (gradient.dtype !== x.dtype)
    throw new ArgumentError(
      "grad",
      `the gradient of a ${x.dtype} tensor must be ${x.dtype}, but is ${gradient.dtype}; use to("${x.dtype}")`,
    );
}

/** All ops are also methods: methods.ts lists them. */
// biome-ignore lint/correctness/noUnusedVariables: both declarations of Tensor must name the parameter
export interface Tensor<out S extends Shape = any> extends Methods {}
