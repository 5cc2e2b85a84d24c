import * as fc from "fast-check";
import { expect, test } from "vitest";
import { FreeSpace, roundUp } from "../../src/tensor/memory/free-space.js";

test("a size class is never smaller than the request, and wastes an eighth at most", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 32 - 2 ** 29 }), (bytes) => {
      const size = roundUp(bytes);
      expect(size).toBeGreaterThanOrEqual(bytes);
      expect(size).toBeLessThanOrEqual(Math.max(64, bytes + Math.max(64, bytes / 8)));
      expect(size % 64).toBe(0);
    }),
    { seed: 1 },
  );
});

test("room that is taken never overlaps, whatever is given back or rebuilt in between", () => {
  const action = fc.oneof(
    fc.record({ kind: fc.constant("take" as const), bytes: fc.integer({ min: 0, max: 9000 }) }),
    fc.record({ kind: fc.constant("give" as const), which: fc.nat() }),
    fc.record({ kind: fc.constant("rebuild" as const), keep: fc.integer({ min: 1, max: 5 }) }),
  );
  fc.assert(
    fc.property(fc.array(action, { maxLength: 120 }), (actions) => {
      const space = new FreeSpace(64, 256 * 1024);
      let taken: { pointer: number; bytes: number }[] = [];
      for (const act of actions) {
        if (act.kind === "take") {
          const bytes = roundUp(act.bytes);
          const pointer = space.take(bytes);
          if (pointer === undefined) continue;
          expect(pointer >= 64 && pointer + bytes <= 256 * 1024).toBe(true);
          for (const other of taken)
            expect(pointer + bytes <= other.pointer || other.pointer + other.bytes <= pointer).toBe(true);
          taken.push({ pointer, bytes });
        } else if (act.kind === "give" && taken.length > 0) {
          const [gone] = taken.splice(act.which % taken.length, 1);
          space.give(gone!.pointer, gone!.bytes);
        } else if (act.kind === "rebuild") {
          taken = taken.filter((_, i) => i % act.keep === 0).sort((a, b) => a.pointer - b.pointer);
          space.rebuild(taken);
        }
      }
    }),
    { seed: 1 },
  );
});
