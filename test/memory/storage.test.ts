import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { heap } from "../../src/kernels/index.js";
import type { Storage } from "../../src/tensor/storage.js";

const MB = 1024 * 1024;
const first = (storage: Storage) => heap.f32[storage.pointer / 4]!;

/** The module anew, in the given mode: "" as users have it, "sweep" and "evict" at every safepoint. */
async function memory(mode: string) {
  vi.resetModules();
  vi.stubEnv("GRADUS_MEMORY", mode);
  const storage = await import("../../src/tensor/storage.js");
  const { heap } = await import("../../src/kernels/index.js");
  return { ...storage, heap };
}

afterEach(() => vi.unstubAllEnvs());

describe.each(["", "sweep", "evict"])("in the mode %j", (mode) => {
  let m: Awaited<ReturnType<typeof memory>>;
  beforeEach(async () => {
    m = await memory(mode);
  });

  test("a synchronous loop runs in flat memory and what is held stays right", () => {
    const rounds = mode === "" ? 20_000 : 60;
    const held: Storage[] = [];
    let most = 0;
    for (let i = 0; i < rounds; i++) {
      m.safepoint();
      const storage = m.allocate("float32", MB / 4);
      m.heap.f32[storage.pointer / 4] = i;
      if (i % (rounds / 20) === 0) held.push(storage);
      most = Math.max(most, m.memoryInUse().bytes);
    }
    expect(held.map((storage) => m.heap.f32[storage.pointer / 4])).toEqual(held.map((_, i) => (i * rounds) / 20));
    expect(most).toBeLessThan(300 * MB);
  });

  test("storages never share room", () => {
    const held: Storage[] = [];
    for (let i = 0; i < 300; i++) {
      m.safepoint();
      const storage = m.allocate("float32", 1 + ((i * 37) % 900));
      m.heap.f32.fill(i, storage.pointer / 4, storage.pointer / 4 + storage.bytes / 4);
      if (i % 3) held[i % 50] = storage;
      else m.release(storage);
    }
    for (const storage of held.filter(Boolean)) {
      const [value] = m.heap.f32.slice(storage.pointer / 4, storage.pointer / 4 + 1);
      expect(
        m.heap.f32.slice(storage.pointer / 4, storage.pointer / 4 + storage.bytes / 4).every((v) => v === value),
      ).toBe(true);
    }
  });
});

test("released room is used again at once, and a second release does nothing", async () => {
  const { allocate, release, memoryInUse } = await memory("");
  const before = memoryInUse();
  const storage = allocate("float32", 1000);
  release(storage);
  release(storage);
  expect(memoryInUse()).toEqual(before);
  expect(allocate("float32", 1000).pointer).toBe(storage.pointer);
});

test("out of memory is a sentence with the sizes, and the memory stays usable", async () => {
  const { allocate } = await memory("");
  expect(() => allocate("float64", 600_000_000)).toThrow(
    /needs 4.5 GB, more than the 4 GB that all tensors have together/,
  );
  expect(first(allocate("float32", 1))).toBeTypeOf("number");
});

test("the sweep works on this Node: it is not the fallback that is tested", async () => {
  const { weakSweep } = await import("../../src/tensor/memory/weak-sweep.js");
  expect(weakSweep()).toBeDefined();
});
