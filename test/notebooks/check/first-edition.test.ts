import { describe, expect, test } from "vitest";
import { cellLengths, lineWidths, noNode } from "../../../scripts/notebooks/check/rules/code.js";
import { counts } from "../../../scripts/notebooks/check/rules/counts.js";
import { exercises } from "../../../scripts/notebooks/check/rules/exercises.js";
import { linksLead } from "../../../scripts/notebooks/check/rules/links.js";
import { cellMetadata, exceptions, storedFile } from "../../../scripts/notebooks/check/rules/metadata.js";
import { backedAlternatives, backedNumbers, backedSlides } from "../../../scripts/notebooks/check/rules/numbers.js";
import { outputs } from "../../../scripts/notebooks/check/rules/outputs.js";
import { deckMetadata, lecturerNotes, slideWords } from "../../../scripts/notebooks/check/rules/slides.js";
import { terms } from "../../../scripts/notebooks/check/rules/terms.js";
import { broken, figure, type Given, html, lectureWith } from "./rules.js";

const numbers = (cells: Given[], facts: string[] = []) => broken(backedNumbers, lectureWith(cells, { facts }));

describe("numbers", () => {
  test("in prose are found in an earlier output, rounded as the prose rounds them, or in the code beside it", () => {
    const said: Given = ["train()", "loss 0.19993\naccuracy 0.985"];
    expect(numbers([said, "The loss is 0.2, or 0.1999, at 98.5 %."])).toEqual([]);
    expect(numbers([said, "The loss is 0.21."])).toEqual(["cell c1: 0.21 stands in no earlier output"]);
    expect(numbers(["With a rate of 0.02:", ["fit(0.02)", ""]])).toEqual([]);
    expect(numbers(["In 1956.", "Later, 15 % more."], ["Dartmouth 1956"])).toEqual([
      "cell c1: 15 stands in no earlier output",
    ]);
  });

  test("of a later output back nothing", () => {
    expect(numbers(["It is 0.77.", ["fit()", ""], ["say()", "0.77"]])).toHaveLength(1);
  });

  test("in formulas, code, identifiers, times and tasks are not looked at", () => {
    const quiet = "Lecture 12, exercise 1.55, 45 minutes, `0.77`, $x = 0.77$.";
    const guess: Given[] = ["Guess: is it 0.77?", ["lesson.predict('x', 1)", ""]];
    expect(numbers([quiet, "**E1.5 A line** Below 0.77.", ...guess])).toEqual([]);
  });

  test("written into an alternative must be drawn; those put in by code are computed", () => {
    const found = (alt: string) => {
      const source = `plot.line(x, y, { alt: ${alt} })`;
      return broken(backedAlternatives, lectureWith([{ source, outputs: [figure("17.5", [{ y: [1, 2.333] }])] }]));
    };
    expect(found('"It rises to 2.33."')).toEqual([]);
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a cell's source
    expect(found("`It rises to ${fmt(17.5)}.`")).toEqual([]);
    expect(found('"It rises to 17.5."')).toEqual([
      "cell c0: 17.5 in the text alternative is neither drawn nor computed",
    ]);
  });

  test("written into an alternative in the cell's metadata must be drawn as well", () => {
    const found = (alt: string) => {
      const cell = {
        source: "plot.line(x, y)",
        metadata: { gradus: { alt } },
        outputs: [figure(alt, [{ y: [1, 2.333] }])],
      };
      return broken(backedAlternatives, lectureWith([cell]));
    };
    expect(found("It rises to 2.33.")).toEqual([]);
    expect(found("It rises to 17.5.")).toEqual(["cell c0: 17.5 in the text alternative is neither drawn nor computed"]);
  });

  test("on a slide stand somewhere in the notebook", () => {
    const slide = { text: ["## The loss is 0.2"], notes: "It took 17 steps, in 20 minutes." };
    const cells = [
      { metadata: { gradus: { slide } }, cell_type: "markdown", source: "text" },
      ["fit()", "loss 0.19993"],
    ];
    const found = (facts: string[]) => broken(backedSlides, lectureWith(cells as Given[], { facts }));
    expect(found([])).toEqual(["cell c0: 17 on its slide stands nowhere in the notebook"]);
    expect(found(["17 steps"])).toEqual([]);
  });
});

