/** Lecture 8, what builders write: a chat template, a sampler, a JSON mask, a paired bootstrap, a defence against injection. */
import { fmt } from "../../../display/index.js";
import { exp } from "../../../kernels/math.js";
import { formula } from "../../../lesson/formula.js";
import { plain } from "../../../lesson/values.js";
import { Generator } from "../../../random/generator.js";
import { said } from "./said.js";

interface Turn {
  role: string;
  content: string;
}

const turn = ({ role, content }: Turn) => `<|im_start|>${role}\n${content}<|im_end|>\n`;
const opening = "<|im_start|>assistant\n";

/** A conversation as one text. */
export const chatTemplate = said<[turns: Turn[]]>({
  id: "E8.6",
  title: "A chat template",
  signature: "(turns) => the text",
  probes: [
    [[{ role: "user", content: "How old is the patient?" }]],
    [
      [
        { role: "system", content: "Answer briefly." },
        { role: "user", content: "Hello" },
        { role: "assistant", content: "Hello." },
        { role: "user", content: "Which dose?" },
      ],
    ],
  ],
  starter: () => "",
  begin:
    "the function returns an empty text. Write one turn first: its opening mark with the role, a line break, the content, the closing mark and a line break.",
  truth: (turns) => turns.map(turn).join("") + opening,
  right:
    "the last line is the trick: the text ends where the assistant's words begin, and going on with it is answering.",
  form: ["no text", "the function must return one text."],
  slips: [
    [
      (turns) => turns.map(turn).join(""),
      "no opening",
      "the turns are right. The text must end with the opening of the assistant's turn, or the model will write another question.",
    ],
    [
      (turns) => turns.map(turn).join("\n") + opening,
      "blank lines",
      "there is a line break too many between the turns: each one ends with its own.",
    ],
    [
      (turns) => turns.map(({ role, content }) => `<|im_start|>${role}\n${content}\n`).join("") + opening,
      "turns without an end",
      "a turn must end with <|im_end|>. It is also the token at which the model stops.",
    ],
    [
      (turns) => turns.slice(-1).map(turn).join("") + opening,
      "only the last turn",
      "only the last turn is there. The model keeps nothing from before, so all turns have to be sent each time.",
    ],
  ],
  otherwise: (answer) =>
    `for one turn { role: "user", content: "Hi" } it gives ${JSON.stringify(answer([{ role: "user", content: "Hi" }]))}; it should give ${JSON.stringify(turn({ role: "user", content: "Hi" }) + opening)}.`,
  hints: ['`turns.map(({ role, content }) => …).join("")`, and then the opening of the assistant\'s turn.'],
  writes: true,
});

const nucleus = (p: readonly number[], topP: number): number[] => {
  const order = [...p.keys()].sort((a, b) => p[b]! - p[a]! || a - b);
  const kept: number[] = [];
  let sum = 0;
  for (const id of order) {
    if (sum >= topP) break;
    kept.push(id);
    sum += p[id]!;
  }
  return p.map((value, id) => (kept.includes(id) ? value / sum : 0));
};
const heated = (logits: readonly number[], temperature: number): number[] => {
  const most = Math.max(...logits);
  const powers = logits.map((z) => exp((z - most) / temperature));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((one) => one / sum);
};
const sampling = (logits: number[], temperature: number, topP: number) => nucleus(heated(logits, temperature), topP);

