import { type Cases, tryExercises } from "./exercise-cases.js";

interface Turn {
  role: string;
  content: string;
}
const start = "<|im_start|>";
const opening = `${start}assistant\n`;
const written = ({ role, content }: Turn) => `${start}${role}\n${content}<|im_end|>\n`;

const softmax = (logits: number[], temperature: number) => {
  const most = Math.max(...logits);
  const powers = logits.map((z) => Math.exp((z - most) / temperature));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((one) => one / sum);
};
const cut = (p: number[], topP: number, divide = true) => {
  const kept = new Set<number>();
  let sum = 0;
  for (const id of [...p.keys()].sort((a, b) => p[b]! - p[a]!)) {
    if (sum >= topP) break;
    kept.add(id);
    sum += p[id]!;
  }
  return p.map((one, id) => (kept.has(id) ? (divide ? one / sum : one) : 0));
};

const head = '{"dose": ';
const begins = (text: string) =>
  text.length <= head.length
    ? head.startsWith(text)
    : text.startsWith(head) && /^\d{1,3}\}?$/.test(text.slice(head.length));

const total = (list: number[]) => list.reduce((a, b) => a + b, 0);
const means = (b: number[], a: number[], draws: number[][]) =>
  draws.map((places) => total(places.map((i) => b[i]! - a[i]!)) / places.length).sort((x, y) => x - y);
const ends = (list: number[]) => {
  const out = Math.floor(0.025 * list.length);
  return [list[out]!, list[list.length - 1 - out]!];
};
const none = (list: number[]) => list.map(() => 0);

/** Operators that change numbers, and turn lists: of a text they change nothing. */
const SAME = ["wrong sign", "twice as large", "half as large", "transposed"];