describe("words", () => {
  const loss = { id: "loss", also: ["losses"], lecture: 1 };
  const found = (...cells: Given[]) => broken(terms, lectureWith(cells, { words: [loss] }));

  test("are defined in bold or by lesson.term, and not used before", () => {
    expect(found("The **loss** says how bad.", "The loss falls.")).toEqual([]);
    expect(found("See.", ['lesson.term("loss")', ""])).toEqual([]);
    expect(found("The loss falls.", "The **loss** says how bad.")).toEqual([
      'cell c0: "loss" is used before it is defined in cell c1',
    ]);
    expect(found("A gloss.")).toEqual([]);
    expect(found("A gloss.", ["lesson.card({})", ""])).toEqual(['notebook: "loss" is never defined']);
  });
});

describe("around the cells", () => {
  test("a cell without slide type, with the id of another or an unknown tag is refused", () => {
    const given = (id: string, metadata: unknown) => ({ id, cell_type: "markdown", source: id, metadata });
    const fine = { slideshow: { slide_type: "-" } };
    const lecture = lectureWith([given("a", {}), given("b", fine), given("b", { ...fine, tags: ["enginer"] })]);
    expect(broken(cellMetadata, lecture)).toEqual(["cell b: its id is not its own", "cell b: its id is not its own"]);
    expect(broken(deckMetadata, lecture)).toEqual([
      "cell a: has no slide type",
      'cell b: has the tag "enginer", which is unknown',
    ]);
  });

  test("a notebook without its lecture, title or minutes is refused", () => {
    expect(broken(cellMetadata, lectureWith(["a"], undefined, {}))).toHaveLength(1);
  });

  test("a tolerance needs its reason, and four are too many", () => {
    const loose = (why?: string) => ({ source: "f()", outputs: [], metadata: { gradus: { rtol: 0.1, why } } });
    expect(broken(exceptions, lectureWith([loose("a clock"), loose()]))).toEqual([
      "cell c1: a tolerance or skip without its reason",
    ]);
    expect(broken(exceptions, lectureWith([1, 2, 3, 4].map(() => loose("a clock"))))).toEqual([
      "notebook: 4 tolerances and skips: at most three",
    ]);
  });

  test("an absolute path or 3 MB are refused", () => {
    expect(broken(storedFile, lectureWith([["f()", "at /home/me/course/cell.ts"]]))).toEqual([
      "notebook: an absolute path is stored: /home/me/course/cell.ts",
    ]);
    const quiet = "see ../src/plot/figure.ts or https://a.org/home/x";
    expect(broken(storedFile, lectureWith([["f()", quiet]]))).toEqual([]);
    expect(broken(storedFile, lectureWith([["f()", "x".repeat(3e6)]]))).toHaveLength(1);
  });

  test("a link to a file that is not there is refused", () => {
    const text = "[a](../src/index.ts) [b](../src/nowhere.ts#L3) [c](https://a.org) [d](#cell)";
    expect(broken(linksLead, lectureWith([text]))).toEqual([
      "cell c0: links to ../src/nowhere.ts#L3, which is not there",
    ]);
  });
});

