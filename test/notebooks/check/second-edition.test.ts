import { describe, expect, test } from "vitest";
import { lineWidths } from "../../../scripts/notebooks/check/rules/code.js";
import { moreExercises, size } from "../../../scripts/notebooks/check/rules/counts.js";
import {
  emptyStarters,
  noRunAll,
  nothingBesideReveals,
  revealed,
} from "../../../scripts/notebooks/check/rules/guesses.js";
import { linksIntoSource } from "../../../scripts/notebooks/check/rules/links.js";
import { numbering } from "../../../scripts/notebooks/check/rules/numbering.js";
import { closingOrder, opening, statedTimes } from "../../../scripts/notebooks/check/rules/order.js";
import { coreStandsAlone, sideRooms } from "../../../scripts/notebooks/check/rules/side-rooms.js";
import { exerciseMinutes, times } from "../../../scripts/notebooks/check/rules/times.js";
import { nobody, wording } from "../../../scripts/notebooks/check/rules/wording.js";
import { readingTimes } from "../../../scripts/notebooks/check/time.js";
import { broken, figure, type Given, html, lectureWith } from "./rules.js";

const side = (source: string, type = "markdown") => ({ cell_type: type, source, metadata: { tags: ["engineer"] } });
const exercise = (id: string, source = "") => ({ source, metadata: { gradus: { exercise: id } } });

describe("how a lecture begins and ends", () => {
  const time = "**Time:** 45 minutes for the main path, 20 more for the side rooms (marked). **Builds on:** nothing.";

  test("title, question, picture and time stand where they belong", () => {
    const picture = { source: "plot()", outputs: [figure("A line rises.")] };
    expect(broken(opening, lectureWith(["# 4 · Convolutions\n\nWhat is in the picture?", picture, time]))).toEqual([]);
    expect(broken(opening, lectureWith(["# 4 · Convolutions\n\nWhat is it?", ["f()", "1"], picture, time]))).toEqual([
      "cell c1: runs code before the first figure, which does not draw it",
    ]);
    expect(broken(opening, lectureWith(["Hello.", ["f()", "1"], ["g()", ""], picture]))).toEqual([
      "cell c0: does not begin with the lecture's title",
      "cell c0: asks nothing in its first three cells",
      "cell c0: shows no figure in its first three cells",
      "notebook: does not say how long it takes",
    ]);
  });

  test("the stated time is read from its sentence", () => {
    expect(statedTimes(time)).toEqual({ core: 45, everything: 65 });
    expect(statedTimes("It takes 45 minutes.")).toBeUndefined();
  });

  const [card, quiz, closing, cost] = ["card({})", 'quiz("Q1.1")', "closing()", "cost({})"].map(
    (call): Given => [`lesson.${call}`, ""],
  ) as [Given, Given, Given, Given];
  const [words, reading] = ["## Words of this lecture", "**Further reading.** A book."];

  test("card, quiz, words, claims, cost and reading close it in this order", () => {
    expect(broken(closingOrder, lectureWith([card, quiz, words, closing, cost, reading]))).toEqual([]);
    expect(broken(closingOrder, lectureWith([quiz, card, words, cost, closing]))).toEqual([
      "notebook: closes without further reading",
      "cell c0: the quiz stands before the card",
      "cell c3: the cost stands before what was claimed",
    ]);
    expect(broken(closingOrder, lectureWith([quiz]))).toEqual([]);
  });
});

