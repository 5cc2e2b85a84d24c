import { describe, expect, test } from "vitest";
import * as lecture from "../../src/course/02/index.js";
import { wdbc } from "../../src/data/index.js";
import { manualSeed } from "../../src/random/generator.js";

const xor = [0, 1, 1, 0];

describe("the perceptron", () => {
  test("makes its last mistake on 'or' in the third round, on 'and' in the fifth, on 'xor' never", () => {
    const wrong = (y: number[]) => lecture.perceptron(lecture.truthTable, y, 8).wrong;
    expect(wrong([0, 1, 1, 1])).toEqual([1, 2, 1, 0, 0, 0, 0, 0]);
    expect(wrong([0, 0, 0, 1])).toEqual([1, 3, 3, 2, 1, 0, 0, 0]);
    expect(wrong(xor)).toEqual([2, 3, 4, 4, 4, 4, 4, 4]);
  });

  test("a search finds four rows of 'and' and of 'or', and three of 'xor'", () => {
    expect([[0, 0, 0, 1], [0, 1, 1, 1], xor].map(lecture.bestOfManyBorders)).toEqual([4, 4, 3]);
  });
});

describe("one neuron on two clouds", () => {
  test("columns are standardised to mean 0 and standard deviation 1", () => {
    expect(
      lecture.standardised([
        [1, 10],
        [3, 30],
      ]),
    ).toEqual([
      [-1, -1],
      [1, 1],
    ]);
  });

  test("what can be separated is learned by all four trainings; equal points of two kinds are not", () => {
    const four = (["switch", "sigmoid"] as const).flatMap((answer) =>
      (["one by one", "full batch"] as const).map((batch) => ({ answer, batch })),
    );
    for (const training of four) {
      expect(lecture.mistakesByRound([[-1], [-0.5], [1]], [0, 0, 1], 20, training).at(-1)).toBe(0);
      expect(lecture.mistakesByRound([[1], [1]], [0, 1], 5, training)).toEqual([1, 1, 1, 1, 1]);
    }
  });
});

describe("the graph of one row", () => {
  const loss = lecture.rowGraph({ w: [1, -1], b: -0.5 }, [1, 1], 1);
  const nodes = new Map<string | undefined, lecture.GraphNode>();
  const visit = (node: lecture.GraphNode): void => {
    nodes.set(node.name, node);
    node.inputs.forEach(visit);
  };
  visit(loss);

  test("has the loss (p − 1)² at z = −0.5", () => {
    expect(nodes.get("z")!.value).toBe(-0.5);
    expect(loss.value).toBeCloseTo((1 / (1 + Math.exp(0.5)) - 1) ** 2, 12);
  });

  test("has the slopes 2(p − y) · p(1 − p) times what each number is multiplied by", () => {
    const p = 1 / (1 + Math.exp(0.5));
    const shared = 2 * (p - 1) * p * (1 - p);
    for (const [name, factor] of Object.entries({ "w₁": 1, "w₂": 1, b: 1, "x₁": 1, "x₂": -1 }))
      expect(nodes.get(name)!.grad).toBeCloseTo(shared * factor, 12);
    expect(nodes.get("y")!.grad).toBeCloseTo(-2 * (p - 1), 12);
  });
});

describe("networks of the playground", () => {
  test("network(sizes) has the parameters that the lecture states", () => {
    const count = (hidden: number[]) => lecture.network(hidden).parameterCount();
    expect([[], [24], [51], [12, 12]].map(count)).toEqual([3, 97, 205, 205]);
  });

  test("train learns what one neuron can, and says answers with probabilities", () => {
    manualSeed(0);
    const [x, y] = [
      [
        [-1, 0],
        [-2, 1],
        [1, 0],
        [2, 1],
      ],
      [0, 0, 1, 1],
    ];
    const model = lecture.train(lecture.network([]), x!, y!, 200);
    expect(lecture.accuracy(model, x!, y!)).toBe(1);
    const p = lecture
      .says(model)([
        [-3, 0],
        [3, 0],
      ])
      .toArray() as number[][];
    expect(p[0]![0]).toBeLessThan(0.1);
    expect(p[1]![0]).toBeGreaterThan(0.9);
  });

  test("stages are copies: the first stays what it was when training goes on", () => {
    manualSeed(0);
    const points = {
      x: [
        [-1, 0],
        [1, 0],
      ],
      y: [0, 1],
    };
    const [before, after] = lecture.stages([], points, [0, 100]);
    const at = (ask: typeof before) => (ask!([[1, 0]]).toArray() as number[][])[0]![0]!;
    expect(at(after)).toBeGreaterThan(at(before) + 0.05);
  });

  test("the median is the middle value, or halfway between the two in the middle", () => {
    expect([lecture.median([3, 1, 2]), lecture.median([4, 1, 2, 3])]).toEqual([2, 2.5]);
  });

  test("three cuts in general position make seven pieces, and parallel ones four", () => {
    expect(
      lecture.countPieces([
        [1, 0, 0.1],
        [0, 1, 0.1],
        [1, 1, -1],
      ]),
    ).toBe(7);
    expect(
      lecture.countPieces([
        [1, 0, 0.1],
        [1, 0, -1.1],
        [1, 0, -2.1],
      ]),
    ).toBe(4);
  });
});

