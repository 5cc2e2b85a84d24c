import { describe, expect, test } from "vitest";
import { data, metrics, type Tensor } from "../../src/index.js";

const count = (labels: ArrayLike<number>, label: number) => Array.from(labels).filter((l) => l === label).length;
const mask = (labels: Uint8Array, label: number) => labels.map((l) => Number(l === label));
const mean = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0) / values.length;
/** FNV-1a over whole numbers: one number for a whole slice. */
const hash = (values: ArrayLike<number>) =>
  (Array.from(values).reduce((h, v) => Math.imul(h ^ (v & 0xffff), 16777619), -2128831035) >>> 0).toString(16);
const [bladder, prostate, wall, rectum, head] = [2, 3, 4, 5, 6];
const seeds = Array.from({ length: 40 }, (_, i) => i);

describe("a slice of the second phantom", () => {
  test("is the same for the same seed on every machine, and another for another seed", () => {
    expect(hash(data.pelvis({ seed: 1 }).hounsfield)).toBe("7f02322c");
    expect(hash(data.pelvis({ seed: 2, implant: true, height: 0.9 }).hounsfield)).toBe("7cde2d4d");
    expect(data.pelvis({ seed: 3 }).hounsfield).not.toEqual(data.pelvis({ seed: 4 }).hounsfield);
  });

  test("holds every organ in its middle, in sizes that organs have", () => {
    for (const seed of seeds) {
      const { labels, spacing } = data.pelvis({ seed });
      const area = (label: number) => (count(labels, label) * spacing * spacing) / 100; // cm²
      expect(area(prostate!), `prostate of ${seed}`).toBeGreaterThan(8);
      expect(area(prostate!)).toBeLessThan(26);
      expect(area(wall!), `wall of ${seed}`).toBeGreaterThan(2.5);
      expect(area(rectum!), `rectum of ${seed}`).toBeGreaterThan(0.6);
      expect(area(head!), `heads of ${seed}`).toBeGreaterThan(24);
      expect(area(bladder!), `bladder of ${seed}`).toBeGreaterThan(1.5);
    }
  });

  test("changes from apex to base: the prostate is widest in the middle, the bladder comes from above", () => {
    const areas = (label: number) =>
      [0.05, 0.5, 0.95].map((height) => mean(seeds.map((seed) => count(data.pelvis({ seed, height }).labels, label))));
    const [apex, middle, base] = areas(prostate!);
    expect(middle).toBeGreaterThan(1.3 * apex!);
    expect(middle).toBeGreaterThan(1.3 * base!);
    const [low, half, high] = areas(bladder!);
    expect([low, half! < high!]).toEqual([0, true]);
  });

  test("has muscle of nearly the prostate's brightness that touches it", () => {
    const touched = seeds.filter((seed) => {
      const { labels, hounsfield, size } = data.pelvis({ seed, scanner: { noise: 0 } });
      return Array.from(labels.keys()).some(
        (i) =>
          labels[i] === prostate &&
          [1, -1, size, -size].some((k) => labels[i + k] === 1 && Math.abs(hounsfield[i + k]! - hounsfield[i]!) < 25),
      );
    });
    expect(touched.length).toBeGreaterThan(35);
  });

  test("an empty bladder is small, and the rest of the patient is the same", () => {
    const [full, empty] = [false, true].map((emptyBladder) => data.pelvis({ seed: 5, emptyBladder, height: 0.8 }));
    expect(count(empty!.labels, bladder!)).toBeLessThan(0.45 * count(full!.labels, bladder!));
    expect(mask(empty!.labels, rectum!)).toEqual(mask(full!.labels, rectum!));
  });

  test("an implant is metal in one hip, and its streaks reach across the picture", () => {
    const plain = data.pelvis({ seed: 6, scanner: { noise: 0 } });
    const metal = data.pelvis({ seed: 6, implant: true, scanner: { noise: 0 } });
    expect(Math.max(...metal.hounsfield)).toBe(3071);
    expect(metal.hounsfield.indexOf(3071) % 64).toBeGreaterThan(32);
    const far = Array.from(plain.hounsfield.keys()).filter((i) => i % 64 > 20 && i % 64 < 44 && plain.labels[i] !== 0);
    const change = far.map((i) => Math.abs(metal.hounsfield[i]! - plain.hounsfield[i]!));
    expect(mean(change)).toBeGreaterThan(25);
    expect(count(metal.labels, prostate!)).toBe(count(plain.labels, prostate!));
  });

  test("a scanner shifts, stretches and adds noise of the deviation that is asked for, alike in neighbours", () => {
    const at = (scanner: NonNullable<data.PelvisOptions["scanner"]>) => data.pelvis({ seed: 7, scanner }).hounsfield;
    const still = at({ noise: 0 });
    expect(at({ noise: 0, offset: 30 }).every((v, i) => v - still[i]! === 30 || still[i]! < -1020)).toBe(true);
    expect(at({ noise: 0, gain: 0.5 }).every((v, i) => Math.abs(v - 0.5 * still[i]!) <= 1)).toBe(true);
    const { labels } = data.pelvis({ seed: 7 });
    const inside = Array.from(still.keys()).filter((i) => labels[i] === prostate);
    const noise = Array.from({ length: 30 }, (_, k) => {
      const one = data.pelvis({ seed: 7, height: 0.5 + k * 1e-4 });
      const none = data.pelvis({ seed: 7, height: 0.5 + k * 1e-4, scanner: { noise: 0 } });
      return Array.from(one.hounsfield, (v, i) => v - none.hounsfield[i]!);
    });
    const of = (shift: number) =>
      mean(noise.map((field) => mean(inside.map((i) => field[i]! * field[i + shift]!)))) / (14 * 14);
    expect(of(0)).toBeCloseTo(1, 0);
    expect(of(1)).toBeGreaterThan(0.3);
    expect(Math.abs(of(8))).toBeLessThan(0.15);
  });

  test("takes less than 12 ms", () => {
    const start = performance.now();
    for (let seed = 0; seed < 50; seed++) data.pelvis({ seed });
    expect((performance.now() - start) / 50).toBeLessThan(12);
  });
});