/** From logits to the probabilities that are drawn from. */
export const sampler = formula<[logits: number[], temperature: number, topP: number]>({
  id: "E8.7",
  title: "A sampler",
  signature: "(logits, temperature, topP) => the probabilities",
  probes: [
    [[2, 1, 0, -1], 0.7, 0.9],
    [[1, 3, 2, 0], 1.5, 0.7],
    [[1000, 999, 990], 1, 1],
    [[0, 0.5, 0.2, 0.1, 0.4], 1, 0.5],
    [[3, 0, 1], 1, 0.5],
  ],
  starter: (logits) => logits.map(() => 0),
  begin: "the function returns zeros. Begin with softmax of logits / temperature.",
  truth: sampling,
  right:
    "temperature reshapes all of it, topP cuts the tail, and what is left is divided by its sum. Drawing from it is a walk along the list with one random number.",
  form: [
    "wrong form",
    "the function must return a list with one probability for each logit, none of them NaN. Subtract the largest logit first.",
  ],
  slips: [
    [
      (logits, temperature, topP) => nucleus(heated(logits, 1 / temperature), topP),
      "multiplied",
      "the logits were multiplied by the temperature. They are divided by it: a low one sharpens.",
    ],
    [
      (logits, temperature) => heated(logits, temperature),
      "no cut",
      "the temperature is right; now keep the most probable tokens until their sum reaches topP, and give the others 0.",
    ],
    [
      (logits, temperature, topP) => {
        const [p, kept] = [heated(logits, temperature), sampling(logits, temperature, topP)];
        return p.map((value, i) => (kept[i]! > 0 ? value : 0));
      },
      "not divided",
      "the tail is cut, but what is left no longer adds up to 1. Divide it by its sum.",
    ],
    [
      (logits, temperature, topP) => heated(logits, temperature).map((value) => (value >= topP ? value : 0)),
      "a threshold",
      "topP is no threshold for a single probability: it is the sum that the kept ones have to reach.",
    ],
  ],
  otherwise: (answer) => {
    const given = plain(answer([2, 1, 0], 1, 0.9));
    return `for logits [2, 1, 0], temperature 1 and topP 0.9 it gives [${Array.isArray(given) ? given.map((v) => fmt(Number(v))).join(", ") : String(given)}]; it should give [${sampling(
      [2, 1, 0],
      1,
      0.9,
    )
      .map((v) => fmt(v))
      .join(", ")}].`;
  },
  hints: [
    "Sort the places by probability, the largest first; add until the sum is topP or more.",
    "The token that carries the sum over topP is kept as well.",
  ],
  writes: true,
});

/** Whether a text is the beginning of {"dose": digits}, or all of it. */
const begins = (text: string): boolean => {
  const head = '{"dose": ';
  if (text.length <= head.length) return head.startsWith(text);
  return text.startsWith(head) && /^\d{1,3}\}?$/.test(text.slice(head.length));
};

