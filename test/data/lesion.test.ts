import { describe, expect, test } from "vitest";
import { data, type Tensor } from "../../src/index.js";

const mean = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0) / values.length;
const spread = (values: ArrayLike<number>) => {
  const m = mean(values);
  return Math.sqrt(mean(Array.from(values, (v) => (v - m) * (v - m))));
};
const less = (a: Float32Array, b: Float32Array) => a.map((v, i) => v - b[i]!);
/** FNV-1a over whole numbers: one number for a whole patch. */
const hash = (values: Float32Array) =>
  (values.reduce((h, v) => Math.imul(h ^ (v & 0xffff), 16777619), -2128831035) >>> 0).toString(16);

describe("a patch", () => {
  test("is the same for the same seed on every machine, and another for another seed", () => {
    expect(hash(data.lesion({ seed: 1 }).hounsfield)).toBe("779cc047");
    expect(hash(data.lesion({ seed: 2, kind: "malignant", scanner: { gain: 0.8, noise: 16 } }).hounsfield)).toBe(
      "ff655bc0",
    );
    expect(data.lesion({ seed: 3 }).hounsfield).not.toEqual(data.lesion({ seed: 4 }).hounsfield);
  });

  test("with and without its lesion is the same tissue elsewhere", () => {
    const [without, dark] = [data.lesion({ seed: 7, kind: "none" }), data.lesion({ seed: 7 })];
    expect([without.lesion, without.mask.includes(1), without.size, without.spacing]).toEqual([
      undefined,
      false,
      32,
      2,
    ]);
    const change = less(dark.hounsfield, without.hounsfield);
    const { x, y, radius, contrast } = dark.lesion!;
    const far = change.filter((_, i) => ((i % 32) - x) ** 2 + (Math.floor(i / 32) - y) ** 2 > (2 * radius) ** 2);
    expect(Math.max(...far.map(Math.abs))).toBeLessThanOrEqual(1); // rounding
    expect(change[Math.round(y) * 32 + Math.round(x)]).toBeCloseTo(contrast, -0.5);
  });

  test("the mask covers the lesion and nothing else, as large as a disc of its radius", () => {
    for (let seed = 1; seed <= 20; seed++) {
      const { mask, lesion } = data.lesion({ seed });
      const area = mask.reduce((a, b) => a + b, 0);
      expect(area / (Math.PI * lesion!.radius ** 2)).toBeGreaterThan(0.7);
      expect(area / (Math.PI * lesion!.radius ** 2)).toBeLessThan(1.4);
      expect([lesion!.x, lesion!.y].every((v) => v >= 9 && v <= 22)).toBe(true);
    }
  });

  test("a malignant lesion lies where the benign one of its seed does, and its outline bends more", () => {
    const roughness = (kind: "benign" | "malignant", seed: number) => {
      const { mask, lesion } = data.lesion({ seed, kind, radius: [6, 6], size: 64 });
      let faces = 0;
      mask.forEach((inside, i) => {
        for (const k of [1, -1, 64, -64]) if (inside && !mask[i + k]) faces++;
      });
      return { faces: faces / Math.sqrt(mask.reduce((a, b) => a + b, 0)), lesion: lesion! };
    };
    const seeds = Array.from({ length: 20 }, (_, i) => i);
    const [benign, malignant] = (["benign", "malignant"] as const).map((kind) =>
      seeds.map((seed) => roughness(kind, seed)),
    );
    expect(malignant!.map(({ lesion }) => [lesion.x, lesion.y])).toEqual(
      benign!.map(({ lesion }) => [lesion.x, lesion.y]),
    );
    expect(mean(malignant!.map(({ faces }) => faces))).toBeGreaterThan(1.05 * mean(benign!.map(({ faces }) => faces)));
    expect([malignant![0]!.lesion.malignant, benign![0]!.lesion.malignant]).toEqual([true, false]);
  });

  test("turning turns the lesion alone, and all the way round is where it was", () => {
    const at = (turn: number) => data.lesion({ seed: 5, kind: "malignant", radius: [6, 6], turn });
    expect(at(90).mask).not.toEqual(at(0).mask);
    expect(at(360).mask).toEqual(at(0).mask);
    expect(at(90).lesion).toEqual(at(0).lesion);
  });

  test("tissue is 55 HU on average, and its texture and noise have the spread that they should have", () => {
    const patches = Array.from({ length: 200 }, (_, seed) => data.lesion({ seed, kind: "none" }));
    expect(Math.abs(mean(patches.map(({ hounsfield }) => mean(hounsfield))) - 55)).toBeLessThan(1.5);
    const noise = patches.map((patch, seed) => {
      const without = data.lesion({ seed, kind: "none", scanner: { noise: 0 } });
      return spread(less(patch.hounsfield, without.hounsfield));
    });
    expect(mean(noise)).toBeCloseTo(8, 0);
  });

  test("a scanner shifts, stretches, adds noise, and lessens the contrast of the lesion alone", () => {
    const scanned = (scanner: data.LesionScanner, kind: data.LesionKind = "benign") =>
      data.lesion({ seed: 11, kind, scanner: { noise: 0, ...scanner } }).hounsfield;
    expect(less(scanned({ offset: 20 }), scanned({})).every((d) => d === 20)).toBe(true);
    expect(scanned({ gain: 0.5 }).every((v, i) => Math.abs(v - 0.5 * scanned({})[i]!) <= 1)).toBe(true);
    expect(scanned({ contrast: 0 })).toEqual(scanned({}, "none"));
  });

  test("the marker is three by three pixels of 150 HU near the upper right corner", () => {
    const [plain, marked] = [data.lesion({ seed: 1 }), data.lesion({ seed: 1, marker: true })];
    const changed = Array.from(marked.hounsfield.keys()).filter((i) => marked.hounsfield[i] !== plain.hounsfield[i]);
    expect(changed).toEqual([2, 3, 4].flatMap((row) => [27, 28, 29].map((column) => row * 32 + column)));
    expect(changed.every((i) => marked.hounsfield[i] === 150)).toBe(true);
  });
});

