import { describe, expect, test } from "vitest";
import { gguf } from "../../src/persistence/gguf.js";
import { widen } from "../../src/tensor/ops/weight-blocks.js";
import { floats, ggufFile } from "./gguf-file.js";

const q4 = Uint8Array.of(0x00, 0x3c, 0x00, 0xb8, ...Array.from({ length: 16 }, (_, i) => i | ((15 - i) << 4))); // 1, −0.5
const q8 = Uint8Array.of(0x00, 0x40, ...Array.from({ length: 32 }, (_, i) => (i - 16) & 255)); // 2

const facts = {
  "general.architecture": "llama",
  "llama.block_count": 30,
  "llama.eps": 0.5,
  "a.truth": true,
  "a.list": ["ä", "b"],
};
const file = () =>
  ggufFile(facts, [
    { name: "floats", type: 0, shape: [2, 3], bytes: floats([1, 2, 3, 4, 5, 6]) },
    { name: "four", type: 3, shape: [1, 32], bytes: q4 },
    { name: "eight", type: 8, shape: [32], bytes: q8 },
  ]);

test("facts and tensors come out as they were put in, rows first", () => {
  const { metadata, tensors } = gguf(file());
  expect({ ...metadata }).toEqual(facts);
  expect([...tensors.values()].map(({ name, kind, shape }) => [name, kind, shape])).toEqual([
    ["floats", "F32", [2, 3]],
    ["four", "Q4_1", [1, 32]],
    ["eight", "Q8_0", [32]],
  ]);
});

test("blocks become the numbers that they stand for", () => {
  const { tensors } = gguf(file());
  const numbers = (name: string, n: number) => {
    const out = new Float32Array(n);
    const { kind, bytes } = tensors.get(name)!;
    widen(kind, bytes, out);
    return [...out];
  };
  expect(numbers("floats", 6)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(numbers("four", 32)).toEqual(Array.from({ length: 32 }, (_, i) => (i < 16 ? i : 31 - i) - 0.5));
  expect(numbers("eight", 32)).toEqual(Array.from({ length: 32 }, (_, i) => 2 * (i - 16)));
});

test("a file that is cut off at any place is refused with a sentence", () => {
  const whole = file();
  expect(() => gguf(whole.subarray(0, 8))).toThrow(/no GGUF file/);
  for (let length = 24; length < whole.length - 32; length++)
    expect(() => gguf(whole.subarray(0, length)), `${length} bytes`).toThrow(/^gguf: the file ends .*get it again/);
});

describe("what is no such file gets a sentence", () => {
  test.each<[string, Uint8Array, RegExp]>([
    ["nothing", new Uint8Array(0), /this is no GGUF file: such a file begins with the letters "GGUF"/],
    ["a picture", new TextEncoder().encode(`\x89PNG${" ".repeat(40)}`), /this is no GGUF file/],
    ["a version to come", ggufFile({}, [], 9), /of version 9; versions 2 and 3 can be read/],
    [
      "a kind that cannot be read",
      ggufFile({}, [{ name: "w", type: 12, shape: [256], bytes: new Uint8Array(144) }]),
      /"w" is kept as Q4_K; F32, Q4_1, Q8_0 can be read/,
    ],
    [
      "a row that is no whole number of blocks",
      ggufFile({}, [{ name: "w", type: 3, shape: [2, 16], bytes: q4 }]),
      /"w" of shape \[2, 16\] does not fit into blocks of 32/,
    ],
    ["five axes", ggufFile({}, [{ name: "w", type: 0, shape: [1, 1, 1, 1, 1], bytes: floats([1]) }]), /"w" has 5 axes/],
  ])("%s", (_, bytes, sentence) => {
    expect(() => gguf(bytes)).toThrow(sentence);
  });

  test("a fact of a type that does not exist, a length beyond the file", () => {
    const wrong = ggufFile({ a: 1 }, []);
    wrong[24 + 8 + 1] = 99; // the type of the first fact
    expect(() => gguf(wrong)).toThrow(/a fact is of type 99/);
    const long = ggufFile({ a: ["b"] }, []);
    long.fill(255, 24 + 8 + 1 + 4 + 4, 24 + 8 + 1 + 4 + 4 + 8); // how long the list is
    expect(() => gguf(long)).toThrow(/ends too early/);
    expect(() => gguf("a path" as never)).toThrow("gguf: expects the bytes of a file, a Uint8Array");
  });
});
