import { describe, expect, test } from "vitest";
import { MARKS, NEVER_ANSWERED, WORDINGS } from "../../../src/models/clinic/index.js";
import { clinicTurn, clinicWords, SKILLS } from "../../../src/models/index.js";

const words = clinicWords();
const many = Array.from({ length: 400 }, (_, i) => i);

/** What a record in a prompt says, by field. */
const recordIn = (prompt: string) =>
  Object.fromEntries(
    /record : (.*?) \. /
      .exec(prompt)![1]!
      .split(" ; ")
      .map((part) => [part.split(" ")[0]!, part.split(" ").slice(1).join(" ")]),
  );

test("the words are known: every dialogue can be written and read, and the same words come out at every start", () => {
  for (const skill of SKILLS)
    for (const seed of many) {
      const { prompt, answer } = clinicTurn(skill, seed);
      const text = `${prompt} ${answer}`;
      expect(words.decode(words.encode(text))).toBe(text);
      expect(words.encode(text).length, text).toBeLessThanOrEqual(113);
    }
  expect(words.size).toBe(clinicWords().size);
  expect(words.size).toBeLessThan(260);
});

describe("answers follow from the record", () => {
  test.each(["short", "sentence", "json", "politely"] as const)("%s", (skill) => {
    for (const seed of many) {
      const { prompt, answer } = clinicTurn(skill, seed);
      const values = Object.values(recordIn(prompt));
      expect(
        values.some((value) => ` ${answer}`.includes(` ${value} `)),
        `${prompt} ${answer}`,
      ).toBe(true);
    }
  });

  test("what the record lacks is not said, and the desk says nothing of the treatment", () => {
    for (const seed of many) {
      expect(clinicTurn("unknown", seed).answer).toBe("the record does not say . <end>");
      const { prompt, answer } = clinicTurn("role", seed);
      expect(prompt).toContain("you are at the desk");
      if (/which machine|what is the machine/.test(prompt)) expect(answer).toBe("please ask the doctor . <end>");
    }
  });

  test("the dose that is left, by tool and by steps", () => {
    const number = (text: string) => Number(text.replaceAll(" ", ""));
    for (const seed of many) {
      const { prompt, answer } = clinicTurn("steps", seed);
      const { fractions, given, dose } = recordIn(prompt);
      const left = (number(fractions!) - number(given!)) * Number(dose![0]);
      expect(answer).toMatch(new RegExp(`\\. ${[...`${left}`].join(" ")} gy \\. <end>$`));
      const tool = clinicTurn("tool", seed);
      expect(tool.answer).toMatch(/^(\{ call calculator : \( [\d ]+ - [\d ]+ \) x \d \}|[\d ]+ gy \.) <end>$/);
    }
  });
});

describe("what is kept from training stays out of it", () => {
  const trained = SKILLS.flatMap((skill) => many.map((seed) => clinicTurn(skill, seed)));

  test("wordings", () => {
    const held = Object.values(WORDINGS).flatMap((all) => all.slice(-2));
    for (const { prompt } of trained)
      for (const wording of held) expect(prompt.includes(`${wording} ?`), `${wording} in ${prompt}`).toBe(false);
    expect(
      many.every((seed) =>
        held.some((one) => clinicTurn("short", seed, { heldOut: true }).prompt.includes(`${one} ?`)),
      ),
    ).toBe(true);
  });

  test("values stand in records but are no answer, and marks, and numbers", () => {
    for (const { answer } of trained)
      for (const value of NEVER_ANSWERED) expect(answer.split(" ")).not.toContain(value);
    expect(trained.some(({ prompt }) => NEVER_ANSWERED.some((value) => prompt.includes(value)))).toBe(true);
    const asked = many.map((seed) => clinicTurn("short", seed, { neverAnswered: true }).answer.replace(" <end>", ""));
    expect(asked.filter((answer) => NEVER_ANSWERED.includes(answer)).length).toBeGreaterThan(100);
    for (const { answer } of trained) expect(answer).not.toContain(MARKS.at(-1)!.split(" ")[0]);
    const sums = (heldOut: boolean) => new Set(many.map((seed) => clinicTurn("steps", seed, { heldOut }).answer));
    const seen = sums(false);
    for (const one of sums(true)) expect(seen.has(one)).toBe(false);
  });
});
