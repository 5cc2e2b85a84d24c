/**
 * The one WebAssembly memory in which every tensor's numbers lie, and typed views on it.
 *
 * 4 GiB of addresses are reserved at the start, so that the memory never grows and the views never detach; the
 * operating system hands out real pages only when they are written. Where 4 GiB is refused, less is taken.
 */

/** The first bytes belong to the kernels (packing buffers, shape descriptors); storages lie above. */
export const SCRATCH_BYTES = 8 * 1024 * 1024;

/** The part of WebAssembly.Memory used here (the compiler's own library knows it only together with the whole DOM). */
export interface LinearMemory {
  readonly buffer: ArrayBuffer;
}

const { Memory } = (
  globalThis as unknown as {
    WebAssembly: { Memory: new (pages: { initial: number; maximum: number }) => LinearMemory };
  }
).WebAssembly;

function reserve(): LinearMemory {
  for (const pages of [65536, 32768, 16384, 4096]) {
    try {
      return new Memory({ initial: pages, maximum: pages });
    } catch {
      // this much was refused: ask for less
    }
  }
  throw new Error("No memory: the system refused even 256 MB for tensors. Close other programs and start again.");
}

export const memory: LinearMemory = reserve();

/** Bytes in the memory. */
export const MEMORY_BYTES: number = memory.buffer.byteLength;

/** The memory seen as numbers of each kind. An element's index is its byte address divided by the element's size. */
export const heap: { f32: Float32Array; f64: Float64Array; i32: Int32Array; i8: Int8Array; u8: Uint8Array } = {
  f32: new Float32Array(memory.buffer),
  f64: new Float64Array(memory.buffer),
  i32: new Int32Array(memory.buffer),
  i8: new Int8Array(memory.buffer),
  u8: new Uint8Array(memory.buffer),
};
