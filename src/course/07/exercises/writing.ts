/** Lecture 7, what builders write: merges, smoothing, sampling, a recurrent step and word vectors; and a broken twin. */
import { fmt } from "../../../display/index.js";
import { exp, log, tanh } from "../../../kernels/math.js";
import { formula } from "../../../lesson/formula.js";
import { plain } from "../../../lesson/values.js";

const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);

type Words = readonly (readonly number[])[];
type Pair = [left: number, right: number];

/** The most frequent pair of neighbours; of equals the one with the smaller numbers, or by another rule. */
function frequent(words: Words, first = (a: Pair, b: Pair) => a[0] - b[0] || a[1] - b[1]): Pair | undefined {
  const counts = new Map<string, number>();
  for (const word of words)
    for (let i = 0; i + 1 < word.length; i++) {
      const pair = `${word[i]} ${word[i + 1]}`;
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
  const most = Math.max(...counts.values());
  const best = [...counts.keys()].filter((pair) => counts.get(pair) === most);
  return best.map((pair) => pair.split(" ").map(Number) as Pair).sort(first)[0];
}

/** Words after a pair was joined wherever it stands. */
const joined = (words: Words, [a, b]: Pair, made: number): number[][] =>
  words.map((word) => {
    const out: number[] = [];
    for (let i = 0; i < word.length; i++)
      if (word[i] === a && word[i + 1] === b) {
        out.push(made);
        i++;
      } else out.push(word[i]!);
    return out;
  });

const merging =
  (step: (words: Words) => Pair | undefined, join = joined) =>
  (words: number[][], next: number, merges: number): number[][] => {
    let now: number[][] = words;
    const pairs: number[][] = [];
    for (let m = 0; m < merges; m++) {
      const pair = step(now);
      if (!pair) break;
      pairs.push(pair);
      now = join(now, pair, next + m);
    }
    return pairs;
  };

/** Byte-pair encoding, the naive way. */
export const merges = formula<[words: number[][], next: number, merges: number]>({
  id: "E7.5",
  title: "Byte-pair encoding",
  signature: "(words, next, merges) => the pairs that were joined, in order",
  probes: [
    [
      [
        [0, 1, 2],
        [0, 1, 2, 3],
        [4, 1, 2],
        [0, 1, 2],
      ],
      5,
      2,
    ],
    [
      [
        [0, 1, 2],
        [0, 1, 2, 3, 4],
        [0, 1, 2, 3, 5],
        [6, 3, 2, 3, 5],
      ],
      7,
      4,
    ],
    [
      [
        [2, 1],
        [1, 2],
        [2, 1],
        [1, 2],
      ],
      3,
      2,
    ],
    [
      [
        [0, 1],
        [0, 1],
        [0, 1],
        [2, 3],
        [4, 2, 3],
      ],
      5,
      1,
    ],
    [
      [
        [0, 0, 0, 0],
        [1, 0, 0],
      ],
      2,
      2,
    ],
  ],
  starter: () => [],
  begin:
    "the function joins nothing. Count all pairs of neighbours, join the most frequent one in every word, and begin again.",
  truth: merging((words) => frequent(words)),
  right:
    "that is all of byte-pair encoding. The library keeps the counts up to date instead of counting anew, which makes it quick and not different.",
  form: ["no list", "the function must return a list of pairs, such as [[1, 2], [0, 5]]."],
  slips: [
    [
      merging(
        (words) => frequent(words),
        (words, [a, b]) => words.map((word) => word.filter((one, i) => !(one === a && word[i + 1] === b))),
      ),
      "lost",
      "a token is lost where the pair is joined: both go, and the new number comes in their place.",
    ],
    [
      merging(
        (words) => frequent(words),
        (words) => words.map((word) => [...word]),
      ),
      "never joined",
      "the same pair wins every time: join it in the words before you count again.",
    ],
    [
      merging((words) => frequent(words, (a, b) => b[0] - a[0] || b[1] - a[1])),
      "the last of equals",
      "of equally frequent pairs the one with the smaller numbers is to win; yours takes the largest.",
    ],
    [
      merging((words) =>
        frequent([...new Set(words.map((word) => word.join(" ")))].map((w) => w.split(" ").map(Number))),
      ),
      "words once",
      "each different word is counted once. A word that occurs twice counts twice.",
    ],
  ],
  otherwise:
    "for the words [0, 1, 2], [0, 1, 2, 3], [4, 1, 2] and [0, 1, 2], next 5 and two merges, first 1 and 2 are joined to 5, then 0 and 5.",
  hints: [
    'A pair is two neighbours. A Map counts them, with a key such as "1 2".',
    "Join like this: go through the word; where the pair stands push the new number and skip a place, else push the old one.",
  ],
  writes: true,
});

const witten = (
  counts: readonly number[],
  below: readonly number[],
  kinds: (c: readonly number[]) => number,
): number[] => {
  const [C, T] = [sum(counts), kinds(counts)];
  return counts.map((c, i) => (c + T * below[i]!) / (C + T));
};
const different = (counts: readonly number[]) => counts.filter((c) => c > 0).length;

/** Witten–Bell at one context. */
export const wittenBellStep = formula<[counts: number[], below: number[]]>({
  id: "E7.6",
  title: "Witten–Bell",
  signature: "(counts, below) => the probabilities",
  probes: [
    [
      [3, 1, 0],
      [0.2, 0.3, 0.5],
    ],
    [
      [0, 7, 0, 0],
      [0.25, 0.25, 0.25, 0.25],
    ],
    [
      [1, 1, 1, 1, 0],
      [0.5, 0.2, 0.1, 0.1, 0.1],
    ],
  ],
  starter: (_counts, below) => below,
  begin: "the function returns what the shorter context says. Mix it with the counts of this context.",
  truth: (counts, below) => witten(counts, below, different),
  right:
    "a context that was followed by many different characters trusts its counts less. Nothing ever gets the probability 0.",
  form: ["no list", "the function must return a list with one probability for each symbol."],
  slips: [
    [
      (counts) => counts.map((c) => c / sum(counts)),
      "counts alone",
      "that trusts the counts alone: what never came has the probability 0, and one surprise makes the loss infinite.",
    ],
    [
      (counts, below) => witten(counts, below, (c) => c.length),
      "all symbols",
      "T is how many different symbols came after this context, not how many there are.",
    ],
    [
      (counts, below) => witten(counts, below, sum),
      "half and half",
      "T is how many different symbols came, not how often: a symbol that came seven times counts once.",
    ],
    [
      (counts, below) => counts.map((c, i) => (c + below[i]!) / (sum(counts) + 1)),
      "one for all",
      "the shorter context gets a weight of 1 everywhere. Its weight is T, the number of different symbols that came.",
    ],
  ],
  otherwise: (answer) =>
    `for the counts 3, 1, 0 and [0.2, 0.3, 0.5] from below the first probability is (3 + 2 · 0.2) / (4 + 2) = 0.567; yours is ${fmt(Number((plain(answer([3, 1, 0], [0.2, 0.3, 0.5])) as number[])?.[0]))}.`,
  hints: [
    "C is the sum of the counts, T the number of counts above 0.",
    "`counts.map((c, i) => (c + T * below[i]) / (C + T))`",
  ],
  writes: true,
});

const nucleus = (p: readonly number[], top: number, enough = (sumSoFar: number) => sumSoFar >= top): number[] => {
  const order = p.map((_, i) => i).sort((a, b) => p[b]! - p[a]! || a - b);
  const kept = new Set<number>();
  let so = 0;
  for (const i of order) {
    kept.add(i);
    so += p[i]!;
    if (enough(so)) break;
  }
  return p.map((value, i) => (kept.has(i) ? value / so : 0));
};

/** Nucleus sampling. */
export const topP = formula<[p: number[], top: number]>({
  id: "E7.7",
  title: "Top-p",
  signature: "(p, top) => the distribution to draw from",
  probes: [
    [[0.1, 0.5, 0.15, 0.25], 0.7],
    [[0.1, 0.5, 0.15, 0.25], 0.4],
    [[0.05, 0.9, 0.05], 0.99],
  ],
  starter: (p) => p,
  begin:
    "the distribution comes back as it was. Keep the most probable symbols until together they reach top, and divide by their sum.",
  truth: (p, top) => nucleus(p, top),
  right: "how many symbols stay depends on how sure the model is: one after 'captai', a dozen after 'The whale '.",
  form: ["no list", "the function must return a list with one probability for each symbol."],
  slips: [
    [
      (p, top) => {
        const kept = nucleus(p, top);
        return p.map((value, i) => (kept[i]! > 0 ? value : 0));
      },
      "no longer a distribution",
      "what is left adds up to less than 1: divide by its sum.",
    ],
    [
      (p, top) => {
        const kept = p.map((value) => (value >= 1 - top ? value : 0));
        return kept.map((value) => value / (sum(kept) || 1));
      },
      "a threshold",
      "that keeps every symbol above a threshold. Keep the most probable ones until their sum reaches top.",
    ],
    [
      (p, top) => nucleus(p, top, (so) => so >= top * top),
      "one too few",
      "the sum of what is kept has to reach top: the symbol with which it does so stays in.",
    ],
    [
      (p, top) => {
        let so = 0;
        const kept = p.map((value) => {
          const keep = so < top;
          so += value;
          return keep ? value : 0;
        });
        return kept.map((value) => value / sum(kept));
      },
      "not sorted",
      "you go through the symbols in the order of their numbers. Begin with the most probable.",
    ],
  ],
  otherwise: "for [0.1, 0.5, 0.15, 0.25] and 0.7 two symbols stay: 0.5 and 0.25, divided by 0.75.",
  hints: [
    "Sort the numbers of the symbols by their probability, the largest first, and go along until the sum reaches top.",
    "`const order = p.map((_, i) => i).sort((a, b) => p[b] - p[a]);`",
  ],
  writes: true,
});

const stepped = (x: number, h: number, w: number, u: number) => tanh(w * x + u * h);

/** One step of a recurrent network, with its slopes. */
export const recurrentStep = formula<[x: number, h: number, w: number, u: number]>({
  id: "E7.8",
  title: "A recurrent step and its slopes",
  signature: "(x, h, w, u) => [new state, its slope along h, its slope along u]",
  probes: [
    [1, 0.5, 0.8, 0.3],
    [-0.4, 0.9, 0.5, 1.2],
    [0.7, -0.6, -1.1, 0.4],
  ],
  starter: () => [0, 0, 0],
  begin: "the function returns three zeros. The new state is tanh(w·x + u·h); the slope of tanh is 1 − tanh².",
  truth: (x, h, w, u) => {
    const state = stepped(x, h, w, u);
    return [state, (1 - state * state) * u, (1 - state * state) * h];
  },
  right:
    "the second number is what a slope is multiplied by at each step back. It is below |u|, and below 1 for most u: that is why slopes vanish.",
  form: ["no list", "the function must return three numbers: the new state and two slopes."],
  slips: [
    [
      (x, h, w, u) => {
        const state = stepped(x, h, w, u);
        return [state, (1 - state * state) * h, (1 - state * state) * u];
      },
      "swapped",
      "the two slopes are swapped: along h the factor is u, along u it is h.",
    ],
    [
      (x, h, w, u) => [stepped(x, h, w, u), u, h],
      "without tanh",
      "those are the slopes inside tanh. By the chain rule they are multiplied by the slope of tanh.",
    ],
    [
      (x, h, w, u) => {
        const state = stepped(x, h, w, u);
        return [state, (1 - state) * u, (1 - state) * h];
      },
      "not squared",
      "the slope of tanh is 1 − tanh², with a square.",
    ],
    [
      (x, h, w, u) => [w * x + u * h, u, h],
      "a line",
      "tanh is missing: without it a recurrent network is one long line.",
    ],
  ],
  otherwise:
    "for x = 1, h = 0.5, w = 0.8 and u = 0.3 the new state is tanh(0.95) = 0.74, and its slope along h is (1 − 0.74²) · 0.3 = 0.136.",
  hints: [
    "`const state = Math.tanh(w * x + u * h);`",
    "`return [state, (1 - state * state) * u, (1 - state * state) * h];`",
  ],
  writes: true,
});

const dot = (a: readonly number[], b: readonly number[]) => sum(a.map((v, i) => v * b[i]!));
const softplus = (z: number) => (z > 0 ? z + log(1 + exp(-z)) : log(1 + exp(z)));

/** The loss of one pair of neighbours and some words that were drawn. */
export const negatives = formula<[centre: number[], near: number[], drawn: number[][]]>({
  id: "E7.9",
  title: "Skip-gram with negatives",
  signature: "(centre, near, drawn) => the loss",
  probes: [
    [[1, 2], [0.5, 0.5], [[-1, 0]]],
    [
      [0.3, -0.2],
      [1, 1],
      [
        [2, 0],
        [0, -3],
      ],
    ],
    [[2, 1], [1, -0.5], []],
  ],
  starter: () => 0,
  begin:
    "the function returns 0. The loss is −ln σ(centre · near), plus −ln σ(−centre · d) for each word d that was drawn.",
  truth: (centre, near, drawn) => softplus(-dot(centre, near)) + sum(drawn.map((d) => softplus(dot(centre, d)))),
  right:
    "neighbours are pulled together and words drawn at random pushed apart. Without the second part all words would end in one place.",
  form: ["no number", "the function must return one number: the loss."],
  slips: [
    [
      (centre, near) => softplus(-dot(centre, near)),
      "no negatives",
      "only the neighbour counts. Add −ln σ(−centre · d) for each word that was drawn.",
    ],
    [
      (centre, near, drawn) => softplus(-dot(centre, near)) + sum(drawn.map((d) => softplus(-dot(centre, d)))),
      "all pulled",
      "the drawn words are pulled near as well: for them the product has the other sign.",
    ],
    [
      (centre, near, drawn) => -softplus(-dot(centre, near)) - sum(drawn.map((d) => softplus(dot(centre, d)))),
      "sign",
      "the sign is wrong: a loss is never below 0.",
    ],
    [
      (centre, near, drawn) => softplus(-dot(centre, near)) + sum(drawn.map((d) => softplus(dot(near, d)))),
      "wrong partner",
      "the drawn words are compared with the neighbour. Compare them with the word in the centre.",
    ],
  ],
  otherwise:
    "for centre [1, 2], near [0.5, 0.5] and drawn [[−1, 0]] the loss is ln(1 + e^−1.5) + ln(1 + e^−1) = 0.515.",
  hints: [
    "−ln σ(z) is ln(1 + e^−z).",
    "`const cost = (z: number) => Math.log(1 + Math.exp(-z));` The neighbour pays cost(z), a drawn word pays cost(−z).",
  ],
  writes: true,
});

/** Mean surprise of a character model with add-one smoothing that has counted some texts. */
const surprised = (counted: string, judged: string, kinds: string): number => {
  const size = new Set(kinds).size;
  const count = (one: string) => [...counted].filter((c) => c === one).length;
  return -sum([...judged].map((one) => log((count(one) + 1) / (counted.length + size)))) / judged.length;
};

/** Counting the text that is to be judged. */
export const countedTest = formula<[train: string, test: string]>({
  id: "E7.10",
  title: "Find the bug: a very good language model",
  twin: true,
  signature: "(train, test) => mean surprise of the test in nats",
  probes: [
    ["abba", "aab"],
    ["banana", "nab"],
    ["aaaaab", "bbb"],
  ],
  starter: (train, test) => surprised(train + test, test, train + test),
  begin: "the model has counted the text that it is judged by. Which text may it count?",
  truth: (train, test) => surprised(train, test, train + test),
  right:
    "with seven characters of context instead of none the same mistake would look like a breakthrough: the model would know the test by heart.",
  form: ["no number", "the function must return one number: nats a character."],
  slips: [
    [
      (train, test) => surprised(test, test, train + test),
      "test alone",
      "now the model counts nothing but the test. It should count the training text alone.",
    ],
    [
      (train) => surprised(train, train, train),
      "judged by training",
      "the model is judged by the text that it has counted. Judge the test.",
    ],
    [(train, test) => -surprised(train, test, train + test), "sign", "the sign is wrong: a surprise is never below 0."],
  ],
  otherwise:
    'for the training text "abba" and the test "aab" the model gives a and b (2 + 1) / (4 + 2) each, so the mean surprise is ln 2.',
  hints: [
    "`counts` is made from both texts. Which of them does the model know before it is judged?",
    "Count in `train` only, also for the length below the line.",
  ],
});
