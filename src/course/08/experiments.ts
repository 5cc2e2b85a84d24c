/** Lecture 8: prompting as an experiment. Each function asks all items in every way and gives, for each way, 1 or 0 an item. */
import type { Llama } from "../../models/llama/llama.js";
import { Generator } from "../../random/generator.js";
import { jsonGrammar } from "../../text/generation/json-grammar.js";
import { choices } from "./choices.js";
import { evaluate, lastNumber } from "./harness.js";
import { doseSums, leftSums, patients, questions } from "./patients.js";
import {
  askPrompt,
  contains,
  firstExamples,
  isRight,
  isValid,
  jsonPrompt,
  jsonSchema,
  letterPrompt,
  refuses,
  reportAsked,
  reportPrompt,
  sumPrompt,
  textPrompt,
} from "./prompts.js";
import { examplePool, type Report, reports } from "./reports.js";

/** What the experiments ask of a model. */
export type Asks = Pick<Llama, "score" | "generate" | "prompt">;
/** For each way of asking, 1 or 0 an item. */
export type Results = Record<string, number[]>;

/** The ending that the model finds most probable. */
export const likeliest = (model: Asks, prompt: string, endings: readonly string[]): number => {
  const scores = model.score(prompt, endings).map((one) => one.logProbability);
  return scores.indexOf(Math.max(...scores));
};

/** The label that the model finds more probable after a prompt. */
export const labelled = (model: Asks, prompt: string, lead = " "): string =>
  ["normal", "abnormal"][likeliest(model, prompt, [`${lead}normal`, `${lead}abnormal`])]!;

const sameLabel = (said: string, report: Report) => said === report.label;
const greedy = { temperature: 0 } as const;

/** No example, 2, 4 and 8, on sentences of reports. */
export function fewShot(model: Asks, items = reports): Results {
  const completed = (count: number) =>
    evaluate(items, (one) => labelled(model, reportPrompt(one, firstExamples(count))), sameLabel).right;
  const asked = (one: Report) => {
    const prompt = model.prompt(reportAsked(one));
    return ["normal", "abnormal"][likeliest(model, prompt, ["Normal", "Abnormal"])]!;
  };
  return {
    "asked in a chat": evaluate(items, asked, sameLabel).right,
    "0 examples": completed(0),
    "2 examples": completed(2),
    "4 examples": completed(4),
    "8 examples": completed(8),
  };
}

/** Four examples drawn from the pool, for one draw. */
export function drawnExamples(seed: number): Report[] {
  const order = new Generator(seed).permutation(examplePool.length);
  return Array.from({ length: 4 }, (_, i) => examplePool[order[i]!]!);
}

/** Eight draws of four examples each, on the first 30 sentences. */
export function draws(model: Asks): Results {
  const items = reports.slice(0, 30);
  return Object.fromEntries(
    Array.from({ length: 8 }, (_, i) => {
      const examples = drawnExamples(800 + i);
      return [`draw ${i + 1}`, evaluate(items, (one) => labelled(model, reportPrompt(one, examples)), sameLabel).right];
    }),
  );
}

/** Thirty sums of two products, and thirty of what is left of one. */
export const sums = doseSums(30, 84);
export const left = leftSums(30, 84);
const sumRight = (said: string, { answer }: { answer: number }) => lastNumber(said) === answer;

/** The result alone or the working, in examples, for both kinds of sums; and without examples, plain or "step by step" (15). */
export function chainOfThought(model: Asks): Results {
  const shown = (working: boolean, kind: "products" | "left") =>
    evaluate(
      kind === "products" ? sums : left,
      (one) => model.generate(sumPrompt(one, working, kind), { ...greedy, maxTokens: working ? 60 : 12, stop: "\n" }),
      sumRight,
    ).right;
  const asked = (more: string) =>
    evaluate(
      sums.slice(0, 15),
      (one) => model.generate(model.prompt(`${one.question}${more}`), { ...greedy, maxTokens: 100 }),
      sumRight,
    ).right;
  return {
    "two products, result alone": shown(false, "products"),
    "two products, with working": shown(true, "products"),
    "what is left, result alone": shown(false, "left"),
    "what is left, with working": shown(true, "left"),
    "two products, no example": asked(""),
    "two products, step by step": asked(" Think step by step."),
  };
}

