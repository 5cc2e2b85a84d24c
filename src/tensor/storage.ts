import { BYTES, type DType, heap, MEMORY_BYTES, type Pointer, SCRATCH_BYTES } from "../kernels/index.js";
import { ArgumentError, OutOfMemoryError } from "./errors.js";
import { stress } from "./memory/environment.js";
import { FreeSpace, roundUp } from "./memory/free-space.js";
import { type WeakSweep, weakSweep } from "./memory/weak-sweep.js";

/**
 * Where a tensor's numbers lie. Views (reshape, transpose, slices …) share one. A Storage never points to a tensor or to
 * the graph, so it dies with the last tensor or graph node that holds it. Its pointer holds until the next safepoint.
 */
export class Storage {
  /** Counts writes in place: a backward pass that finds another count than it kept refuses. */
  version = 0;
  /** Its place among the young storages; -1 once it has survived a sweep, -2 once it is freed. */
  index = -1;
  /** How many tensors were made that look at it, and how many hold it as a gradient (refcount.ts). */
  tensors = 0;
  holders = 0;
  /** When it was made, counted in allocations. */
  readonly serial = ++made;
  private address: Pointer;
  /** The numbers, while they are outside the memory (see `evict`). */
  private copy: Uint8Array | undefined;

  constructor(
    address: Pointer,
    /** bytes taken, at least those asked for */
    readonly bytes: number,
    readonly dtype: DType,
  ) {
    this.address = address;
  }

  /** The byte address of the first number. */
  get pointer(): Pointer {
    return this.address === 0 ? this.bringBack() : this.address;
  }

  /** Whether the numbers are outside the memory. */
  get evicted(): boolean {
    return this.address === 0;
  }

  /** Moves the numbers out of the memory, until they are asked for again. */
  evict(): void {
    if (this.address === 0 || this.index === FREED) return;
    this.copy = heap.u8.slice(this.address, this.address + this.bytes);
    this.address = 0;
    this.index = -1;
  }

  /** Moves the numbers to a lower address, so that the free room after them is in one piece. */
  moveDown(address: Pointer): void {
    heap.u8.copyWithin(address, this.address, this.address + this.bytes);
    this.address = address;
  }

  private bringBack(): Pointer {
    const address = room(this.bytes);
    heap.u8.set(this.copy!, address);
    this.copy = undefined;
    this.address = address;
    enter(this);
    return address;
  }
}

let made = 0;

/** How many storages were made so far. */
export function allocations(): number {
  return made;
}

const FREED = -2;
/** The last bytes stay free: kernels read whole vectors past the end of a row. */
const SLACK = 4096;
const MEGABYTE = 1024 * 1024;
const space = new FreeSpace(SCRATCH_BYTES, MEMORY_BYTES - SLACK);

/** Storages since the last sweep, held; and those that survived it, if they are still held elsewhere. */
let young: Storage[] = [];
let old: WeakRef<Storage>[] = [];
let youngBytes = 0;
let oldBytes = 0;

/** How many bytes, and how many storages, may be young before the next safepoint sweeps. */
let nursery = 64 * MEGABYTE;
let nurseryCount = 65536;
let limit = nursery;
let lastSweep = 0;

/** `undefined`: not tried yet; `false`: not to be had here. */
let means: WeakSweep | false | undefined;

if (stress === "evict") means = false;
if (stress === "sweep" || stress === "evict") limit = -1;

/** Room for n numbers, not cleared. */
export function allocate(dtype: DType, n: number): Storage {
  const size = BYTES[dtype];
  if (size === undefined)
    throw new ArgumentError(
      "dtype",
      `${JSON.stringify(dtype)} is not a kind of number here; there are ${Object.keys(BYTES).join(", ")}`,
    );
  const bytes = roundUp(n * size);
  const storage = new Storage(room(bytes), bytes, dtype);
  enter(storage);
  return storage;
}

function room(bytes: number): Pointer {
  const pointer = space.take(bytes);
  if (pointer === undefined) throw new OutOfMemoryError(bytes, MEMORY_BYTES - SCRATCH_BYTES, sizesHeld());
  return pointer;
}

/** The bytes of every storage that holds room now. */
function sizesHeld(): number[] {
  const sizes = young.map((storage) => storage.bytes);
  for (const reference of old) {
    const storage = reference.deref();
    if (storage && storage.index !== FREED) sizes.push(storage.bytes);
  }
  return sizes;
}