describe("bends", () => {
  test("a network of N bends agrees with the function at k/N, and is straight in between", () => {
    const follows = lecture.bent((x) => x * x, 4);
    for (const x of [0, 0.25, 0.5, 0.75, 1]) expect(follows(x)).toBeCloseTo(x * x, 12);
    expect(follows(0.125)).toBeCloseTo(0.03125, 12);
  });

  test("its largest error on x² is a quarter of a piece's width squared", () => {
    expect(
      lecture.largestError(
        (x) => x * x,
        lecture.bent((x) => x * x, 4),
      ),
    ).toBeCloseTo(1 / 64, 9);
  });

  test("fitted comes near a straight line", () => {
    manualSeed(1);
    expect(
      lecture.largestError(
        (x) => 2 * x,
        lecture.fitted((x) => 2 * x, 4, 400),
      ),
    ).toBeLessThan(0.2);
  });
});

describe("held-out patients", () => {
  test("five folds hold each patient out once, and never let a learner be tested", () => {
    const folds = lecture.fiveFolds(23, 4);
    expect(folds.flatMap(({ held }) => held).sort((a, b) => a - b)).toEqual([...Array(23).keys()]);
    for (const { held, learners } of folds) {
      expect(held.filter((i) => learners.includes(i))).toEqual([]);
      expect(held.length + learners.length).toBe(23);
    }
  });

  const tested: lecture.Tested[] = [
    { p: 0.9, malignant: true },
    { p: 0.3, malignant: true },
    { p: 0.6, malignant: false },
    { p: 0.1, malignant: false },
  ];

  test("misses and false alarms are counted at a threshold, which itself counts as malignant", () => {
    expect([lecture.missed(tested), lecture.falseAlarms(tested), lecture.shareRight(tested)]).toEqual([1, 1, 0.5]);
    expect([lecture.missed(tested, 0.3), lecture.falseAlarms(tested, 0.1)]).toEqual([0, 2]);
  });

  test("the interval of a share is 1.96 standard errors wide to each side", () => {
    const [low, high] = lecture.interval95(0.5, 100);
    expect([low, high].map((v) => Math.round(1000 * v))).toEqual([402, 598]);
  });

  test("the difference is taken patient by patient: equal models differ by 0 with no width", () => {
    expect(lecture.difference(tested, tested)).toEqual({ mean: 0, interval: [0, 0] });
    const better = tested.map((one) => ({ ...one, p: one.malignant ? 0.9 : 0.1 }));
    expect(lecture.difference(tested, better).mean).toBe(0.5);
  });

  test("means and spreads come from the learners: a held-out patient's size does not change the others' answers", async () => {
    const patients = await wdbc();
    const few = { ...patients, features: patients.features.slice(0, 60), malignant: patients.malignant.slice(0, 60) };
    const learners = [...Array(50).keys()];
    const answers = (features: number[][]) => {
      manualSeed(0);
      const recipe = () => lecture.network([], { inputs: 30 });
      return lecture.heldOut({ ...few, features }, recipe, learners, [50, 51]).map(({ p }) => p);
    };
    const [, before] = answers(few.features);
    const [, after] = answers(few.features.map((row, i) => (i === 50 ? row.map((v) => 1000 * v) : row)));
    expect(after).toBe(before);
  });
});

describe("the slider's borders and the four ways", () => {
  test("the fourth border misses 35 cancers and raises 24 false alarms", async () => {
    expect(lecture.countMistakes(await wdbc(), [0.2, 18.5])).toEqual({ missed: 35, falseAlarms: 24 });
  });

  const bowl = (): lecture.Problem => {
    const lossAt = (w: readonly number[]) => w.reduce((sum, v) => sum + (v - 1) * (v - 1), 0);
    return {
      weights: 3,
      lossAt,
      descendFrom: (w, looks) => lossAt(w.map((v) => 1 + (v - 1) * 0.5 ** Math.floor(looks / 3))),
    };
  };

  test("each way looks at the loss as often as it is allowed to, and no more", () => {
    for (const way of [lecture.randomSearch, lecture.breed]) {
      let looks = 0;
      const problem = bowl();
      const lossAt = (w: readonly number[]) => {
        looks += 1;
        return problem.lossAt(w);
      };
      way({ ...problem, lossAt }, 0, 300);
      expect(looks).toBe(300);
    }
  });

  test("breeding beats random search on a bowl, and descent beats both", () => {
    const [random, bred, descended] = [lecture.randomSearch, lecture.breed, lecture.descend].map((way) =>
      way(bowl(), 1),
    );
    expect(bred).toBeLessThan(random!);
    expect(descended).toBeLessThan(bred!);
  });

  test("the patients' problems have 3 and 513 weights", async () => {
    const patients = await wdbc();
    expect(lecture.patientProblem(patients, "small").weights).toBe(3);
    expect(lecture.patientProblem(patients, "large").weights).toBe(513);
    const zeros = lecture.patientProblem(patients, "small").lossAt([0, 0, 0]);
    expect(zeros).toBeCloseTo(Math.log(2), 6);
  });
});