describe("a set of patients", () => {
  const { images, labels, slices, patient } = data.pelvises({ patients: 3, slices: 4, seed: 9 });

  test("has the slices of one patient after one another, evenly from apex to base", () => {
    expect([images.shape, labels.shape, labels.dtype]).toEqual([[12, 1, 64, 64], [12, 64, 64], "int32"]);
    expect(patient).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2]);
    expect(slices.slice(0, 4).map(({ height }) => height)).toEqual([0.125, 0.375, 0.625, 0.875]);
  });

  test("shows the network a narrow window", () => {
    const values = (images as Tensor).data();
    const at = 5 * 4096 + 2080;
    expect(values[at]).toBeCloseTo(Math.min(200, Math.max(-150, slices[5]!.hounsfield[2080]!)) / 50, 5);
    expect([Math.min(...values), Math.max(...values)]).toEqual([-3, 4]);
    expect(Array.from((labels as Tensor).data().slice(4096, 8192))).toEqual(Array.from(slices[1]!.labels));
  });
});

describe("a simulated observer", () => {
  const slices = seeds.slice(0, 20).map((seed) => data.pelvis({ seed }));
  const area = (labels: Uint8Array) => count(labels, prostate!);

  test("without bias and spread draws the truth", () => {
    for (const slice of slices.slice(0, 5))
      expect(mask(data.observer(slice, { seed: 1, spread: 0 }), prostate!)).toEqual(mask(slice.labels, prostate!));
  });

  test("draws wider with a bias above 0 and tighter below, and differently on another day", () => {
    const areas = [-2.5, 0, 2.5].map((bias) =>
      mean(slices.map((slice, seed) => area(data.observer(slice, { seed, bias })))),
    );
    expect(areas[0]! < 0.9 * areas[1]! && areas[2]! > 1.1 * areas[1]!).toBe(true);
    expect(data.observer(slices[0]!, { seed: 1 })).not.toEqual(data.observer(slices[0]!, { seed: 2 }));
    expect(data.observer(slices[0]!, { seed: 1 })).toEqual(data.observer(slices[0]!, { seed: 1 }));
  });

  test("agrees with another about as well as physicians do: Dice of the prostate from .8 to .95", () => {
    const agreement = mean(
      slices.map((slice, seed) =>
        metrics.dice(
          mask(data.observer(slice, { seed, bias: -1.2 }), prostate!),
          mask(data.observer(slice, { seed: 1000 + seed, bias: 1.2 }), prostate!),
        ),
      ),
    );
    expect(agreement).toBeGreaterThan(0.8);
    expect(agreement).toBeLessThan(0.95);
  });
});

