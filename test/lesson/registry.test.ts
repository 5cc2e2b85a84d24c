import { afterEach, expect, test, vi } from "vitest";
import type { Lecture } from "../../src/lesson/lecture.js";

afterEach(() => vi.resetModules());

const lecture = (number: number, term = `word ${number}`): Lecture => ({
  number,
  notebook: `0${number}.ipynb`,
  exercises: [],
  quiz: [],
  terms: [{ id: term, lecture: number, means: "Something." }],
  vendor: [],
  facts: [],
});

/** The registry and the lesson functions of a kernel that has just started. */
async function fresh() {
  vi.resetModules();
  return { ...(await import("../../src/lesson/registry.js")), ...(await import("../../src/lesson/index.js")) };
}

test("an id of a lecture that was not imported is answered with the import to write", async () => {
  const { check, hint, quiz, twin, vendor } = await fresh();
  expect(() => check("E1.1", 3)).toThrow(
    'The exercise "E1.1" belongs to lecture 1. Import that first: import "gradus/lecture-01";',
  );
  expect(() => hint("E4.1")).toThrow(/lecture 4\. .* "gradus\/lecture-04"/);
  expect(() => quiz("Q10.2")).toThrow(/lecture 10\. .* "gradus\/lecture-10"/);
  expect(() => twin("E2.5", 1)).toThrow(/lecture-02/);
  expect(() => vendor("3")).toThrow(/lecture-03/);
});

test("a word is answered with an import only where no lecture is here that could tell", async () => {
  const { register, term } = await fresh();
  expect(() => term("loss")).toThrow(/no term "loss" yet\. Import the lecture/);
  register(lecture(4));
  expect(() => term("loss")).toThrow('There is no term "loss" in lecture 4. There are word 4.');
});

test("what a lecture declares is found once it is imported, and importing it brings its own figures", async () => {
  const { lectures, check } = await fresh();
  expect(lectures()).toEqual([]);
  const { lineFit } = await import("../../src/course/01/index.js");
  expect(lectures().map(({ number }) => number)).toEqual([1]);
  expect(() => check("E1.7", 0.0078)).not.toThrow();
  expect(() => check("E1.20", 1)).toThrow(/no exercise "E1.20" in lecture 1\. There are E1.1, /);
  expect(typeof lineFit).toBe("function");
});

test("an id that two lectures declare is refused, and a lecture registered again takes its own place", async () => {
  const { lectures, register } = await fresh();
  register(lecture(4));
  register(lecture(4, "another word"));
  expect(lectures().map(({ terms }) => terms[0]!.id)).toEqual(["another word"]);
  expect(() => register(lecture(5, "another word"))).toThrow('The term "another word" is declared twice.');
  expect(lectures()).toHaveLength(1);
});
