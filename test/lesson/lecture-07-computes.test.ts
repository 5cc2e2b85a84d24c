import { expect, test } from "vitest";
import {
  analogy,
  authorScore,
  authorsOf,
  describes,
  flattened,
  fluency,
  friendRuns,
  friendsKept,
  inventedOn,
  inventedRuns,
  linesBy,
  linesFrom,
  linesOf,
  longRuns,
  longSteps,
  mixed,
  networkLines,
  partnerRanks,
  reporter,
  reports,
  seedRuns,
  slopesThroughTime,
  trainNetwork,
  writtenAt,
} from "../../src/course/07/index.js";
import { mobyDick } from "../../src/data/index.js";
import { ngrams, skipGram, vocabulary, wittenBell, words } from "../../src/text/index.js";

const all = process.env.GRADUS_ALL;

test("a report never describes an organ that was removed, and is fluent", () => {
  const archive = reports(500, 3);
  for (const [history, organ] of [
    ["prostatectomy", "prostate"],
    ["cystectomy", "bladder"],
    ["rectal resection", "rectum"],
  ] as const) {
    const after = archive.split("\n").filter((one) => one.includes(history));
    expect(after.length).toBeGreaterThan(40);
    expect(after.filter((one) => describes(one, organ))).toEqual([]);
  }
  expect(fluency(archive)).toBe(1);
  expect(fluency("The rectum is empty. The rectum is smooth.")).toBe(0.5);
});

test("a machine that sees the history keeps to it, one that does not invents", () => {
  const machine = reporter(reports(2000, 1));
  const written = (removed: "prostate" | "bladder") =>
    Array.from({ length: 60 }, (_, i) => machine.write({ removed }, i + 1)).filter((one) => describes(one, removed));
  expect(written("prostate")).toEqual([]);
  expect(written("bladder").length).toBeGreaterThan(30);
});

test("a stored share of inventions is what it was computed to be", () => {
  expect(inventedOn(3, 4)).toBe(inventedRuns[4][2]);
  expect(inventedOn(4, 7)).toBe(inventedRuns[7][3]);
});

test("partners are ranked by cosine, and an analogy is never one of its own words", () => {
  const [up, right, between] = [[0, 1], [1, 0], [0.6, 0.8]]; // biome-ignore format: one line
  expect(partnerRanks([up!, right!], [between!, right!])).toEqual([1, 1]);
  expect(partnerRanks([right!, up!], [up!, between!])).toEqual([2, 2]);
  const words = { a: [1, 0], b: [1, 1], c: [0.1, 0], d: [0.1, 1], e: [-1, 0] };
  expect(analogy(words, "a", "b", "c")).toBe("d");
});

test("a map keeps distances of what is flat already", () => {
  const flat = [[0, 0, 3], [4, 0, 3], [4, 3, 3], [0, 3, 3], [9, 1, 3]]; // biome-ignore format: one line
  const map = flattened(flat);
  const apart = (a: readonly number[], b: readonly number[]) =>
    Math.sqrt(a.reduce((sum, value, d) => sum + (value - b[d]!) * (value - b[d]!), 0));
  for (const [i, one] of flat.entries())
    for (const [k, other] of flat.entries()) expect(apart(map[i]!, map[k]!)).toBeCloseTo(apart(one, other), 6);
});

test("slopes vanish in a simple network, grow with larger weights, and pass an open gate", () => {
  const after = (options: Parameters<typeof slopesThroughTime>[0]) => slopesThroughTime(options, 41)[40]!;
  expect(after({ cell: "rnn" })).toBeLessThan(1e-9);
  expect(after({ cell: "rnn", scale: 3 })).toBeGreaterThan(1);
  expect(after({ cell: "lstm" })).toBeLessThan(1e-5);
  expect(after({ cell: "lstm", forgetBias: 3 })).toBeGreaterThan(0.1);
});

test("lines have whole words, come in an order of their seed, and a guess of another length is refused", () => {
  const text = "Call. The whale is a fish and it swims in the sea all day long and sleeps at night. The end of it.";
  expect(linesFrom(text, 2)).toEqual([
    "The whale is a fish and it swims in the sea all day long and sleeps at",
    "The end of it.",
  ]);
  const letters = vocabulary(text);
  const counting = wittenBell(ngrams(letters.encode(text), { order: 5 }));
  expect(linesBy(counting, letters, 3).every((line) => line.startsWith("The ") && line.length <= 72)).toBe(true);
  const lines = mixed({ M: ["a", "b"], C: ["c", "d"], N: ["e", "f"] }, 4);
  expect(authorsOf(lines).split("").sort().join("")).toBe("CCMMNN");
  expect(mixed({ M: ["a", "b"], C: ["c", "d"], N: ["e", "f"] }, 4)).toEqual(lines);
  expect(() => authorScore(lines, "MC")).toThrow("expects one letter a line, 6 in all, but was given 2");
});

test("a page is broken at blanks, and the slider goes from cold to hot", () => {
  expect(linesOf("one two\nthree", 7)).toEqual(["one two", "three"]);
  expect(linesOf("extraordinarily long", 6)).toEqual(["extraordinarily", "long"]);
  const figure = writtenAt({ 2: "zzq", 0.2: "the the", 1: "the sea" });
  expect(figure.layout.sliders[0].steps.map(({ label }: { label: string }) => label)).toEqual(["0.2", "1", "2"]);
  expect(figure.layout.xaxis.visible).toBe(false);
});

test("each kind of network learns a short text by its one recipe, the same each time", () => {
  const text = "the quick brown fox jumps over the lazy dog. ".repeat(20);
  const letters = vocabulary(text);
  const ids = letters.encode(text);
  for (const kind of ["mlp", "rnn", "gru", "lstm"] as const) {
    const made = () => trainNetwork(kind, ids, letters.size, { steps: 20, hidden: 24 }).nats(ids);
    const first = made();
    expect(first, kind).toBeLessThan(2.9);
    expect(made(), kind).toBe(first);
  }
});

// Minutes each: they run under `npm test -- --all` only. One of the stored trainings is computed again in the notebook.
test.runIf(all)("what is stored is what training gives", { timeout: 3_600_000 }, async () => {
  const book = await mobyDick();
  const letters = vocabulary(book.train + book.validation);
  const [ids, unseen] = [letters.encode(book.train), letters.encode(book.validation)];
  for (const kind of ["mlp", "rnn"] as const)
    for (const [i, nats] of seedRuns[kind].entries())
      expect(trainNetwork(kind, ids, letters.size, { steps: 300, seed: i + 1 }).nats(unseen)).toBe(nats);
  for (const kind of ["mlp", "rnn", "gru", "lstm"] as const)
    for (const [i, steps] of longSteps.entries()) {
      const network = trainNetwork(kind, ids, letters.size, { steps });
      expect(network.nats(unseen), `${kind}, ${steps} steps`).toBe(longRuns[kind][i]);
      if (kind === "gru" && steps === 3000) expect(linesBy(network.writer, letters)).toEqual(networkLines);
    }
  for (const [i, kept] of friendRuns.entries())
    expect(friendsKept(skipGram(words(book.train), { seed: i + 1 })), `friends with seed ${i + 1}`).toBe(kept);
  for (const order of [4, 7] as const)
    for (const [i, share] of inventedRuns[order].entries()) expect(inventedOn(i + 1, order)).toBe(share);
});