/** Which tokens a mask lets through. */
export const jsonMask = said<[text: string, tokens: string[]]>({
  id: "E8.8",
  title: "A mask for JSON",
  signature: "(text, tokens) => the tokens that are allowed",
  probes: [
    ["", ["{", '{"', "The", '{"dose', "Sure"]],
    ['{"dose', ['": ', '"', "s", '":', " dose"]],
    ['{"dose": ', ["6", "60", "Gy", '"60"', "}", "60}"]],
    ['{"dose": 60', ["}", "0", " Gy", "}}", "00", ","]],
    ['{"dose": 600', ["0", "}", "."]],
  ],
  starter: () => [],
  begin:
    "the function allows nothing. Allow a token if text + token can still become one of the texts that are asked for.",
  truth: (text, tokens) => tokens.filter((token) => begins(text + token)),
  right:
    "tokens cross the parts of a grammar, as '{\"dose' and '60}' do. That is why a mask asks about text + token, and not which part comes next.",
  form: ["no list", "the function must return a list of those tokens that are allowed."],
  slips: [
    [
      (text, tokens) => tokens.filter((token) => /^\{"dose": \d{1,3}\}$/.test(text + token)),
      "finished texts only",
      "only tokens that finish the text are allowed. A token may also lead to a beginning that can still become one.",
    ],
    [
      (text, tokens) => tokens.filter((token) => token.length === 1 && begins(text + token)),
      "single letters",
      "only tokens of one letter pass. Longer ones may pass as well, if all their letters fit.",
    ],
    [
      (text, tokens) => tokens.filter((token) => begins(text + token) || /^\{"dose": \d+$/.test(text + token)),
      "digits without end",
      "there is no limit to the digits. A small model would go on with them: allow one to three.",
    ],
  ],
  otherwise: (answer) =>
    `after '{"dose": ' and with the tokens 6, Gy and } it allows ${JSON.stringify(answer('{"dose": ', ["6", "Gy", "}"]))}; it should allow ["6"].`,
  hints: [
    'The texts that are asked for: {"dose": , then one to three digits, then }.',
    "Two cases: text + token is shorter than '{\"dose\": ' and is its beginning, or it begins with it and the rest is one to three digits, with or without }.",
  ],
  writes: true,
});

const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
const spread = (b: readonly number[], a: readonly number[], draws: readonly number[][]) => {
  const means = draws.map((places) => sum(places.map((i) => b[i]! - a[i]!)) / places.length).sort((x, y) => x - y);
  const cut = Math.floor(0.025 * means.length);
  return [means[cut]!, means[means.length - 1 - cut]!];
};
const drawsOf = (n: number, count: number, seed: number) => {
  const random = new Generator(seed);
  return Array.from({ length: count }, () => Array.from({ length: n }, () => random.below(n)));
};

/** The interval of a difference. */
export const differences = formula<[b: number[], a: number[], draws: number[][]]>({
  id: "E8.9",
  title: "Is prompt b better?",
  signature: "(b, a, draws) => [low, high]",
  probes: [
    [[1, 1, 1, 0, 1, 1, 0], [0, 1, 0, 0, 1, 0, 0], drawsOf(7, 80, 2)],
    [[1, 0, 1, 1, 0], [1, 1, 0, 0, 0], drawsOf(5, 120, 3)],
    [[1, 1, 0, 1, 1, 1, 0, 1, 0, 1, 1], [0, 1, 0, 1, 0, 1, 1, 0, 0, 1, 0], drawsOf(11, 40, 4)],
  ],
  starter: () => [0, 0],
  begin: "the function returns 0 to 0. For each draw, take the mean of b[i] − a[i] over its items.",
  truth: spread,
  right: "the same items on both sides of each draw, and 2.5% of the draws cut off at each end.",
  form: ["wrong form", "the function must return two numbers, [low, high]."],
  slips: [
    [
      (b, a, draws) => {
        const means = draws.map((places) => sum(places.map((i) => b[i]! - a[i]!)) / places.length);
        return [Math.min(...means), Math.max(...means)];
      },
      "nothing cut",
      "that is the smallest and the largest of all draws. Sort them and leave out 2.5% at each end: Math.floor(0.025 · n) of them.",
    ],
    [(b, a, draws) => spread(a, b, draws), "sign", "the sign is turned: b − a says by how much b is better."],
    [
      (b, a, draws) => {
        const of = (list: number[]) =>
          spread(
            list,
            list.map(() => 0),
            draws,
          );
        const [[lowB, highB], [lowA, highA]] = [of(b), of(a)] as [number[], number[]];
        return [lowB! - highA!, highB! - lowA!];
      },
      "unpaired",
      "that compares two intervals. Take the difference item by item first, and then draw.",
    ],
  ],
  otherwise: (answer) => {
    const [low, high] = spread([1, 1, 0], [0, 1, 0], drawsOf(3, 80, 1)) as [number, number];
    const given = plain(answer([1, 1, 0], [0, 1, 0], drawsOf(3, 80, 1)));
    return `on three items and 80 draws it gives [${Array.isArray(given) ? given.map((v) => fmt(Number(v))).join(", ") : String(given)}]; it should give [${fmt(low)}, ${fmt(high)}].`;
  },
  hints: [
    "`const means = draws.map((places) => …).sort((x, y) => x - y);`",
    "`const cut = Math.floor(0.025 * means.length);` then means[cut] and means[means.length − 1 − cut].",
  ],
});

const REFUSED = "please ask the doctor .";

/** What may leave the machine, whatever the model was talked into. */
export const quarantine = said<[answer: string, values: string[]]>({
  id: "E8.10",
  title: "A gate behind the model",
  twin: true,
  signature: "(answer, values) => the answer, or a refusal",
  probes: [
    ["2 gy", ["2 gy", "lind", "a 1"]],
    ["of course , the dose is 2 gy . thank you .", ["2 gy", "lind", "a 1"]],
    ["{ doctor : lind }", ["2 gy", "lind", "a 1"]],
    ["a", ["2 gy", "lind", "a 1"]],
    ["send it to me", ["2 gy", "lind", "a 1"]],
    ["lind", ["2 gy", "lind", "a 1"]],
    ["", ["2 gy", "lind"]],
  ],
  starter: (answer) => answer,
  begin: "the function lets everything through. Let an answer pass only if it is one of the values.",
  truth: (answer, values) => (values.includes(answer) ? answer : REFUSED),
  right:
    "the model can still be talked into anything, but only a value of the record gets out. What it costs: sentences and kindness are refused as well.",
  form: ["no text", "the function must return a text: the answer as it is, or the refusal."],
  slips: [
    [
      (answer, values) => (values.some((value) => answer.includes(value)) ? answer : REFUSED),
      "contains",
      "an answer that merely contains a value gets through, and whatever else was injected with it. The whole answer must be a value.",
    ],
    [
      (answer, values) => (values.some((value) => value.includes(answer)) ? answer : REFUSED),
      "a piece",
      "a piece of a value gets through. The whole answer must be the whole value.",
    ],
    [
      (answer) => (/of course|json|\{/.test(answer) ? REFUSED : answer),
      "a list of bad words",
      "a list of bad words stops the attacks that you thought of. Say what may pass, and refuse all the rest.",
    ],
  ],
  otherwise: (answer) =>
    `for the answer "lind" and the values ["2 gy", "lind"] it gives ${JSON.stringify(answer("lind", ["2 gy", "lind"]))}; it should give "lind". Anything that is not a value gives "${REFUSED}".`,
  hints: ["`values.includes(answer)` is the whole test."],
});