describe("slides", () => {
  const slide = (gradus?: unknown) => ({ slideshow: { slide_type: "slide" }, gradus: { slide: gradus } });

  test("without notes or minutes, or with minutes that are not the lecture's, are refused", () => {
    const lecture = (given: unknown, minutes: number) =>
      lectureWith([{ cell_type: "markdown", source: "short", metadata: slide(given) }], undefined, { minutes });
    expect(broken(lecturerNotes, lecture({ minutes: 3 }, 45))).toEqual([
      "cell c0: its slide has 0 words of notes",
      "notebook: the slides take 3 minutes, the lecture 45",
    ]);
    expect(broken(lecturerNotes, lecture({ minutes: 3, notes: ["word ".repeat(20)] }, 3))).toEqual([]);
  });

  test("have 80 words at most", () => {
    expect(broken(slideWords, lectureWith(["word ".repeat(80), "word ".repeat(81)]))).toEqual([
      "cell c1: 81 words on a slide",
    ]);
  });
});

describe("cells", () => {
  test("an exercise without check, solution or refusal is refused", () => {
    const starter = { source: "const x = 0;", metadata: { gradus: { exercise: "E1.5" } }, execution_count: 1 };
    expect(broken(exercises, lectureWith([starter], { exercises: new Map([["E1.4", {}]]) }))).toEqual([
      "cell c0: exercise E1.5 is not declared",
      "cell c0: the starter of E1.5 does not call its check",
      "cell c0: exercise E1.5 has no solution below",
      'cell c0: the stored starter of E1.5 does not say "not yet"',
    ]);
  });

  test("a figure without alternative and HTML with an id are refused", () => {
    const cells = [{ source: "f()", outputs: [figure("x"), figure("A line rises.", [], "x"), html('<p id="a">')] }];
    expect(broken(outputs, lectureWith(cells))).toHaveLength(3);
    expect(broken(deckMetadata, lectureWith([{ source: "f()", outputs: [figure("")] }]))).toContain(
      "cell c0: has a figure without a text alternative",
    );
  });

  test("alternatives in the metadata are one for each figure, and those that are stored", () => {
    const found = (alt: unknown, stored: string) =>
      broken(outputs, lectureWith([{ source: "f()", metadata: { gradus: { alt } }, outputs: [figure(stored)] }]));
    expect(found("A line that rises.", "A line that rises.")).toEqual([]);
    expect(found("A line that rises.", "A line chart.")).toEqual([
      "cell c0: the stored figure does not have the text alternative of metadata.gradus.alt",
    ]);
    expect(found(["A line that rises.", "Another."], "A line that rises.")).toEqual([
      "cell c0: metadata.gradus.alt has 2 text alternatives and the cell shows 1 figures",
    ]);
  });

  test("a line of 105 characters is refused, in a cell and in a solution", () => {
    const [fits, wider] = [104, 105].map((width) => "x".repeat(width)) as [string, string];
    const found = (...cells: Given[]) => broken(lineWidths(104), lectureWith(cells));
    expect(found([fits, ""], `${wider} in prose`)).toEqual([]);
    expect(found([wider, ""], `\`\`\`ts\n${wider}\n\`\`\``)).toHaveLength(2);
  });

  test("code has a few lines, imports not counted", () => {
    const lines = (count: number) => `import { x } from "y";\n${"x;\n".repeat(count)}`;
    expect(broken(cellLengths(18), lectureWith([[lines(18), ""]]))).toEqual([]);
    expect(broken(cellLengths(18), lectureWith([[lines(19), ""]]))).toEqual(["cell c0: 19 lines of code: at most 18"]);
  });

  test("what only Node has is refused", () => {
    const found = (source: string) => broken(noNode, lectureWith([[source, ""]]));
    expect(found('import fs from "node:fs"')).toEqual(['cell c0: uses "node:fs", which only Node has']);
    expect(found("process.env.HOME")).toEqual(["cell c0: uses process, which only Node has"]);
    expect(found("const process = 1; model.process(x); text.require")).toEqual([]);
  });

  test("a lecture with a card and nothing else lacks everything else", () => {
    expect(broken(counts, lectureWith([["lesson.card({})", ""]]))).toHaveLength(9);
    expect(broken(counts, lectureWith([["lesson.claim('x', true)", ""]]))).toEqual([]);
  });
});