describe("time", () => {
  const words = (count: number) => "word ".repeat(count);
  const table = html(`<p>${words(50)}</p><table><tr><td>${words(999)}</td></tr></table>`);
  const cells: Given[] = [
    words(400), // 2 min
    { source: "plot()", outputs: [figure("A line rises.")] }, // 40 s
    { source: "table()", outputs: [table] }, // 15 s and 50 words
    ["x = 1", ""], // 5 s
    ['lesson.predict("G1.1", mine)', ""], // 30 s
    "**Exercise E1.1** (easy, 4 minutes). Do.", // 7 words
    exercise("E1.1", 'lesson.check("E1.1", 1)'), // 4 min
    { cell_type: "markdown", source: words(400), metadata: { gradus: { solution: "E1.1" } } }, // read when it is opened
    side(words(200)), // 1 min, for builders
    side("a\nb\n\nc", "code"), // 5 s and 3 lines, for builders
  ];

  test("is 200 words a minute, 40 s a figure, 15 s a table, 5 s a cell, 30 s a guess, exercises as stated", () => {
    const { core, everything } = readingTimes(lectureWith(cells));
    const end = 5 / 60; // the cell that ends every notebook under test
    expect(core.minutes).toBeCloseTo(2 + 40 / 60 + 15 / 60 + 50 / 200 + 5 / 60 + 30 / 60 + 6 / 200 + 4 + end, 1);
    const lines = 1 + 1 + 1 + 1 + 1 + 3 + 1;
    expect(everything.minutes - core.minutes).toBeCloseTo(1 + 5 / 60 + (lines * 4) / 60, 5);
  });

  test("what the closing folds is for builders", () => {
    const output = html(`<p>${words(200)}</p><details style="x"><summary>More</summary>${words(200)}</details>`);
    const closing = { ...output, metadata: { gradus: { kind: "closing" } } };
    const { core, everything } = readingTimes(lectureWith([{ source: "lesson.closing()", outputs: [closing] }]));
    expect([core, everything].map(({ parts }) => parts.outputs)).toEqual([1, 401 / 200]);
  });

  test("a lecture that takes longer than it says is refused, on both paths", () => {
    const long = [...cells, "**Time:** 5 minutes for the main path, 1 more for the side rooms."];
    const found = broken(times, lectureWith(long, undefined, { minutes: 5 }));
    expect(found.map((one) => one.replace(/\(.*?\)/, "(…)"))).toEqual([
      "cell c10: the core takes 8 minutes (…): at most 5",
      "cell c10: everything takes 10 minutes (…), and 6 are stated",
    ]);
    const enough = long.with(-1, "**Time:** 9 minutes for the main path, 9 more for the side rooms.");
    expect(broken(times, lectureWith(enough, undefined, { minutes: 9 }))).toEqual([]);
  });

  test("an exercise says its minutes", () => {
    const found = (task: string) => broken(exerciseMinutes, lectureWith([task, exercise("E1.1")]));
    expect(found("**E1.1** (easy, 5 minutes).")).toEqual([]);
    expect(found("**E1.1** Do.")).toEqual(["cell c0: exercise E1.1 states no minutes"]);
  });
});

describe("side rooms", () => {
  const [begin, end] = ["**Side room.** A proof (3 minutes).", "So it is. *End of the side room.*"];

  test("say that they begin, how long they take, and where they end", () => {
    expect(broken(sideRooms, lectureWith([side(begin), side("f()", "code"), side(end), "On."]))).toEqual([]);
    expect(broken(sideRooms, lectureWith([side("**Side room.** One cell.")]))).toEqual([]);
    expect(broken(sideRooms, lectureWith(["x", side("f()", "code"), side("y")]))).toEqual([
      "cell c1: begins a side room that nothing announces",
    ]);
    expect(broken(sideRooms, lectureWith([side("**Side room.** A proof."), side("f()", "code")]))).toEqual([
      "cell c0: does not say how long the side room takes",
      "cell c1: ends a side room without a word",
    ]);
  });

  test("make no name that the core uses", () => {
    const found = (made: string, used: string) =>
      broken(coreStandsAlone, lectureWith([side(made, "code"), [used, ""]])).map((one) => one.split(",")[0]);
    expect(found("const row = 1;", "show(row)")).toEqual(["cell c1: uses row"]);
    expect(found("const { a, b: [c] } = f();", "a + c")).toHaveLength(2);
    expect(found("function found() {}", "[...found()]")).toHaveLength(1);
    expect(found("const row = 1;", "rows.map((row) => row.row + `row`); x.row; ({ row: 2 }); // row")).toEqual([]);
    expect(found("const row = 1;", "const row = 2; row")).toEqual([]);
    expect(found("const y = 1;", "function f(g: (x: number) => number, y: number[]) { return y; }")).toEqual([]);
  });
});

describe("numbering", () => {
  test("counts guesses, exercises, quiz and slide errors as they appear, each with its letter", () => {
    const cells = (g: string, e: string, q: string, s: string): Given[] => [
      [`lesson.predict("${g}", mine)`, ""],
      exercise(e),
      [`lesson.quiz("${q}")`, ""],
      `**${s}.** A slide says`,
    ];
    expect(broken(numbering, lectureWith(cells("G1.1", "E1.1", "Q1.1", "S1.1")))).toEqual([]);
    expect(broken(numbering, lectureWith(cells("1.7", "E1.2", "Q2.1", "Slide error 1")))).toEqual([
      "cell c0: the guess is numbered 1.7",
      "cell c1: the exercise is numbered E1.2",
      "cell c2: the quiz question is numbered Q2.1",
      "cell c3: the slide error is numbered 1",
    ]);
    const several = ["**Slide error S1.1.** A", "**Slide errors S1.2 to S1.4.** B", "*Side room: slide error S1.5.* C"];
    expect(broken(numbering, lectureWith([...several, "**S1.6 A sign.** D"]))).toEqual([]);
  });
});

