import { describe, expect, test } from "vitest";
import { history } from "../../src/course/01/index.js";
import * as data from "../../src/data/index.js";

/** The least-squares line through points. */
function line(x: number[], y: number[]): { w: number; b: number; loss: number } {
  const sum = (values: number[]) => values.reduce((a, v) => a + v, 0);
  const n = x.length;
  const w = (n * sum(x.map((v, i) => v * y[i]!)) - sum(x) * sum(y)) / (n * sum(x.map((v) => v * v)) - sum(x) * sum(x));
  const b = (sum(y) - w * sum(x)) / n;
  return { w, b, loss: sum(x.map((v, i) => (w * v + b - y[i]!) * (w * v + b - y[i]!))) };
}

test("the twelve points have the line of the curriculum: b = 0.826, w = 0.522, L = 0.1999", () => {
  const { x, y } = data.udl();
  const { w, b, loss } = line(x, y);
  expect([w, b, loss].map((v, i) => v.toFixed(i === 2 ? 4 : 3))).toEqual(["0.522", "0.826", "0.1999"]);
});

test("the measured doses lie within 0.03 Gy of their line, and nobody measured 180 monitor units", () => {
  const { mu, gray } = data.monitorUnits();
  const { w, b } = line(mu, gray);
  expect(Math.max(...mu.map((v, i) => Math.abs(w * v + b - gray[i]!)))).toBeLessThan(0.03);
  expect(w).toBeCloseTo(0.78, 2);
  expect(mu).not.toContain(1.8);
});

test("the depth-dose curve is highest at 1.5 cm and falls from there on", () => {
  const depths = Array.from({ length: 301 }, (_, i) => i / 10);
  const doses = depths.map(data.percentDepthDose);
  expect(depths[doses.indexOf(Math.max(...doses))]).toBe(1.5);
  expect(doses.slice(15).every((dose, i, all) => i === 0 || dose < all[i - 1]!)).toBe(true);
  expect(
    data
      .depthDose()
      .dose.every((dose, i) => Math.abs(dose / data.percentDepthDose(data.depthDose().cm[i]!) - 1) < 0.01),
  ).toBe(true);
});

test("every call gives a fresh copy", () => {
  data.udl().x[0] = 99;
  data.houses().features[0]![0] = 99;
  expect([data.udl().x[0], data.houses().features[0]![0]]).toEqual([0.03, 180]);
});

test("the carbon table's last row is nearly five car lifetimes", () => {
  const [, , , car, transformer] = data.carbon().map(({ pounds }) => pounds);
  expect(transformer! / car!).toBeCloseTo(4.97, 2);
});

test("the timeline has every year of the curriculum", () => {
  const told = history()
    .flatMap((era) => era.events.map(({ when, what, says }) => `${when} ${what} ${says}`))
    .join("\n");
  for (const word of [
    "1943",
    "1956",
    "1958",
    "1960",
    "1969",
    "1974–86",
    "1989–98",
    "1996",
    "1997",
    "2002",
    "2006",
    "2007",
    "2008",
    "2012",
    "2014",
    "2015",
    "2016",
    "2017",
    "2018",
    "2019",
    "2020",
    "2021",
    "November 2022",
    "2024",
    "2025",
    "DeepFace",
    "Caffe",
    "capsules",
    "Turing",
    "December",
    "2 month, 10 man",
  ]) {
    expect(told).toContain(word);
  }
});

describe("the phantom", () => {
  const slice = data.phantom({ seed: 1 });
  const share = (name: data.Structure, from = slice) =>
    from.labels.filter((label) => from.structures[label] === name).length;

  test("is the same for the same seed and another patient for another", () => {
    expect(data.phantom({ seed: 1 })).toEqual(slice);
    expect(data.phantom({ seed: 2 }).labels).not.toEqual(slice.labels);
  });

  test("shows every structure in each of fifty patients, organs within the body", () => {
    for (let seed = 0; seed < 50; seed++) {
      const patient = data.phantom({ seed });
      for (const name of patient.structures)
        expect(share(name, patient), `${name} of patient ${seed}`).toBeGreaterThan(2);
    }
  });

  test("has the Hounsfield units of its tissues", () => {
    const mean = (name: data.Structure) => {
      const values = Array.from(slice.hounsfield).filter((_, i) => slice.structures[slice.labels[i]!] === name);
      return values.reduce((a, v) => a + v, 0) / values.length;
    };
    expect(mean("air")).toBeLessThan(-950);
    expect(Math.abs(mean("bladder") - 8)).toBeLessThan(12);
    expect(mean("femoral head")).toBeGreaterThan(200);
  });

  test("mixes tissues at edges: between bone and muscle stand values of neither", () => {
    const quiet = data.phantom({ seed: 1, scanner: { noise: 0 } });
    expect(new Set(quiet.hounsfield).size).toBeGreaterThan(40);
  });

  test("gets its full dose in the prostate and little at the skin", () => {
    const at = (name: data.Structure) =>
      Array.from(slice.dose).filter((_, i) => slice.structures[slice.labels[i]!] === name);
    expect(Math.min(...at("prostate"))).toBeGreaterThan(74);
    expect(Math.max(...at("air"))).toBe(0);
    expect(Math.min(...at("body"))).toBeLessThan(10);
  });

  test("another scanner shifts and stretches its values, not its truth", () => {
    const other = data.phantom({ seed: 1, scanner: { offset: 30, noise: 0 } });
    const plain = data.phantom({ seed: 1, scanner: { noise: 0 } });
    expect(Array.from(other.hounsfield)).toEqual(Array.from(plain.hounsfield, (v) => v + 30));
    expect(other.labels).toEqual(plain.labels);
  });

  test("refuses a seed or a size that is none", () => {
    expect(() => data.phantom({ seed: 0.5 })).toThrow(/whole number as seed, but was given the number 0.5/);
    expect(() => data.phantom({ seed: 1, size: 4 })).toThrow(/at least 16 pixels, but was given the number 4/);
  });
});
