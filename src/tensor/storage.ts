import { BYTES, type DType, heap, MEMORY_BYTES, type Pointer, SCRATCH_BYTES } from "../kernels/index.js";
import { OutOfMemoryError } from "./errors.js";

/**
 * Where a tensor's numbers lie. Views (reshape, transpose, slices …) share one. A Storage never points to a tensor or to
 * the graph, so it dies with the last tensor or graph node that holds it.
 */
export class Storage {
  /** Counts writes in place: a backward pass that finds another count than it kept refuses. */
  version = 0;
  constructor(
    readonly pointer: Pointer,
    /** bytes taken, a power of two of at least 64 */
    readonly bytes: number,
    readonly dtype: DType,
  ) {}
}

const ALIGNMENT = 64;
const free = new Map<number, Pointer[]>();
let top = SCRATCH_BYTES;

function sizeClass(bytes: number): number {
  let size = ALIGNMENT;
  while (size < bytes) size *= 2;
  return size;
}

/** Room for n numbers, not cleared. */
export function allocate(dtype: DType, n: number): Storage {
  const bytes = sizeClass(n * BYTES[dtype]);
  const reused = free.get(bytes)?.pop();
  if (reused !== undefined) return new Storage(reused, bytes, dtype);
  if (top + bytes > MEMORY_BYTES) throw new OutOfMemoryError(n * BYTES[dtype], top - SCRATCH_BYTES, MEMORY_BYTES);
  top += bytes;
  return new Storage(top - bytes, bytes, dtype);
}

/** Gives a storage's room back at once. Only for temporaries that nobody else can have seen. */
export function release(storage: Storage): void {
  const list = free.get(storage.bytes);
  if (list) list.push(storage.pointer);
  else free.set(storage.bytes, [storage.pointer]);
}

/** The entry of every public op and of backward: the only place where memory may be collected. */
export function safepoint(): void {}

/** Writes numbers to the start of a storage. */
export function write(storage: Storage, numbers: ArrayLike<number>): void {
  view(storage.dtype).set(numbers, storage.pointer / BYTES[storage.dtype]);
}

/** The memory seen as the given kind of number. */
export function view(dtype: DType): Float32Array | Float64Array | Int32Array | Uint8Array {
  return dtype === "float32" ? heap.f32 : dtype === "float64" ? heap.f64 : dtype === "int32" ? heap.i32 : heap.u8;
}
