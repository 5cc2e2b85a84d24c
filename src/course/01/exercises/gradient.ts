/** Lecture 1, the gradient over two knobs: exercise E1.6. */
import { udl } from "../../../data/sets/points.js";
import { anything, formula } from "../../../lesson/formula.js";
import { say } from "../../../lesson/values.js";

const points = udl();

/** Places where gradients are compared: none at the bottom, none symmetric in w and b. */
const probes: [w: number, b: number][] = [
  [-1, 2],
  [0.7, 0.1],
  [2, -0.5],
];

/** The gradient with 1/2N on the twelve points. */
export const halfMeanGradient = formula<[w: number, b: number]>({
  id: "E1.6",
  title: "The gradient with 1/2N",
  signature: "(w, b) => [slope along w, slope along b]",
  probes,
  within: 1e-4,
  starter: () => [0, 0],
  begin:
    "the function returns [0, 0] everywhere, as if the ground were level. Start from the gradient of the plain sum and ask what 1/2N does to it.",
  truth,
  right:
    "a constant in front of the loss stands in front of its slopes, and the 2 of 1/2N cancels the 2 from the square.",
  form: ["no pair", "the function must return a list of two numbers: [slope along w, slope along b]."],
  slips: [
    [
      scaled(-1),
      "wrong sign",
      "your gradient has the right size and the wrong sign: it points downhill. The mistake is w·x + b − y, what the line says minus what was measured.",
    ],
    [
      scaled(2 * points.x.length),
      "plain sum",
      "that is the gradient of the plain sum, 24 times too large: 1/2N is missing, with N = 12.",
    ],
    [
      scaled(2),
      "factor 2 left over",
      "twice too large: the loss divides by 2N, not by N, so that the 2 from the square is cancelled.",
    ],
    [
      scaled(points.x.length),
      "N missing",
      "twelve times too large: the 2 is cancelled, and the division by N = 12 is missing.",
    ],
    [
      scaled(0.5),
      "factor 2 missing",
      "half of what it should be: the square brings down a factor 2, and 1/2N then cancels it.",
    ],
    [
      (w, b) => truth(w, b).reverse(),
      "swapped",
      "both slopes are right and in the wrong order: first the slope along w, then the one along b.",
    ],
    [
      (w, b) => [truth(w, b)[1], truth(w, b)[1]],
      "x missing",
      "the slope along b is right. In the slope along w each mistake is multiplied by its x.",
    ],
    [
      (w, b) => [truth(w, b)[0], truth(w, b)[0]],
      "x in both",
      "the slope along w is right. When b moves, the line moves by just as much everywhere: no x in that one.",
    ],
    [(w, b) => [truth(w, b)[0], anything], "only w", "the slope along w is right; look at the slope along b again."],
    [(w, b) => [anything, truth(w, b)[1]], "only b", "the slope along b is right; look at the slope along w again."],
  ],
  otherwise: (g) => {
    const [w, b] = probes[0]!;
    return `at w = ${w}, b = ${b} your function gives ${say(g(w, b), 4)}; walking a small step there gives ${say(truth(w, b), 4)}.`;
  },
  hints: [
    "The plain sum has the slopes Σ 2·(w·x + b − y)·x and Σ 2·(w·x + b − y). What does a factor in front of the loss do to them?",
    "Divide both by 2N, with N = 12 points.",
    "`const [alongW, alongB] = udlGradient(w, b);` and then divide each by `2 * udl.x.length`.",
  ],
});

/** The gradient of L / 2N at (w, b). */
function truth(w: number, b: number): [number, number] {
  const mistakes = points.x.map((x, n) => w * x + b - points.y[n]!);
  const mean = (values: number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
  return [mean(mistakes.map((m, n) => m * points.x[n]!)), mean(mistakes)];
}

function scaled(factor: number) {
  return (w: number, b: number) => truth(w, b).map((v) => factor * v);
}