describe("guesses", () => {
  const starter = (value: string): Given => [`const mine = ${value}; // your guess\nlesson.predict("G1.1", mine);`, ""];
  const reveal: Given = ['lesson.reveal("G1.1", 2)', ""];

  test("are empty, and revealed", () => {
    expect(
      broken(emptyStarters, lectureWith([starter("undefined"), ['lesson.predict("G1.2", undefined)', ""]])),
    ).toEqual([]);
    expect(broken(emptyStarters, lectureWith([starter("1.2")]))).toEqual(["cell c0: the guess G1.1 is filled in: 1.2"]);
    expect(broken(revealed, lectureWith([starter("undefined"), reveal]))).toEqual([]);
    expect(broken(revealed, lectureWith([reveal, starter("undefined")]))).toHaveLength(1);
  });

  test("do not begin with running everything", () => {
    expect(broken(noRunAll, lectureWith(["To begin, run everything once.", "Run this cell."]))).toHaveLength(1);
  });

  test("have nothing beside their folded answer that gives it away", () => {
    const marked = (gradus: object, text: string) => ({ ...html("<p>x</p>", text), metadata: { gradus } });
    const answer = marked({ kind: "reveal", id: "G1.1", guessed: false, truth: "0.5" }, "folded");
    const found = (...outputs: object[]) =>
      broken(nothingBesideReveals, lectureWith([{ source: "f()", outputs: [answer, ...outputs] }]));
    expect(found(marked({ kind: "claim" }, "✓ it is below 0.52"))).toEqual([]);
    expect(found(marked({ kind: "claim" }, "✓ it ends at 0.5"))).toEqual([
      "cell c0: a claim beside the folded answer says 0.5",
    ]);
    expect(found(html("<table></table>"))).toEqual(["cell c0: a table stands beside a folded answer"]);
    expect(broken(nothingBesideReveals, lectureWith([{ source: "f()", outputs: [html("<table></table>")] }]))).toEqual(
      [],
    );
  });
});

describe("size and links", () => {
  test("at most 180 cells, 80 of them code on the core path, five links into src/", () => {
    const code: Given = ["1", ""];
    expect(broken(size, lectureWith(Array(79).fill(code)))).toEqual([]);
    expect(broken(size, lectureWith([...Array(80).fill(code), ...Array(100).fill("x")]))).toHaveLength(2);
    expect(broken(linksIntoSource, lectureWith(["[a](../src/nn/linear.ts) ".repeat(5)]))).toEqual([]);
    expect(broken(linksIntoSource, lectureWith(["[a](../src/nn/linear.ts)"]))).toEqual([
      "notebook: 1 links into src/: at least five",
    ]);
    expect(broken(moreExercises, lectureWith([["lesson.card({})", ""]], {}))).toHaveLength(3);
    expect(broken(lineWidths(80), lectureWith([["x".repeat(81), ""]]))).toHaveLength(1);
  });
});

describe("wording", () => {
  const found = (text: string) => broken(wording, lectureWith([text]));

  test.each([
    "Lecture 2 lets the machine do that, too.",
    "Whoever lies to the right is called malignant.",
    "Nobody found the loss in nature.",
    "The machine shall learn it.",
    "A line parts them.",
    "It stands behind the first centimetres.",
    "The animal had 1.37 dm.",
    "Which row does 1.24 stand in?",
    "It draws another half every time.",
    "This is kept aside.",
    "It cost 0.3 $ in all.",
    "It is right in 67.6 % of them.",
    "The neuron learns *or* quickly.",
    "Draw it. Look at it. Keep it. Go on.",
    "No line can part the two. A line can part them both.",
    "A ferret of 1.12 dm came in.",
    "The digit stands one pixel further left.",
    "It halves the squared mistake.",
    "The fourth landscape is none.",
    "A digit whose name is seven.",
    "It is, as the slide has it, any function.",
    "You refuse a tool on grounds.",
    "The rewards are for what one tried.",
    "It is renewed, for it is cheaper.",
    "Two lists of one length are needed.",
    "The same, drawn. It is a bowl.",
  ])("refuses: %s", (text) => expect(found(text)).toHaveLength(1));

  test("lets a native sentence stand", () => {
    const fine =
      "In lecture 2 the machine learns to do this as well. Who wrote it? The loss is not a law of nature: somebody chose it. " +
      "It costs $0.30, and is right in 67.6% of them. A short one lands it. Prices like $a < b$ and `x, too` are not prose.";
    expect(found(fine)).toEqual([]);
  });

  test("slides, notes and what cells show are read as well; a turn is told once a cell", () => {
    const cell = { source: "f()", outputs: [html("<p>Good, too. Fine, too.</p>")] };
    const slide = { metadata: { gradus: { slide: { notes: "Say it, too." } } }, cell_type: "markdown", source: "x" };
    expect(broken(wording, lectureWith([cell, slide]))).toEqual([
      'cell c0: says ", too" 2 times',
      'cell c1: says ", too"',
    ]);
  });

  test("nobody, somebody and everybody are a tic from the fourth on", () => {
    expect(broken(nobody, lectureWith(["nobody somebody everybody"]))).toEqual([]);
    expect(broken(nobody, lectureWith(["nobody somebody", "everybody", "Nobody"]))).toHaveLength(1);
  });
});