/** For each exercise: the starter, right answers written differently, and wrong ones with the reason they must be given. */
const cases: Record<string, Cases> = {
  "E8.1": {
    starter: 0,
    right: [5, 4 + 1],
    wrong: [
      [2, "two words"],
      [6, "the blank"],
      [4, "digits alone"],
      [7, "letters"],
      [9, "otherwise"],
    ],
  },
  "E8.2": {
    starter: "",
    right: ["examples", "Examples"],
    wrong: [
      ["mask", "form only"],
      ["bigger warning", "not measured to help"],
    ],
  },
  "E8.3": {
    starter: 0,
    right: [50, (100 * 20) / 40],
    wrong: [
      [95, "one number"],
      [5, "the other alone"],
      [97.5, "refusals"],
      [20, "a count"],
      [70, "otherwise"],
    ],
  },
  "E8.4": {
    starter: "",
    right: ["ABDF", "f, d, b, a"],
    wrong: [
      ["ABCDEFG", "all of them"],
      ["ABCDF", "gives C"],
      ["ABDEF", "gives E"],
      ["ABDFG", "gives G"],
      ["BDF", "lacks A"],
      ["ADF", "lacks B"],
      ["ABF", "lacks D"],
      ["ABD", "lacks F"],
    ],
  },
  "E8.5": {
    starter: "",
    right: ["BDFH", "h f d b"],
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
  "E8.6": {
    starter: () => "",
    harmless: SAME,
    right: [
      (turns: Turn[]) => turns.map(written).join("") + opening,
      (turns: Turn[]) => turns.reduceRight((rest, turn) => written(turn) + rest, opening),
    ],
    wrong: [
      [() => 1, "no text"],
      [(turns: Turn[]) => turns.map(written).join(""), "no opening"],
      [(turns: Turn[]) => turns.map(written).join("\n") + opening, "blank lines"],
      [
        (turns: Turn[]) => turns.map(({ role, content }) => `${start}${role}\n${content}\n`).join("") + opening,
        "turns without an end",
      ],
      [(turns: Turn[]) => written(turns.at(-1)!) + opening, "only the last turn"],
      [(turns: Turn[]) => turns.map(({ content }) => content).join(""), "otherwise"],
    ],
  },
  "E8.7": {
    starter: (logits: number[]) => logits.map(() => 0),
    right: [
      (logits: number[], temperature: number, topP: number) => cut(softmax(logits, temperature), topP),
      (logits: number[], temperature: number, topP: number) => {
        const p = softmax(logits, temperature);
        const order = p.map((one, id) => ({ one, id })).sort((a, b) => b.one - a.one);
        let count = 0;
        for (let sum = 0; sum < topP && count < p.length; count++) sum += order[count]!.one;
        const kept = order.slice(0, count);
        const sum = total(kept.map(({ one }) => one));
        return p.map((one, id) => (kept.some((k) => k.id === id) ? one / sum : 0));
      },
    ],
    wrong: [
      [(logits: number[]) => logits.map((z) => Math.exp(z) / Math.exp(2000)).map(() => Number.NaN)[0], "wrong form"],
      [
        (logits: number[], temperature: number, topP: number) => cut(softmax(logits, 1 / temperature), topP),
        "multiplied",
      ],
      [(logits: number[], temperature: number) => softmax(logits, temperature), "no cut"],
      [
        (logits: number[], temperature: number, topP: number) => cut(softmax(logits, temperature), topP, false),
        "not divided",
      ],
      [
        (logits: number[], temperature: number, topP: number) =>
          softmax(logits, temperature).map((one) => (one >= topP ? one : 0)),
        "a threshold",
      ],
      [(logits: number[]) => logits.map(() => 0.25), "otherwise"],
    ],
  },
  "E8.8": {
    starter: () => [],
    harmless: SAME.slice(0, 3),
    right: [
      (text: string, tokens: string[]) => tokens.filter((token) => begins(text + token)),
      (text: string, tokens: string[]) => {
        const all = Array.from({ length: 1000 }, (_, i) => [`${i}`, `0${i}`, `00${i}`])
          .flat()
          .filter((digits) => digits.length <= 3)
          .map((digits) => `${head}${digits}}`);
        return tokens.filter((token) => all.some((one) => one.startsWith(text + token)));
      },
    ],
    wrong: [
      [() => "all", "no list"],
      [
        (text: string, tokens: string[]) => tokens.filter((token) => /^\{"dose": \d{1,3}\}$/.test(text + token)),
        "finished texts only",
      ],
      [
        (text: string, tokens: string[]) => tokens.filter((token) => token.length === 1 && begins(text + token)),
        "single letters",
      ],
      [
        (text: string, tokens: string[]) =>
          tokens.filter((token) => begins(text + token) || /^\{"dose": \d+$/.test(text + token)),
        "digits without end",
      ],
      [(_: string, tokens: string[]) => tokens, "otherwise"],
    ],
  },
  "E8.9": {
    starter: () => [0, 0],
    right: [
      (b: number[], a: number[], draws: number[][]) => ends(means(b, a, draws)),
      (b: number[], a: number[], draws: number[][]) => {
        const d = b.map((one, i) => one - a[i]!);
        return ends(means(d, none(d), draws));
      },
    ],
    wrong: [
      [() => 1, "wrong form"],
      [
        (b: number[], a: number[], draws: number[][]) => {
          const list = means(b, a, draws);
          return [list[0], list.at(-1)];
        },
        "nothing cut",
      ],
      [(b: number[], a: number[], draws: number[][]) => ends(means(a, b, draws)), "sign"],
      [
        (b: number[], a: number[], draws: number[][]) => {
          const [x, y] = [ends(means(b, none(b), draws)), ends(means(a, none(a), draws))];
          return [x[0]! - y[1]!, x[1]! - y[0]!];
        },
        "unpaired",
      ],
      [() => [3, 4], "otherwise"],
    ],
  },
  "E8.10": {
    starter: (answer: string) => answer,
    harmless: SAME,
    right: [
      (answer: string, values: string[]) => (values.includes(answer) ? answer : "please ask the doctor ."),
      (answer: string, values: string[]) => values.find((one) => one === answer) ?? "please ask the doctor .",
    ],
    wrong: [
      [() => 1, "no text"],
      [
        (answer: string, values: string[]) =>
          values.some((one) => answer.includes(one)) ? answer : "please ask the doctor .",
        "contains",
      ],
      [
        (answer: string, values: string[]) =>
          values.some((one) => one.includes(answer)) ? answer : "please ask the doctor .",
        "a piece",
      ],
      [
        (answer: string) => (/of course|json|\{/.test(answer) ? "please ask the doctor ." : answer),
        "a list of bad words",
      ],
      [() => "no", "otherwise"],
    ],
  },
};

tryExercises(8, cases);
