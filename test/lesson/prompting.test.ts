import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { isLanguageModelHere, projectRoot } from "../../scripts/setup/index.mjs";
import * as lecture from "../../src/course/08/index.js";
import { pretrained, smollm2 } from "../../src/models/index.js";

const { measured } = lecture;
const here = existsSync(projectRoot()) && isLanguageModelHere(projectRoot());

test("an evaluation grades each item by its own answer, and gives an interval around the rate", () => {
  const { right, said } = lecture.evaluate(
    [1, 2, 3],
    (one) => `${2 * one}`,
    (text, one) => Number(text) === 2 * one && one < 3,
  );
  expect({ right, said }).toEqual({ right: [1, 1, 0], said: ["2", "4", "6"] });
  const { low, high, ...counted } = lecture.rate([1, 1, 0, 1]);
  expect(counted).toEqual({ right: 3, of: 4 });
  expect(low).toBeCloseTo(0.301, 3); // Wilson's interval of 3 of 4
  expect(high).toBeCloseTo(0.954, 3);
});

test("a difference on the same items is surer than the rates are", () => {
  const easy = Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? 1 : 0));
  const better = easy.map((one, i) => (i % 10 === 1 ? 1 : one));
  const { mean, low } = lecture.better(better, easy);
  expect(mean).toBeCloseTo(0.1);
  expect(low).toBeGreaterThan(0);
});

test.each([
  ["The answer is 18 Gy.", 18],
  ["2 * 3 = 6. In all 1,080.", 1080],
  ["-4", -4],
  ["none", undefined],
])("the last number of %j is %j", (text, number) => {
  expect(lecture.lastNumber(text)).toBe(number);
});

test("items: half of the reports are normal, no example is asked, and the right answer has every letter equally often", () => {
  expect(lecture.reports.filter(({ label }) => label === "normal").length).toBe(26);
  const asked = new Set(lecture.reports.map(({ text }) => text));
  expect(lecture.examplePool.filter(({ text }) => asked.has(text))).toEqual([]);
  const places = [0, 1, 2, 3].map((place) => lecture.choices.filter(({ right }) => right === place).length);
  expect(places).toEqual([8, 8, 7, 7]);
  for (const { answers } of lecture.choices) expect(new Set(answers).size).toBe(4);
});

test("valid is not right: a grader of JSON tells the two apart", () => {
  const [patient] = lecture.jsonPatients;
  const right = lecture.asJson(patient!);
  expect([lecture.isValid(right), lecture.isRight(right, patient!)]).toEqual([true, true]);
  const other = right.replace(/"dose": \d+/, '"dose": 1');
  expect([lecture.isValid(other), lecture.isRight(other, patient!)]).toEqual([true, false]);
  expect(lecture.isValid("Sure! {}")).toBe(false);
});

test("a reward learned from a careful rater's pairs prefers what the rater preferred", () => {
  const weights = lecture.fitReward([
    [
      [1, 0],
      [0, 0],
    ],
    [
      [1, 1],
      [0, 1],
    ],
    [
      [1, 0],
      [0, 1],
    ],
  ]);
  expect(lecture.reward(weights, [1, 0])).toBeGreaterThan(lecture.reward(weights, [0, 0]));
  expect(lecture.careful("a", "b", "a")).toBeGreaterThan(0);
  expect(lecture.hurried("a", "b c", "a")).toBeLessThan(0);
});

test("the clinic model that comes with the library obeys a note in a record, and sends patients at the desk to the doctor", async () => {
  const { model, card } = await pretrained("clinic");
  expect(model.parameterCount()).toBe(card.parameters);
  const clinic = lecture.clinicSpeaker(model);
  const noted = lecture.injections(clinic, 10);
  expect(lecture.rate(noted["answer politely"]!.obeys).right).toBeGreaterThan(7);
  expect(lecture.rate(lecture.clinicRight(clinic, "role", 10)).right).toBeGreaterThan(8);
});

test("the model's words always come under the banner, and as text", () => {
  const bundle = Object.getOwnPropertySymbols(lecture.invented([])).length;
  expect(bundle).toBe(1);
});

describe.skipIf(!here)("stored results", { timeout: 1_800_000 }, () => {
  test.runIf(process.env.GRADUS_ALL)("are what the model answers, item for item", async () => {
    const model = await smollm2();
    const { chainOfThought, draws, fewShot, multipleChoice, selfConsistency, structured, unknown } = lecture;
    const all = { fewShot, draws, chainOfThought, selfConsistency, multipleChoice, structured, unknown };
    for (const [name, run] of Object.entries(all)) expect(run(model)).toEqual(measured[name as keyof typeof all]);
  });
});