describe("a plan", () => {
  const dot = Array.from({ length: 81 }, (_, i) => Number(i === 40)); // 9 × 9, the middle

  test("gives the prescription inside the margin and falls off beyond it to a tenth", () => {
    const dose = data.dose(dot, { spacing: 4, margin: 4, falloff: 4 });
    expect([dose[40], dose[41]]).toEqual([78, 78]);
    expect(dose[42]).toBeCloseTo(78 * (0.1 + 0.9 * Math.exp(-(4 ** 2) / 32)), 4);
    expect(dose[0]).toBeCloseTo(7.8, 0);
    expect(
      data.dose(
        dot.map(() => 0),
        { spacing: 4, margin: 4, falloff: 4 },
      )[40],
    ).toBeCloseTo(7.8, 5);
  });

  test("is planned on the contour that is given: another contour, another dose", () => {
    const slice = data.pelvis({ seed: 1 });
    const truth = mask(slice.labels, prostate!);
    const drawn = mask(data.observer(slice, { seed: 3, bias: 3 }), prostate!);
    const at = (contour: Uint8Array) => mean(data.dose(contour, { spacing: 4, margin: 8, falloff: 10 }));
    expect(at(drawn)).toBeGreaterThan(1.05 * at(truth));
  });

  test("a margin is a distance on all sides, measured exactly", () => {
    for (const margin of [0, 4, 5.7, 9, 13]) {
      const grown = data.expanded(dot, { spacing: 4, margin });
      const within = dot.map((_, i) => Number(4 * Math.hypot((i % 9) - 4, Math.floor(i / 9) - 4) <= margin));
      expect(Array.from(grown), `${margin} mm`).toEqual(within);
    }
  });

  test("distances are exact for a mask of many pixels in a picture that is no square", () => {
    const width = 13;
    const random = Array.from({ length: 13 * 7 }, (_, i) => Number((i * i * 7919 + i * 104729) % 11 === 0));
    const grown = data.expanded(random, { spacing: 1, margin: 2, width });
    const place = (i: number) => [i % width, Math.floor(i / width)] as const;
    const within = random.map((_, i) =>
      Number(random.some((v, k) => v === 1 && Math.hypot(place(i)[0] - place(k)[0], place(i)[1] - place(k)[1]) <= 2)),
    );
    expect(Array.from(grown)).toEqual(within);
  });
});

test.each([
  [
    () => data.pelvis(undefined as never),
    "pelvis: expects options, as in data.pelvis({ seed: 1 }), but was given undefined",
  ],
  [() => data.pelvis({ seed: 1.5 }), "pelvis: expects a whole number as seed, but was given the number 1.5"],
  [() => data.pelvis({ seed: 1, height: 2 }), "pelvis: height must be a number from 0 to 1, but is 2"],
  [
    () => data.pelvis({ seed: 1, scanner: { noise: -1 } }),
    "pelvis: the scanner's noise must be a number from 0 up, but is -1",
  ],
  [() => data.pelvises({ patients: 0, seed: 1 }), "pelvises: patients must be a whole number from 1 up, but is 0"],
  [() => data.pelvises({ patients: 1, seed: 1, height: 0.5 } as never), 'pelvises: there is no option "height"'],
  [() => data.observer({} as never, { seed: 1 }), "observer: expects a slice of data.pelvis, but was given an object"],
  [
    () => data.dose([0, 1, 2, 0], { spacing: 1, margin: 1, falloff: 1 }),
    "dose: expects a mask of 0 and 1, but one value is the number 2",
  ],
  [
    () => data.dose([0, 1, 0], { spacing: 1, margin: 1, falloff: 1 }),
    "dose: the mask's 3 pixels do not make a square: give width",
  ],
  [
    () => data.expanded([0, 1, 0, 0], { spacing: 0, margin: 1 }),
    "expanded: spacing must be a number from 5e-324 up, but is 0",
  ],
])("bad input gets a sentence: %#", (call, sentence) => {
  expect(call).toThrow(sentence);
});
