/** Lecture 1, two knobs at once: exercises E1.4 and E1.5. */
import { udl } from "../../../data/sets/points.js";
import { anything, formula } from "../../../lesson/formula.js";
import { say } from "../../../lesson/values.js";

const points = udl();

/** Places where gradients are compared: none at the bottom, none symmetric in w and b. */
const places: [w: number, b: number][] = [
  [-1, 2],
  [0.7, 0.1],
  [2, -0.5],
];

/** The gradient with 1/2N on the twelve points. */
export const halfMeanGradient = formula<[w: number, b: number]>({
  id: "E1.4",
  title: "The gradient with 1/2N",
  signature: "(w, b) => [slope along w, slope along b]",
  probes: places,
  within: 1e-4,
  starter: () => [0, 0],
  begin:
    "the function returns [0, 0] everywhere, as if the ground were level. Start from the gradient of the plain sum and ask what 1/2N does to it.",
  truth,
  right:
    "a constant factor in the loss is a constant factor in its slopes, and the 2 of 1/2N cancels the 2 of the square.",
  form: ["no pair", "the function must return a list of two numbers: [slope along w, slope along b]."],
  slips: [
    [
      scaled(-1),
      "wrong sign",
      "your gradient has the correct size and the wrong sign: it points downhill. The residual is w·x + b − y, prediction minus measurement.",
    ],
    [
      scaled(2 * points.x.length),
      "plain sum",
      "that is the gradient of the plain sum, 24 times too large: 1/2N is missing, with N = 12.",
    ],
    [
      scaled(2),
      "factor 2 left over",
      "twice too large: the loss divides by 2N and not by N, so that the 2 of the square is cancelled.",
    ],
    [
      scaled(points.x.length),
      "N missing",
      "twelve times too large: the 2 is cancelled, and the division by N = 12 is missing.",
    ],
    [
      scaled(0.5),
      "factor 2 missing",
      "half of what it should be: the square brings down a factor of 2, and 1/2N then cancels it.",
    ],
    [
      (w, b) => truth(w, b).reverse(),
      "swapped",
      "both slopes are correct, in the wrong order: first the slope along w, then the one along b.",
    ],
    [
      (w, b) => [truth(w, b)[1], truth(w, b)[1]],
      "x missing",
      "the slope along b is correct. In the slope along w each residual is multiplied by its x.",
    ],
    [
      (w, b) => [truth(w, b)[0], truth(w, b)[0]],
      "x in both",
      "the slope along w is correct. When b moves, the line moves by as much everywhere: there is no x in that slope.",
    ],
    [(w, b) => [truth(w, b)[0], anything], "only w", "the slope along w is correct; look at the slope along b again."],
    [(w, b) => [anything, truth(w, b)[1]], "only b", "the slope along b is correct; look at the slope along w again."],
  ],
  otherwise: (g) => {
    const [w, b] = places[0]!;
    return `at w = ${w}, b = ${b} your function gives ${say(g(w, b), 4)}; a small step there measures ${say(truth(w, b), 4)}.`;
  },
  hints: [
    "Divide both slopes of the plain sum by 2N, with N = 12 points.",
    "`const [alongW, alongB] = udlGradient(w, b);` and then divide each by `2 * udl.x.length`.",
  ],
});

