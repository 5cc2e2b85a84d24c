import { type Cases, tryExercises } from "./exercise-cases.js";

const total = (list: number[]) => list.reduce((a, b) => a + b, 0);
const dice = (p: number[], y: number[]) => 1 - (2 * total(p.map((v, i) => v * y[i]!)) + 1) / (total(p) + total(y) + 1);
const transposed = (x: number[], w: number[], stride: number) => {
  const out = Array.from({ length: (x.length - 1) * stride + w.length }, () => 0);
  for (const [i, v] of x.entries()) for (const [j, k] of w.entries()) out[i * stride + j]! += v * k;
  return out;
};
const painted =
  (put: (old: number, now: number) => number, place: (i: number, j: number, stride: number) => number) =>
  (x: number[], w: number[], stride: number) => {
    const out = transposed(x, w, stride).map(() => 0);
    for (const [i, v] of x.entries())
      for (const [j, k] of w.entries()) {
        const at = place(i, j, stride);
        if (at < out.length) out[at] = put(out[at]!, v * k);
      }
    return out;
  };
const spread = (a: number[], b: number[], draws: number[][]) => {
  const means = draws.map((places) => total(places.map((i) => a[i]! - b[i]!)) / places.length);
  return [Math.min(...means), Math.max(...means)];
};
const nearest = (a: number[], b: number[]) => a.map((p) => Math.min(...b.map((q) => Math.abs(p - q))));
const part95 = (list: number[]) => [...list].sort((p, q) => p - q)[Math.ceil(0.95 * list.length) - 1]!;
const empty = (a: number[], b: number[]) => (a.length === b.length ? 0 : -1);
const distance = (a: number[], b: number[]) =>
  a.length * b.length === 0 ? empty(a, b) : Math.max(part95(nearest(a, b)), part95(nearest(b, a)));