describe("many patches", () => {
  test("have pictures from 0 to 1 in the window, answers, and the truth", () => {
    const { images, labels, patches } = data.lesions({ count: 200, seed: 1 });
    expect([images.shape, labels.shape, labels.dtype]).toEqual([[200, 1, 32, 32], [200], "int32"]);
    const yes = (labels as Tensor).toArray() as number[];
    expect(yes).toEqual(patches.map(({ lesion }) => (lesion ? 1 : 0)));
    expect(mean(yes)).toBeGreaterThan(0.4);
    expect(mean(yes)).toBeLessThan(0.6);
    const first = Array.from((images as Tensor).data().slice(0, 1024));
    expect(first[500]).toBeCloseTo(Math.min(1, Math.max(0, (patches[0]!.hounsfield[500]! + 45) / 200)), 6);
    expect(first.every((v) => v >= 0 && v <= 1)).toBe(true);
  });

  test("the second question is about the outline: all have a lesion, larger and darker", () => {
    const { labels, patches } = data.lesions({ count: 60, seed: 2, question: "malignancy" });
    expect((labels as Tensor).toArray()).toEqual(patches.map(({ lesion }) => (lesion!.malignant ? 1 : 0)));
    expect(patches.every(({ lesion }) => lesion!.radius >= 4.5 && lesion!.radius <= 7.5)).toBe(true);
  });

  test("prevalence and markers are as often as asked", () => {
    const { labels, patches } = data.lesions({ count: 1000, seed: 3, prevalence: 0.1, markers: { yes: 1, no: 0.05 } });
    const yes = (labels as Tensor).toArray() as number[];
    const marked = patches.map(({ hounsfield }) => (hounsfield[3 * 32 + 28] === 150 ? 1 : 0));
    expect(mean(yes)).toBeCloseTo(0.1, 1);
    expect(marked.filter((m, i) => yes[i] === 1 && m === 0)).toEqual([]);
    expect(mean(marked.filter((_, i) => yes[i] === 0))).toBeCloseTo(0.05, 1);
  });

  test("the scanner or the markers do not change which patients there are", () => {
    const options = { count: 20, seed: 4 };
    const places = (set: data.LesionSet) => set.patches.map(({ lesion }) => lesion && [lesion.x, lesion.y]);
    const plain = places(data.lesions(options));
    expect(places(data.lesions({ ...options, scanner: { offset: 20 }, markers: { yes: 0.5, no: 0.5 } }))).toEqual(
      plain,
    );
  });
});

test.each([
  [
    () => data.lesion(undefined as never),
    "lesion: expects options, as in data.lesion({ seed: 1 }), but was given undefined",
  ],
  [() => data.lesion({} as never), "lesion: expects a whole number as seed, but was given undefined"],
  [
    () => data.lesion({ seed: 1, kind: "bening" as never }),
    'lesion: kind must be "none" or "benign" or "malignant", but is "bening"; did you mean "benign"?',
  ],
  [() => data.lesion({ seed: 1, radius: [5, 2] }), "lesion: the second radius must be a number from 5 up, but is 2"],
  [
    () => data.lesion({ seed: 1, radius: 5 as never }),
    "lesion: the first radius must be a number from 0 up, but is undefined",
  ],
  [() => data.lesion({ seed: 1, size: 10 }), "lesion: size must be a whole number from 20 up, but is 10"],
  [
    () => data.lesion({ seed: 1, scanner: { noise: -1 } }),
    "lesion: the scanner's noise must be a number from 0 up, but is -1",
  ],
  [
    () => data.lesion({ seed: 1, scanner: { ofset: 1 } as never }),
    'lesion: there is no option "ofset"; did you mean offset?',
  ],
  [() => data.lesions({ count: 0, seed: 1 }), "lesions: count must be a whole number from 1 up, but is 0"],
  [
    () => data.lesions({ count: 1, seed: 1, prevalence: 2 }),
    "lesions: prevalence must be a number from 0 to 1, but is 2",
  ],
  [
    () => data.lesions({ count: 1, seed: 1, question: "lesion" as never }),
    'lesions: question must be "detection" or "malignancy", but is "lesion"',
  ],
])("bad input gets a sentence: %#", (call, sentence) => {
  expect(call).toThrow(sentence);
});
