import { describe, expect, test } from "vitest";
import * as data from "../../src/data/index.js";
import { exercises, terms as glossary, lectures } from "../../src/lesson/lectures/index.js";
import { courseNotebooks, parse } from "./rules/notebook.js";
import { backedAlternatives, backedNumbers, backedSlides } from "./rules/numbers.js";
import { lecturerNotes, slideWords } from "./rules/slides.js";
import {
  cellLengths,
  cellMetadata,
  counts,
  exceptions,
  lineWidths,
  outputs,
  exercises as pairs,
  storedFile,
} from "./rules/structure.js";
import { terms } from "./rules/words.js";

const declared = new Set(exercises.keys());
const history = data.history().flatMap((era) => era.events.map(({ when, what, says }) => `${when} ${what} ${says}`));
const tables = [...history, ...data.carbon().map(({ pounds }) => String(pounds))];
const factsOf = (lecture: number) => [
  ...tables,
  ...(lectures.find(({ number }) => number === lecture)?.facts ?? []).map(({ says }) => says),
];

describe.each(courseNotebooks().map((notebook) => [notebook.name, notebook] as const))("%s", (_name, notebook) => {
  test("every cell has its own id, a slide type and known tags", () => expect(cellMetadata(notebook)).toEqual([]));
  test("tolerances and skips have reasons, at most three", () => expect(exceptions(notebook)).toEqual([]));
  test("every exercise has its check and its solution", () => expect(pairs(notebook, declared)).toEqual([]));
  test("every figure has its text alternative, and HTML survives an untrusted notebook", () =>
    expect(outputs(notebook)).toEqual([]));
  test("numbers in text alternatives are drawn, computed or inputs", () =>
    expect(backedAlternatives(notebook)).toEqual([]));
  test("a finished lecture has what every lecture has", () => expect(counts(notebook)).toEqual([]));
  test("the file is under 3 MB and holds no absolute path", () => expect(storedFile(notebook)).toEqual([]));
  test("code cells stay short", () => expect(cellLengths(notebook)).toEqual([]));
  test("code lines fit the width of a page", () => expect(lineWidths(notebook)).toEqual([]));
  test("terms are defined before they are used", () => expect(terms(notebook, glossary.values())).toEqual([]));
  test("each slide has its time and its notes, together the lecture's time", () =>
    expect(lecturerNotes(notebook)).toEqual([]));
  test("no slide is a wall of text", () => expect(slideWords(notebook)).toEqual([]));
  test("every number on a slide or in its notes stands in the notebook", () =>
    expect(backedSlides(notebook, factsOf(notebook.lecture))).toEqual([]));
  test("every result in prose stands in an earlier output", () =>
    expect(backedNumbers(notebook, factsOf(notebook.lecture))).toEqual([]));
});

/** A notebook of these cells: markdown as text, code as [source, printed text]. */
function notebook(...cells: (string | [string, string])[]): ReturnType<typeof parse> {
  const raw = cells.map((cell, i) => ({
    id: `c${i}`,
    metadata: { slideshow: { slide_type: "-" } },
    ...(typeof cell === "string"
      ? { cell_type: "markdown", source: cell }
      : { cell_type: "code", source: cell[0], outputs: [{ output_type: "stream", name: "stdout", text: cell[1] }] }),
  }));
  return parse("x", JSON.stringify({ metadata: { gradus: { lecture: 1, title: "x", minutes: 1 } }, cells: raw }));
}