/** The gradient of L / 2N at (w, b). */
function truth(w: number, b: number): [number, number] {
  const residuals = points.x.map((x, n) => w * x + b - points.y[n]!);
  const mean = (values: number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
  return [mean(residuals.map((r, n) => r * points.x[n]!)), mean(residuals)];
}

function scaled(factor: number) {
  return (w: number, b: number) => truth(w, b).map((v) => factor * v);
}

type Points = { x: number[]; y: number[] };

/** How one step of a learner may go wrong. */
interface Fault {
  sign?: 1 | -1;
  square?: number;
  mean?: boolean;
  sequential?: boolean;
  xInBoth?: boolean;
  noX?: boolean;
  extra?: number;
  start?: number;
  fresh?: boolean;
}

/** Gradient descent on the sum of squared residuals, from w = 0 and b = 0; with faults, what learners write. */
function machine(given: Points, lr: number, steps: number, fault: Fault = {}): [number, number] {
  const { sign = 1, square = 2, mean = false, extra = 0, start = 0 } = fault;
  let [w, b] = [start, start];
  const slopes = (v: number, c: number): [number, number] => {
    const residuals = given.x.map((x, n) => v * x + c - given.y[n]!);
    const total = (values: number[]) => values.reduce((sum, r) => sum + r, 0) / (mean ? given.x.length : 1);
    const withX = square * total(residuals.map((r, n) => r * given.x[n]!));
    const plain = square * total(residuals);
    return [fault.noX ? plain : withX, fault.xInBoth ? withX : plain];
  };
  for (let step = 0; step < steps + extra; step++) {
    const [alongW, alongB] = fault.fresh ? slopes(start, start) : slopes(w, b);
    w -= sign * lr * alongW;
    b -= sign * lr * (fault.sequential ? slopes(w, b)[1] : alongB);
  }
  return [w, b];
}

const faulty =
  (fault: Fault) =>
  (given: Points, lr: number, steps: number): [number, number] =>
    machine(given, lr, steps, fault);

/** The whole learning machine, without the library. */
export const wholeMachine = formula<[points: Points, lr: number, steps: number]>({
  id: "E1.5",
  title: "Write the whole machine",
  signature: "({ x, y }, lr, steps) => [w, b]",
  probes: [
    [{ x: [1, 2, 3], y: [2, 1, 4] }, 0.01, 1],
    [{ x: [0, 1, 3, 4], y: [1, 2, 2, 5] }, 0.005, 3],
    [{ x: [-1, 0.5], y: [0.3, 2] }, 0.1, 7],
  ],
  starter: () => [0, 0],
  begin: "w and b never move from 0. In the loop, compute both slopes from all points, then step against them.",
  truth: (given, lr, steps) => machine(given, lr, steps),
  right:
    "this is the whole machine: a hypothesis, a loss, its slopes and a step. A network has a longer hypothesis and more knobs; the loop stays as it is.",
  form: ["no pair", "the function must return a list of two numbers: [w, b]."],
  slips: [
    [faulty({ sign: -1 }), "climbs", "your machine walks uphill: a step goes against the slope, so it is subtracted."],
    [
      faulty({ square: 1 }),
      "factor 2 missing",
      "your steps are half as long as they should be: the square brings a factor of 2 into each slope.",
    ],
    [
      faulty({ mean: true }),
      "mean instead of sum",
      "you divide by the number of points. This loss is the plain sum of the squared residuals.",
    ],
    [
      faulty({ mean: true, square: 1 }),
      "half the mean",
      "that is descent on the loss with 1/2N. This loss is the plain sum: no division, and a factor of 2 from the square.",
    ],
    [
      faulty({ sequential: true }),
      "one after the other",
      "b is updated with slopes that already know the new w. Compute both slopes first, then move both knobs.",
    ],
    [faulty({ noX: true }), "x missing", "in the slope along w each residual is multiplied by its x."],
    [
      faulty({ xInBoth: true }),
      "x in both",
      "there is no x in the slope along b: moving b lifts the whole line equally.",
    ],
    [faulty({ extra: 1 }), "one step too many", "your loop takes one step too many."],
    [faulty({ extra: -1 }), "one step too few", "your loop takes one step too few."],
    [
      faulty({ fresh: true }),
      "slopes of the start",
      "the slopes are computed once, before the loop. They change with every step: compute them inside it.",
    ],
    [faulty({ start: 1 }), "starts elsewhere", "begin with w = 0 and b = 0."],
    [
      (given, lr, steps) => machine(given, lr, steps).reverse(),
      "swapped",
      "both numbers are correct, in the wrong order: first w, then b.",
    ],
    [(given, lr, steps) => [machine(given, lr, steps)[0], anything], "only w", "w is correct; look at b again."],
  ],
  otherwise: (answer) => {
    const given = { x: [1, 2, 3], y: [2, 1, 4] };
    return `after one step with lr = 0.01 on the points (1, 2), (2, 1), (3, 4) your machine is at ${say(answer(given, 0.01, 1), 4)}; it should be at ${say(machine(given, 0.01, 1), 4)}.`;
  },
  hints: [
    "The slope along w is Σ 2·(w·x + b − y)·x, the slope along b is Σ 2·(w·x + b − y).",
    "Inside the step loop: `let alongW = 0, alongB = 0;`, a loop over the points that adds to both, then `w -= lr * alongW; b -= lr * alongB;`.",
  ],
  writes: true,
});
