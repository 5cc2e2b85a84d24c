import { describe, expect, test } from "vitest";
import * as lecture4 from "../../src/course/04/index.js";
import { displaySymbol } from "../../src/display/index.js";
import { data } from "../../src/index.js";

const { crop, decide, planted, score, shrink, thousand, thousandDots, thresholdSlider, twenty, withBits } = lecture4;

describe("pixels", () => {
  test("shrinking averages blocks, from left to right and top to bottom", () => {
    expect(shrink([0, 2, 10, 20, 4, 6, 30, 40], 4, 2)).toEqual([3, 25]);
    expect(shrink([1, 2, 3, 4, 5, 6, 7, 8, 9], 3, 2)).toEqual([3]); // what makes no whole block is left out
  });

  test("a part of a picture, and a part that the picture does not have", () => {
    const picture = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
    expect(crop(picture, 4, { top: 1, left: 2, height: 2, width: 2 })).toEqual([6, 7, 10, 11]);
    expect(() => crop(picture, 4, { top: 1, left: 2, height: 2, width: 3 })).toThrow(
      "crop: the picture has 3 rows and 4 columns, but the part ends at row 3 and column 5",
    );
  });

  test("two bits are four greys between the ends, and what lies beyond is cut off", () => {
    expect(withBits([-50, 0, 49, 51, 150, 300, 999], 2, [0, 300])).toEqual([0, 0, 0, 100, 200, 300, 300]);
  });
});

describe("decisions", () => {
  test("the four counts of a threshold, by hand", () => {
    // called ill: .9 (ill), .6 (healthy); called healthy: .4 (ill), .2 and .1 (healthy)
    const { sensitivity, specificity, ppv, npv } = decide([0.9, 0.6, 0.4, 0.2, 0.1], [1, 0, 1, 0, 0], 0.5);
    expect([sensitivity, specificity, ppv, npv]).toEqual([0.5, 2 / 3, 0.5, 2 / 3]);
    expect(decide([0.5], [1], 0.5).sensitivity).toBe(1); // from the threshold up
  });

  test("of a thousand people: 10 ill are found, 99 of 990 healthy are alarmed, and 8.8% of the alarms are true", () => {
    const { ppv, ...people } = thousand({ sensitivity: 0.95, specificity: 0.9, prevalence: 0.01 });
    expect(people).toEqual({ found: 10, missed: 0, alarms: 99, quiet: 891 });
    expect(ppv).toBeCloseTo(0.0095 / (0.0095 + 0.099), 12);
    expect(() => thousand({ sensitivity: 95, specificity: 0.9, prevalence: 0.01 })).toThrow(
      "thousand: sensitivity must be a number from 0 to 1, but is 95",
    );
  });

  test("there is a dot for each of the thousand, in every frame", () => {
    const figure = thousandDots({ sensitivity: 0.95, specificity: 0.9, prevalences: [0.01, 0.5] });
    for (const frame of [figure.data, figure.frames[1]!.data]) {
      const dots = frame.flatMap(({ x }) => x as number[]).filter((x) => x >= 0);
      expect(dots.length).toBe(1000);
    }
    expect(figure.layout.sliders[0].steps[0].label).toBe("1% of them. Of those called ill, 8.76% are ill");
  });

  test("the threshold's label says what it costs", () => {
    const figure = thresholdSlider([0.9, 0.6, 0.4, 0.2], [1, 0, 1, 0], { thresholds: [0.3, 0.5] });
    expect(figure.layout.sliders[0].steps.map(({ label }: any) => label)).toEqual([
      "0.3: sensitivity 100%, specificity 50%, PPV 67%, NPV 100%",
      "0.5: sensitivity 50%, specificity 50%, PPV 50%, NPV 50%",
    ]);
  });
});

describe("twenty patches", () => {
  test("a reading against the truth, with Wilson's interval", () => {
    const { found, missed, alarms, sensitivity, interval } = score("a, b, e", "ABCD");
    expect([found, missed, alarms, sensitivity]).toEqual([2, 2, 1, 0.5]);
    // Wilson 1927 for 2 of 4: 0.150 to 0.850
    interval.forEach((end, i) => void expect(end).toBeCloseTo([0.15, 0.85][i]!, 3));
    expect(() => score("AX", "A")).toThrow("score: the patches are called A to T, but X was given");
  });

  test("the letters of the ill are those of patches with a lesion", () => {
    const { patches, ill } = twenty(3);
    expect(patches.map(({ lesion }) => lesion !== undefined)).toEqual(
      Array.from("ABCDEFGHIJKLMNOPQRST", (l) => ill.includes(l)),
    );
  });

  test("a reader who typed letters is told whether the planted verdict was followed; nobody else is told which it was", () => {
    const { compareReadings } = lecture4;
    const shown = (read: string | undefined) => {
      const bundle = compareReadings([["you", read, "ABC"]], { letter: "B", read })[displaySymbol]();
      return (bundle as Record<string, string>)["text/plain"];
    };
    expect(shown("AC")).toContain("Patch B has a lesion, which the machine had found");
    expect(shown("AC")).toContain("You called it healthy as well.");
    expect(shown("abd")).toContain("You called it ill all the same.");
    expect(shown(undefined)).not.toContain("Patch B");
  });

  test("the planted verdict turns round the first lesion that the machine had found", () => {
    const patches = twenty(3);
    const sure = patches.patches.map(({ lesion }, i) => (lesion && i > 5 ? 0.9 : 0.1));
    const { shown, letter } = planted(patches, { sure: () => sure });
    const found = Array.from("GHIJKLMNOPQRST").filter((l) => patches.ill.includes(l));
    expect([letter, shown]).toEqual([found[0], found.slice(1).join("")]);
    expect(() => planted(patches, { sure: () => sure.map(() => 0) })).toThrow("the machine found none of the ill");
  });
});

