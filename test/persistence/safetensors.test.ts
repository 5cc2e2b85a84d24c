import { mkdtemp, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { load, manualSeed, nn, randn, safetensors, save, type Tensor, tensor, zeros } from "../../src/index.js";

const sample = (): Record<string, Tensor> => ({
  weight: tensor([
    [1, 2, 3],
    [4, 5, 6],
  ]),
  "layer.bias": tensor([0.5], { dtype: "float64" }),
  steps: tensor(Int32Array.of(7, -8)),
  mask: tensor([true, false, true]),
  empty: zeros([0, 3]),
  scalar: tensor(2.5),
});

test("what is encoded is decoded, whatever its kind and shape", () => {
  const { tensors, metadata } = safetensors.decode(safetensors.encode(sample(), { made: "here" }));
  expect(metadata).toEqual({ made: "here" });
  for (const [name, x] of Object.entries(sample())) {
    expect(tensors[name]!.toArray(), name).toEqual(x.toArray());
    expect(tensors[name]!.dtype, name).toBe(x.dtype);
    expect(tensors[name]!.shape, name).toEqual(x.shape);
  }
});

test("a transposed view is written in its own order", () => {
  const x = tensor([
    [1, 2, 3],
    [4, 5, 6],
  ]).t();
  expect(safetensors.decode(safetensors.encode({ x })).tensors.x!.toArray()).toEqual([
    [1, 4],
    [2, 5],
    [3, 6],
  ]);
});

test("a file written by Python's safetensors is read", async () => {
  const { tensors, metadata } = await load(join(import.meta.dirname, "..", "fixtures", "python.safetensors"));
  expect(metadata).toEqual({ made: "by Python" });
  expect(tensors.weight!.toArray()).toEqual([
    [0, 1, 2],
    [3, 4, 5],
  ]);
  expect(tensors.double!.dtype).toBe("float64");
  expect(tensors.steps!.toArray()).toEqual([1, -2, 3]);
  expect(tensors.mask!.toArray()).toEqual([true, false]);
});

test("our bytes are Python's bytes", async () => {
  const file = await readFile(new URL("../fixtures/python.safetensors", import.meta.url));
  const { tensors, metadata } = safetensors.decode(file);
  expect(Buffer.from(safetensors.encode(tensors, metadata)).equals(file)).toBe(true);
});

test("a model comes back from disk as it was, and nothing else is left there", async () => {
  manualSeed(1);
  const folder = await mkdtemp(join(tmpdir(), "gradus-"));
  const model = nn.sequential(nn.linear(3, 4), nn.batchNorm1d(4), nn.linear(4, 2));
  await save(join(folder, "model.safetensors"), model.stateDict());
  manualSeed(2);
  const copy = nn
    .sequential(nn.linear(3, 4), nn.batchNorm1d(4), nn.linear(4, 2))
    .loadStateDict((await load(join(folder, "model.safetensors"))).tensors);
  const x = randn([5, 3]) as Tensor;
  expect(copy(x).toArray()).toEqual(model(x).toArray());
  expect(await readdir(folder)).toEqual(["model.safetensors"]);
});

/** A file with any header over eight bytes of data. */
function file(header: unknown, length?: bigint): Uint8Array {
  const text = new TextEncoder().encode(typeof header === "string" ? header : JSON.stringify(header));
  const bytes = new Uint8Array(8 + text.length + 8);
  new DataView(bytes.buffer).setBigUint64(0, length ?? BigInt(text.length), true);
  bytes.set(text, 8);
  return bytes;
}

const entry = (start: number, end: number, shape = [(end - start) / 4], dtype = "F32") => ({
  dtype,
  shape,
  data_offsets: [start, end],
});

test.each([
  ["nothing", new Uint8Array(0), "it has 0 bytes"],
  ["a header of 10 GB", file({}, 10_000_000_000n), "its header claims 10000000000 bytes, more than the format allows"],
  ["a header longer than the file", file({}, 1000n), "its header claims 1000 bytes, but the file has only 18"],
  ["no JSON", file("{oops"), "its header is not JSON"],
  ["a list", file([1]), "its header is not a list of names"],
  ["an unknown kind", file({ a: entry(0, 8, [2], "F8") }), '"a" holds numbers of kind "F8"'],
  [
    "a kind that is a property of every object",
    file({ a: entry(0, 8, [2], "constructor") }),
    '"a" holds numbers of kind "constructor"',
  ],
  ["a negative size", file({ a: entry(0, 8, [-2]) }), 'the shape of "a" is [-2]'],
  [
    "a claim of 10 GB",
    file({ a: entry(0, 10_000_000_000, [2_500_000_000]) }),
    '"a" claims bytes 0 to 10000000000, but there are 8',
  ],
  ["a shape that needs more", file({ a: entry(0, 8, [3]) }), '"a" of shape [3] needs 12 bytes, but has 8'],
  ["a shape whose product overflows", file({ a: entry(0, 8, [2 ** 31, 2 ** 31, 2 ** 31]) }), "needs"],
  ["an overlap", file({ a: entry(0, 8), b: entry(4, 8) }), '"b" starts at byte 4, but the one before it ends at 8'],
  ["a gap", file({ a: entry(4, 8) }), '"a" starts at byte 4, but the one before it ends at 0'],
  ["bytes left over", file({ a: entry(0, 4) }), "4 bytes at the end belong to no tensor"],
  ["metadata that are not texts", file({ __metadata__: { a: 1 }, a: entry(0, 8) }), "its metadata are not texts"],
])("%s is refused", (_what, bytes, why) => {
  expect(() => safetensors.decode(bytes)).toThrow(why);
});

test("a changed or cut file is read or refused with a sentence, never anything else", () => {
  const good = safetensors.encode(sample());
  fc.assert(
    fc.property(
      fc.nat(good.length),
      fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 4 }),
      (cut, changes) => {
        const bytes = good.slice(0, cut === 0 ? good.length : cut);
        for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
        try {
          safetensors.decode(bytes);
        } catch (error) {
          expect((error as Error).message).toMatch(
            /^safetensors: (this is not a safe file: |"[\s\S]*" holds numbers of kind )/,
          );
        }
      },
    ),
    { numRuns: 500, seed: 1 },
  );
});
