import type { Pointer } from "../../kernels/index.js";

/** Addresses are multiples of 64: a cache line, and room for any vector. */
const ALIGNMENT = 64;
/** Requests below this look for room on their own, so that large ones do not walk past small gaps for them. */
const SMALL = 4096;

/**
 * Which parts of the memory are free. Room freed exactly is kept by size and used again first; otherwise room is cut
 * from the gaps between the storages that were alive at the last sweep, upwards, the last gap being the untouched rest.
 */
export class FreeSpace {
  private starts: number[];
  private ends: number[];
  /** The gaps in which the last small and the last large request were served. */
  private smallAt = 0;
  private largeAt = 0;
  private readonly exact = new Map<number, Pointer[]>();

  constructor(
    private readonly bottom: Pointer,
    private readonly top: Pointer,
  ) {
    this.starts = [bottom];
    this.ends = [top];
  }

  /** Room of exactly `bytes` (from `roundUp`), or undefined where there is none. */
  take(bytes: number): Pointer | undefined {
    const again = this.exact.get(bytes)?.pop();
    if (again !== undefined) return again;
    const small = bytes < SMALL;
    const from = small ? this.smallAt : this.largeAt;
    let gap = this.search(from, bytes);
    if (gap < 0) gap = this.search(0, bytes);
    if (gap < 0) return undefined;
    const pointer = this.starts[gap]!;
    this.starts[gap] = pointer + bytes;
    if (small) this.smallAt = gap;
    else this.largeAt = gap;
    return pointer;
  }

  /** Would `take` find room? */
  has(bytes: number): boolean {
    return (this.exact.get(bytes)?.length ?? 0) > 0 || this.search(0, bytes) >= 0;
  }

  /** Gives back room that is no longer used. */
  give(pointer: Pointer, bytes: number): void {
    const list = this.exact.get(bytes);
    if (list) list.push(pointer);
    else this.exact.set(bytes, [pointer]);
  }

  /** Forgets everything but what is taken (ascending addresses): the rest is free, whatever was lost before. */
  rebuild(taken: readonly { readonly pointer: Pointer; readonly bytes: number }[]): void {
    const starts: number[] = [];
    const ends: number[] = [];
    let at = this.bottom;
    for (const { pointer, bytes } of taken) {
      if (pointer > at) {
        starts.push(at);
        ends.push(pointer);
      }
      at = pointer + bytes;
    }
    starts.push(at);
    ends.push(this.top);
    this.exact.clear();
    this.smallAt = 0;
    this.largeAt = 0;
    this.starts = starts;
    this.ends = ends;
  }

  /** The gaps, for stress mode, which overwrites what is free. */
  gaps(): [from: Pointer, to: Pointer][] {
    return this.starts.map((start, i) => [start, this.ends[i]!]);
  }

  private search(from: number, bytes: number): number {
    for (let gap = from; gap < this.starts.length; gap++) {
      if (this.ends[gap]! - this.starts[gap]! >= bytes) return gap;
    }
    return -1;
  }
}

/** The size that serves a request: multiples of 64 bytes up to 1 KB, then eight sizes for each doubling. */
export function roundUp(bytes: number): number {
  if (bytes <= 1024) return bytes === 0 ? ALIGNMENT : (bytes + ALIGNMENT - 1) & -ALIGNMENT;
  const step = 1 << (28 - Math.clz32(bytes - 1));
  return Math.ceil(bytes / step) * step;
}