describe("the rules themselves", () => {
  test("a number in prose is found in an earlier output, rounded as the prose rounds it, or in the code beside it", () => {
    const said = ["train()", "loss 0.19993\naccuracy 0.985"] as [string, string];
    expect(backedNumbers(notebook(said, "The loss is 0.2, or 0.1999, at 98.5 %."), [])).toEqual([]);
    expect(backedNumbers(notebook(said, "The loss is 0.21."), [])).toEqual([
      "cell c1: 0.21 stands in no earlier output",
    ]);
    expect(backedNumbers(notebook("With a rate of 0.02:", ["fit(0.02)", ""]), [])).toEqual([]);
    expect(backedNumbers(notebook("In 1956.", "Later, 15 % more."), ["Dartmouth 1956"])).toEqual([
      "cell c1: 15 stands in no earlier output",
    ]);
  });

  test("a number written into an alternative must be drawn; one put in by code is computed", () => {
    const book = (alt: string) => {
      const made = notebook([`plot.line(x, y, { alt: ${alt} })`, ""]);
      made.cells[0]!.outputs = [
        {
          data: { "application/vnd.plotly.v1+json": { data: [{ y: [1, 2.333] }], layout: { meta: { alt: "17.5" } } } },
        },
      ];
      return backedAlternatives(made);
    };
    expect(book('"It rises to 2.33."')).toEqual([]);
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a cell's source
    expect(book("`It rises to ${fmt(17.5)}.`")).toEqual([]);
    expect(book('"It rises to 17.5."')).toEqual([
      "cell c0: 17.5 in the text alternative is neither drawn nor computed",
    ]);
  });

  test("a later output backs nothing", () => {
    expect(backedNumbers(notebook("It is 0.77.", ["fit()", ""], ["say()", "0.77"]), [])).toHaveLength(1);
  });

  test("formulas, code, identifiers, times and tasks are not looked at", () => {
    const quiet = "Lecture 12, exercise 1.55, 45 minutes, `0.77`, $x = 0.77$.";
    expect(
      backedNumbers(
        notebook(quiet, "**Exercise 1.5** Below 0.77.", "Guess: is it 0.77?", ["lesson.predict('x', 1)", ""]),
        [],
      ),
    ).toEqual([]);
  });

  test("a term is defined in bold or by lesson.term, and not used before", () => {
    const loss = [glossary.get("loss")!];
    expect(terms(notebook("The **loss** says how bad.", "The loss falls."), loss)).toEqual([]);
    expect(terms(notebook("See.", ['lesson.term("loss")', ""]), loss)).toEqual([]);
    expect(terms(notebook("The loss falls.", "The **loss** says how bad."), loss)).toEqual([
      'cell c0: "loss" is used before it is defined in cell c1',
    ]);
    expect(terms(notebook("A gloss."), loss)).toEqual([]);
    expect(terms(notebook("A gloss.", ["lesson.card({})", ""]), loss)[0]).toMatch(/never defined/);
  });

  test("a cell without slide type, with the id of another or an unknown tag is refused", () => {
    const book = notebook("a", "b", "c");
    book.cells[0]!.metadata = {};
    book.cells[1]!.id = "c2";
    book.cells[2]!.tags = ["enginer"];
    expect(cellMetadata(book)).toEqual([
      "cell c0: slide type undefined",
      "cell c2: its id is not its own",
      "cell c2: its id is not its own",
      "cell c2: unknown tag enginer",
    ]);
  });

  test("a slide without notes or minutes, or with a wall of text, is refused; so are minutes that are not the lecture's", () => {
    const book = notebook("short", "word ".repeat(81));
    book.metadata.gradus = { minutes: 45 };
    book.cells[0]!.metadata = { slideshow: { slide_type: "slide" }, gradus: { slide: { minutes: 3 } } };
    expect(lecturerNotes(book)).toEqual([
      "cell c0: its slide has 0 words of notes",
      "the slides take 3 minutes, the lecture 45",
    ]);
    expect(slideWords(book)).toEqual(["cell c1: 81 words on a slide"]);
    book.cells[0]!.metadata.gradus.slide.notes = ["word ".repeat(20)];
    book.metadata.gradus = { minutes: 3 };
    expect(lecturerNotes(book)).toEqual([]);
  });

  test("a number on a slide stands somewhere in the notebook", () => {
    const book = notebook("text", ["fit()", "loss 0.19993"]);
    book.cells[0]!.metadata.gradus = {
      slide: { text: ["## The loss is 0.2"], notes: "It took 17 steps, in 20 minutes." },
    };
    expect(backedSlides(book, [])).toEqual(["cell c0: 17 on its slide stands nowhere in the notebook"]);
    expect(backedSlides(book, ["17 steps"])).toEqual([]);
  });

  test("an exercise without check, solution or refusal is refused", () => {
    const book = notebook(["const x = 0;", ""]);
    book.cells[0]!.metadata.gradus = { exercise: "1.5" };
    expect(pairs(book, declared).map((problem) => problem.replace("cell c0: ", ""))).toEqual([
      "the starter of 1.5 does not call its check",
      "exercise 1.5 has no solution below",
      'the stored starter of 1.5 does not say "not yet"',
    ]);
  });

  test("a figure without alternative and HTML with an id are refused", () => {
    const book = notebook(["f()", ""]);
    book.cells[0]!.outputs = [
      { data: { "application/vnd.plotly.v1+json": { layout: {} }, "text/plain": "x" } },
      { data: { "text/html": '<p id="a">', "text/plain": "x" } },
    ];
    expect(outputs(book)).toHaveLength(3);
  });

  test("an absolute path or 3 MB are refused", () => {
    expect(storedFile(notebook(["f()", "at /home/me/course/cell.ts"]))).toEqual([
      "an absolute path is stored: /home/me/course/cell.ts",
    ]);
    expect(storedFile(notebook(["f()", "see ../src/plot/figure.ts or https://a.org/home/x"]))).toEqual([]);
    expect(storedFile(notebook(["f()", "x".repeat(3e6)]))).toHaveLength(1);
  });

  test("a line of 105 characters is refused, in a cell and in a solution", () => {
    const [fits, wider] = [104, 105].map((width) => "x".repeat(width)) as [string, string];
    expect(lineWidths(notebook([fits, ""], `${wider} in prose`))).toEqual([]);
    expect(lineWidths(notebook([wider, ""], `\`\`\`ts\n${wider}\n\`\`\``))).toHaveLength(2);
  });

  test("a lecture with a card and nothing else lacks everything else", () => {
    expect(counts(notebook(["lesson.card({})", ""]))).toHaveLength(9);
    expect(counts(notebook(["lesson.claim('x', true)", ""]))).toEqual([]);
  });
});