/** Five samples at temperature 0.7 for each of 24 sums: the first alone, the vote of five, and greedy. */
export function selfConsistency(model: Asks): Results {
  const items = sums.slice(0, 24);
  const options = { maxTokens: 60, stop: "\n" };
  const five = items.map((one, i) =>
    Array.from({ length: 5 }, (_, k) =>
      lastNumber(model.generate(sumPrompt(one, true), { ...options, temperature: 0.7, seed: 100 * i + k })),
    ),
  );
  const count = (list: readonly (number | undefined)[], one: number | undefined) =>
    list.filter((v) => v === one).length;
  const vote = (list: (number | undefined)[]) => list.reduce((a, b) => (count(list, b) > count(list, a) ? b : a));
  const scored = (of: (list: (number | undefined)[]) => number | undefined) =>
    items.map(({ answer }, i) => (of(five[i]!) === answer ? 1 : 0));
  return {
    ...Object.fromEntries(Array.from({ length: 5 }, (_, k) => [`sample ${k + 1}`, scored((list) => list[k])])),
    "vote of five": scored(vote),
    greedy: evaluate(items, (one) => model.generate(sumPrompt(one, true), { ...greedy, ...options }), sumRight).right,
  };
}

/** By letter, and by the likelihood of each answer's text. `said A` tells where the letter was A. */
export function multipleChoice(model: Asks): Results {
  const letter = choices.map((one) => likeliest(model, letterPrompt(one), [" A", " B", " C", " D"]));
  const text = choices.map((one) =>
    likeliest(
      model,
      textPrompt(one),
      one.answers.map((answer) => ` ${answer}`),
    ),
  );
  const right = (list: number[]) => list.map((place, i) => (place === choices[i]!.right ? 1 : 0));
  return {
    "by letter": right(letter),
    "by likelihood": right(text),
    "said A": letter.map((place) => (place === 0 ? 1 : 0)),
  };
}

/** Twenty patients whose sentences become JSON. */
export const jsonPatients = patients(20, 85);

/** Asked for, masked by a grammar, one example, two; valid and right of each. */
export function structured(model: Asks): Results {
  const grammar = jsonGrammar(jsonSchema);
  const ways: Record<string, (one: (typeof jsonPatients)[number]) => string> = {
    asked: (one) => model.generate(model.prompt(jsonPrompt(one, 0)), { ...greedy, maxTokens: 60 }),
    masked: (one) => model.generate(model.prompt(jsonPrompt(one, 0)), { ...greedy, maxTokens: 60, grammar }),
    "one example": (one) => model.generate(jsonPrompt(one, 1), { ...greedy, maxTokens: 40, stop: "\n" }).trim(),
    "two examples": (one) => model.generate(jsonPrompt(one, 2), { ...greedy, maxTokens: 40, stop: "\n" }).trim(),
  };
  return Object.fromEntries(
    Object.entries(ways).flatMap(([name, way]) => {
      const { said, right } = evaluate(jsonPatients, way, isRight);
      return [
        [`${name}: valid`, said.map((one) => (isValid(one) ? 1 : 0))],
        [`${name}: right`, right],
      ];
    }),
  );
}

/** Twenty patients, each with a question that the sentence answers and one that it does not. */
export const askedPatients = questions(patients(20, 86));

/** "I do not know": where the text does not say it, and where it does. */
export function unknown(model: Asks): Results {
  const { stated, missing } = askedPatients;
  const say = (how: "asked" | "told" | "shown") => (one: (typeof stated)[number]) =>
    how === "shown"
      ? model.generate(askPrompt(one, how), { ...greedy, maxTokens: 20, stop: "\n" })
      : model.generate(model.prompt(askPrompt(one, how)), { ...greedy, maxTokens: 40 });
  return Object.fromEntries(
    (["asked", "told", "shown"] as const).flatMap((how) => {
      const there = evaluate(stated, say(how), contains);
      return [
        [`${how}: refuses what is not there`, evaluate(missing, say(how), refuses).right],
        [`${how}: refuses what is there`, there.said.map((one) => (refuses(one) ? 1 : 0))],
        [`${how}: right where it is there`, there.right],
      ];
    }),
  );
}