describe("machines", () => {
  test("a reader learns to see dark lesions, and the attack moves no pixel by more than eps", () => {
    const look = { contrast: -80, radius: [5, 6] as const };
    const reader = lecture4.trainReader("mlp", data.lesions({ count: 300, seed: 1, ...look }), { epochs: 5 });
    const set = data.lesions({ count: 100, seed: 2, ...look });
    const truth = set.labels.toArray() as unknown as number[];
    const right = reader.sure(set.images as never).filter((sure, i) => Number(sure >= 0.5) === truth[i]).length;
    expect(right).toBeGreaterThan(60);
    const eps = 0.1;
    const hit = lecture4.attacked(reader, set, reader.worst(set), eps);
    const control = lecture4.attacked(reader, set, lecture4.randomSigns(set, 1), eps);
    expect(hit.flipped).toBeGreaterThan(control.flipped);
    const moved = hit
      .hounsfield(0)
      .map((hu, i) => Math.abs(hu - Math.min(155, Math.max(-45, set.patches[0]!.hounsfield[i]!))));
    expect(Math.max(...moved)).toBeLessThanOrEqual(200 * eps + 1);
  });

  test("the nearest of some digits is the digit itself, if it is among them", async () => {
    const { test: digits } = await data.mnist();
    const some = digits.some(50);
    expect(lecture4.nearest(some, some)).toEqual(Array.from(some.labels));
    expect(lecture4.rightShare([7, 2], digits.subset([0, 2]))).toBe(0.5);
  });
});

describe("ways to fail", () => {
  const set = data.lesions({ count: 40, seed: 1 });
  const { quarterTurned, mislabelled, together } = lecture4;
  const labelsOf = ({ labels }: typeof set) => labels.toArray() as unknown as number[];

  test("a quarter turn moves the upper right corner to the upper left, and four of them change nothing", () => {
    const { images, patches } = quarterTurned(set, 1);
    const corner = (k: number, place: number) => set.patches[k]!.hounsfield[place]!;
    expect(patches[3]!.hounsfield[0]).toBe(corner(3, 31));
    expect(patches[3]!.hounsfield[31 * 32]).toBe(corner(3, 0));
    expect(images.data()[2 * 1024]).toBe(set.images.data()[2 * 1024 + 31]);
    const whole = quarterTurned(quarterTurned(set, 3), 5);
    expect(whole.images.data()).toEqual(set.images.data());
    expect(whole.patches).toEqual(set.patches);
  });

  test("about the given part of the labels is turned round, and the pictures stay", () => {
    const wrong = mislabelled(set, 0.25, 3);
    const turned = labelsOf(wrong).filter((yes, i) => yes !== labelsOf(set)[i]).length;
    expect(turned).toBeGreaterThan(4);
    expect(turned).toBeLessThan(17);
    expect(wrong.images).toBe(set.images);
    expect(labelsOf(mislabelled(set, 1, 3))).toEqual(labelsOf(set).map((yes) => 1 - yes));
    expect(() => mislabelled(set, 30, 3)).toThrow("mislabelled: part must be a number from 0 to 1, but is 30");
  });

  test("sets of several scanners become one, in their order", () => {
    const other = data.lesions({ count: 3, seed: 2, scanner: { noise: 20 } });
    const both = together([set, other]);
    expect(both.images.shape).toEqual([43, 1, 32, 32]);
    expect(labelsOf(both)).toEqual([...labelsOf(set), ...labelsOf(other)]);
    expect(both.patches[41]).toBe(other.patches[1]);
    expect(() => together([])).toThrow("together: expects at least one set, but was given none");
  });
});

describe("ten seeds", () => {
  const { networkOn, numbersOn, seedSummary, tenSeeds } = lecture4;
  const stored = (seed: number) => Object.fromEntries(Object.entries(tenSeeds).map(([k, list]) => [k, list[seed - 1]]));

  test("there are ten of every number, and every statement holds with at least nine", () => {
    for (const list of Object.values(tenSeeds)) expect(list).toHaveLength(10);
    for (const [says, holds] of seedSummary()) expect([says, holds >= 9]).toEqual([says, true]);
  });

  test("a network trained again gives the stored numbers to the last digit", () => {
    expect(stored(7)).toMatchObject(networkOn(7));
  });

  test.runIf(process.env.GRADUS_ALL)(
    "so does everything else, with every seed",
    async () => {
      const digits = await data.mnist();
      for (let seed = 1; seed <= 10; seed++) expect(numbersOn(seed, digits)).toEqual(stored(seed));
    },
    30 * 60_000,
  );
});