type Quint = [number, number, number, number, number];
const overlap = (a: Quint, b: Quint) => {
  const w = Math.max(0, Math.min(a[2], b[2]) - Math.max(a[0], b[0]));
  const h = Math.max(0, Math.min(a[3], b[3]) - Math.max(a[1], b[1]));
  return (w * h) / ((a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - w * h);
};
const surest = (boxes: Quint[], sign = 1) =>
  boxes.map((_, i) => i).sort((i, j) => sign * (boxes[j]![4] - boxes[i]![4]));
const kept = (boxes: Quint[], threshold: number, sign = 1) =>
  surest(boxes, sign).reduce<number[]>(
    (stay, i) => (stay.every((k) => overlap(boxes[k]!, boxes[i]!) <= threshold) ? stay.concat(i) : stay),
    [],
  );
const split = (patients: number[], out: number[]) =>
  [false, true].map((test) => patients.flatMap((who, i) => (out.includes(who) === test ? [i] : [])));
const distinct = (patients: number[]) => [...new Set(patients)];

/** For each exercise: the starter, right answers written differently, and wrong ones with the reason they must be given. */
const cases: Record<string, Cases> = {
  "E6.1": {
    starter: 0,
    right: [0.8, 144 / 180],
    wrong: [
      [0.667, "IoU"],
      [0.4, "not doubled"],
      [0.72, "one side"],
      [80, "per cent"],
      [0.5, "otherwise"],
    ],
  },
  "E6.2": {
    starter: () => [],
    right: [
      transposed,
      (x: number[], w: number[], stride: number) =>
        Array.from({ length: (x.length - 1) * stride + w.length }, (_, place) =>
          total(x.map((v, i) => v * (w[place - i * stride] ?? 0))),
        ),
    ],
    wrong: [
      [(x: number[]) => x, "wrong length"],
      [
        painted(
          (_, now) => now,
          (i, j, stride) => i * stride + j,
        ),
        "overwritten",
      ],
      [(x: number[], w: number[], stride: number) => transposed(x, [...w].reverse(), stride), "mirrored"],
      [
        painted(
          (old, now) => old + now,
          (i, j) => i + j,
        ),
        "stride forgotten",
      ],
      [(x: number[], w: number[], stride: number) => transposed(x, w, stride).map((v) => 2 * v), "otherwise"],
    ],
  },
  "E6.3": {
    starter: () => 0,
    harmless: ["inputs swapped", "transposed"],
    right: [
      dice,
      (p: number[], y: number[]) =>
        (total(p) + total(y) - 2 * total(p.map((v, i) => v * y[i]!))) / (total(p) + total(y) + 1),
    ],
    wrong: [
      [() => "no", "no number"],
      [(p: number[], y: number[]) => 1 - dice(p, y), "Dice, not a loss"],
      [
        (p: number[], y: number[]) =>
          dice(
            p.map((v) => (v >= 0.5 ? 1 : 0)),
            y,
          ),
        "rounded",
      ],
      [
        (p: number[], y: number[]) => 1 - (total(p.map((v, i) => v * y[i]!)) + 1) / (total(p) + total(y) + 1),
        "not doubled",
      ],
      [
        (p: number[], y: number[]) => 1 - (2 * total(p.map((v, i) => v * y[i]!))) / Math.max(1e-9, total(p) + total(y)),
        "without the 1",
      ],
      [() => 0.5, "otherwise"],
    ],
  },
  "E6.4": {
    starter: () => [0, 0],
    right: [
      spread,
      (a: number[], b: number[], draws: number[][]) => {
        const d = a.map((v, i) => v - b[i]!);
        const sorted = draws.map((places) => total(places.map((i) => d[i]! / places.length))).sort((p, q) => p - q);
        return [sorted[0], sorted.at(-1)];
      },
    ],
    wrong: [
      [() => 1, "wrong form"],
      [
        (a: number[], b: number[], draws: number[][]) => {
          const of = (x: number[]) => draws.map((places) => total(places.map((i) => x[i]!)) / places.length);
          return [Math.min(...of(a)) - Math.max(...of(b)), Math.max(...of(a)) - Math.min(...of(b))];
        },
        "unpaired",
      ],
      [(a: number[], b: number[], draws: number[][]) => spread(b, a, draws), "sign"],
      [() => [1, 2], "otherwise"],
    ],
  },
  "E6.5": {
    starter: "",
    right: ["hd95", "HD95"],
    wrong: [
      ["dice", "few pixels"],
      ["pixels", "fewer still"],
    ],
  },
  "E6.6": {
    starter: () => 0,
    harmless: ["inputs swapped", "transposed"],
    right: [
      distance,
      (a: number[], b: number[]) => {
        if (a.length === 0 || b.length === 0) return empty(b, a);
        const [there, back] = [part95(nearest(a, b)), part95(nearest(b, a))];
        return there > back ? there : back;
      },
    ],
    wrong: [
      [() => "far", "no number"],
      [
        (a: number[], b: number[]) => (a.length * b.length === 0 ? empty(a, b) : part95(nearest(a, b))),
        "one direction",
      ],
      [
        (a: number[], b: number[]) =>
          a.length * b.length === 0 ? empty(a, b) : Math.max(...nearest(a, b), ...nearest(b, a)),
        "the maximum",
      ],
      [
        (a: number[], b: number[]) =>
          a.length * b.length === 0
            ? empty(a, b)
            : (total(nearest(a, b)) + total(nearest(b, a))) / (a.length + b.length),
        "the mean",
      ],
      [(a: number[], b: number[]) => (a.length * b.length === 0 ? 0 : distance(a, b)), "a missed organ"],
      [() => 5, "otherwise"],
    ],
  },
  "E6.7": {
    starter: "",
    right: ["rectum", "Rectum"],
    wrong: [
      ["femoral heads", "the best contour"],
      ["bladder", "the largest distance"],
    ],
  },
  "E6.8": {
    starter: () => [],
    right: [
      kept,
      (boxes: Quint[], threshold: number) => {
        const stay: number[] = [];
        for (const i of surest(boxes)) if (!stay.some((k) => overlap(boxes[k]!, boxes[i]!) > threshold)) stay.push(i);
        return stay;
      },
    ],
    wrong: [
      [() => [1], "wrong length"],
      [(boxes: Quint[], threshold: number) => kept(boxes, threshold, -1), "least sure first"],
      [(boxes: Quint[]) => surest(boxes), "wrong length"],
      [(boxes: Quint[], threshold: number) => kept(boxes, threshold).reverse(), "otherwise"],
    ],
  },
  "E6.9": {
    starter: "",
    right: ["BDFH", "h, f, d, b"],
    wrong: [
      ["ABCDEFGH", "all of them"],
      ["ABDFH", "gives A"],
      ["BCDFH", "gives C"],
      ["BDEFH", "gives E"],
      ["BDFGH", "gives G"],
      ["DFH", "lacks B"],
      ["BFH", "lacks D"],
      ["BDH", "lacks F"],
      ["BDF", "lacks H"],
    ],
  },
  "E6.10": {
    starter: (patients: number[], heldOut: number) => {
      const all = patients.map((_, i) => i);
      return [all.slice(0, all.length - heldOut), all.slice(all.length - heldOut)];
    },
    right: [
      (patients: number[], heldOut: number) => split(patients, distinct(patients).slice(-heldOut)),
      (patients: number[], heldOut: number) => {
        const out = new Set(distinct(patients).reverse().slice(0, heldOut));
        const [a, b]: [number[], number[]] = [[], []];
        for (const [i, who] of patients.entries()) (out.has(who) ? b : a).push(i);
        return [a, b];
      },
    ],
    wrong: [
      [() => 1, "wrong form"],
      [
        (patients: number[], heldOut: number) => split(patients, distinct(patients).slice(0, heldOut)),
        "the first patients",
      ],
      [
        (patients: number[], heldOut: number) =>
          split(patients, distinct(patients).slice(-heldOut)).map((places) => [...places].reverse()),
        "otherwise",
      ],
    ],
  },
};

tryExercises(6, cases);