/** After a sweep: where room for so many bytes is there, but in pieces, all storages move together at the bottom. */
export function compact(wanted: number): void {
  if (!means || space.has(wanted)) return;
  const alive = old.map((reference) => reference.deref()).filter((storage) => storage !== undefined);
  alive.sort((a, b) => a.pointer - b.pointer);
  let at = SCRATCH_BYTES;
  for (const storage of alive) {
    storage.moveDown(at);
    at += storage.bytes;
  }
  space.rebuild(alive);
  means.unpin();
}

function enter(storage: Storage): void {
  storage.index = young.length;
  young.push(storage);
  youngBytes += storage.bytes;
}

/** Gives a storage's room back at once. Only for temporaries that cannot have been seen elsewhere. */
export function release(storage: Storage): void {
  const { index, bytes } = storage;
  if (index === FREED || storage.evicted) return;
  const pointer = storage.pointer;
  if (index >= 0) {
    const last = young.pop()!;
    if (last !== storage) {
      young[index] = last;
      last.index = index;
    }
    youngBytes -= bytes;
  } else oldBytes -= bytes;
  storage.index = FREED;
  if (stress) heap.u8.fill(0xff, pointer, pointer + bytes);
  space.give(pointer, bytes);
}

/** The entry of every public op, of creation and of backward: the only places where memory may be collected. */
export function safepoint(): void {
  if (youngBytes > limit || young.length >= nurseryCount) sweep();
}

/** Frees the room of every storage that is no longer held. */
export function sweep(): void {
  means ??= weakSweep() ?? false;
  const start = performance.now();
  if (means) sweepWeakly(means);
  else evictAll();
  const end = performance.now();
  // Sweeping may cost a tenth of the time: where it costs more, sweep less often.
  if (end - start > (end - lastSweep) / 10) {
    nursery = Math.min(2 * nursery, 256 * MEGABYTE);
    nurseryCount = Math.min(2 * nurseryCount, 65536);
  }
  lastSweep = end;
  // Never so late that what is left of the memory would not do.
  if (limit >= 0) limit = Math.min(Math.max(nursery, oldBytes), (MEMORY_BYTES - SCRATCH_BYTES - oldBytes) / 2);
  else overwriteGaps();
}

function sweepWeakly({ unpin, collect }: WeakSweep): void {
  forgetYoung();
  unpin();
  collect();
  const alive: Storage[] = [];
  const survivors: WeakRef<Storage>[] = [];
  let bytes = 0;
  for (const reference of old) {
    const storage = reference.deref();
    if (!storage || storage.index === FREED) continue;
    alive.push(storage);
    survivors.push(reference);
    bytes += storage.bytes;
  }
  alive.sort((a, b) => a.pointer - b.pointer);
  space.rebuild(alive);
  old = survivors;
  oldBytes = bytes;
  unpin();
}

/** In a function of its own, so that no frame still holds a storage when the collector runs. */
function forgetYoung(): void {
  const references = old.slice();
  for (const storage of young) {
    storage.index = -1;
    references.push(new WeakRef(storage));
  }
  // Straight on, without a call in between: an interrupt finds the one state or the other.
  old = references;
  young = [];
  youngBytes = 0;
}

/** Where nothing can be found out: all numbers move into arrays that the JavaScript engine collects by itself. */
function evictAll(): void {
  for (const storage of young) storage.evict();
  young = [];
  youngBytes = 0;
  oldBytes = 0;
  space.rebuild([]);
}

function overwriteGaps(): void {
  for (const [from, to] of space.gaps()) {
    const end = Math.min(to, from + MEGABYTE);
    heap.u8.fill(0xff, from, end); // NaN, read as float32 or float64
  }
}

/** Bytes held now: all that was not freed and, since the last sweep, all that was made. */
export function memoryInUse(): { bytes: number; storages: number } {
  return { bytes: youngBytes + oldBytes, storages: young.length + old.length };
}

/** Writes numbers to the start of a storage. */
export function write(storage: Storage, numbers: ArrayLike<number>): void {
  view(storage.dtype).set(numbers, storage.pointer / BYTES[storage.dtype]);
}

/** The memory seen as the given kind of number. */
export function view(dtype: DType): Float32Array | Float64Array | Int32Array | Int8Array | Uint8Array {
  return views[dtype];
}

const views = { float32: heap.f32, float64: heap.f64, int32: heap.i32, int8: heap.i8, bool: heap.u8 } as const;
