/** `--new 04`: a lecture to begin with, that keeps every rule but the counts. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dumps, splitLines } from "../../ipynb/python-json.js";
import { Problem } from "../../setup/problem.mjs";

type Metadata = { slide?: { notes: string[]; minutes: number }; [key: string]: unknown };

/**
 * Writes notebooks/04-the-title.ipynb and gives its path. Throws {@link Problem} where the number is not a lecture's, or that
 * lecture has a notebook already.
 */
export function writeSkeleton(root: string, text: string, words: string[]): string {
  const number = Number(text);
  if (!/^\d{1,2}$/.test(text) || number < 1) {
    throw new Problem(`--new expects a lecture's number from 1 to 99, such as 04, not "${text}".`);
  }
  const two = String(number).padStart(2, "0");
  const folder = join(root, "notebooks");
  mkdirSync(folder, { recursive: true });
  const there = readdirSync(folder).find((name) => name.startsWith(`${two}-`) && name.endsWith(".ipynb"));
  if (there) throw new Problem(`Lecture ${number} is there: notebooks/${there}. Choose another number, or edit that.`);
  const title = words.join(" ").trim() || "A new lecture";
  const slug = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
  const path = join(folder, `${two}-${slug || "lecture"}.ipynb`);
  if (existsSync(path)) throw new Problem(`${path} is there already: nothing was written.`);
  writeFileSync(path, skeleton(number, title), { flag: "wx" });
  return path;
}

/** The notebook's text, as nbformat writes it. */
export function skeleton(lecture: number, title: string): string {
  return `${dumps({
    cells: cellsFor(lecture, title),
    metadata: {
      gradus: { lecture, minutes: 45, title },
      kernelspec: { display_name: "TypeScript (tslab)", language: "typescript", name: "tslab" },
      language_info: { name: "typescript" },
    },
    nbformat: 4,
    nbformat_minor: 5,
  })}\n`;
}

const notes = [
  "Say here what you tell the room while this slide is on the screen: a question to ask, the answer that most people give,",
  "and what the slide shows about it. Twenty words are the least; write them as you speak.",
];

/** A slide of so many minutes. */
const slide = (minutes: number, gradus: Metadata = {}) => ({
  slideshow: { slide_type: "slide" },
  gradus: { ...gradus, slide: { notes, minutes } },
});
const below = (gradus?: Metadata) => ({ slideshow: { slide_type: "skip" }, ...(gradus && { gradus }) });
const side = { slideshow: { slide_type: "skip" }, tags: ["engineer"] };

const markdown = (id: string, metadata: unknown, ...lines: string[]) => ({
  cell_type: "markdown",
  id,
  metadata,
  source: splitLines(lines.join("\n")),
});
const code = (id: string, metadata: unknown, ...lines: string[]) => ({
  cell_type: "code",
  execution_count: null,
  id,
  metadata,
  outputs: [],
  source: splitLines(lines.join("\n")),
});

function cellsFor(n: number, title: string): unknown[] {
  return [
    markdown(
      "title",
      slide(1),
      `# ${n} · ${title}`,
      "",
      "Describe a situation that a reader of this course knows. **Which question does it raise?**",
    ),
    code(
      "first-figure",
      slide(5),
      'import { lesson, plot } from "gradus";',
      `import "gradus/lecture-${String(n).padStart(2, "0")}";`,
      "",
      "const [x, y] = [[1, 2, 3], [1, 4, 9]]; // what was measured",
      "plot.figure(",
      '  { x: "x", y: "y" },',
      '  plot.points(x, y, { name: "measured" }),',
      ")",
    ),
    markdown(
      "aims",
      below(),
      "Say what the figure shows and what the lecture makes of it.",
      "",
      "**When you have finished you can** do this, judge that, and say what the method cannot do.",
      "",
      "**Time:** 45 minutes for the main path, 15 more for the side rooms. **Builds on:** lecture 1.",
    ),
    markdown("first-idea", slide(10), "## The first idea", "", "Explain it in words, then as a formula, then as code."),
    code(
      "guess",
      below(),
      "const myGuess: number | undefined = undefined; // your guess",
      `lesson.predict("G${n}.1", myGuess, "height at 4");`,
    ),
    code("answer", slide(5), "const height = 4 * 4;", `lesson.reveal("G${n}.1", height);`),
    markdown("answer-says", below(), "Say what surprised you in the answer, and why it came out as it did."),
    markdown(
      "task",
      slide(6),
      `**E${n}.1 What it asks** (easy, 5 minutes, no code). Ask for a number, a choice or a judgement.`,
      "",
      "<details><summary>Hint</summary>",
      "",
      "Say where to look, and not what is there.",
      "",
      "</details>",
    ),
    code(
      "exercise",
      below({ exercise: `E${n}.1` }),
      "const myAnswer = 0; // your answer",
      `lesson.check("E${n}.1", myAnswer);`,
    ),
    markdown(
      "solution",
      below({ solution: `E${n}.1` }),
      "<details><summary>Solution</summary>",
      "",
      "```ts",
      "const myAnswer = 16;",
      `lesson.check("E${n}.1", myAnswer);`,
      "```",
      "",
      "Say in a sentence why.",
      "",
      "</details>",
    ),
    markdown(
      "side-room",
      side,
      "**Side room.** Say what it is about: a proof, a variant, a bit of history (5 minutes).",
    ),
    code("side-room-claim", side, `lesson.claim("the square of four is sixteen", 4 * 4 === 16, { builders: true });`),
    markdown("side-room-end", side, "Say what the claim means for the story. *End of the side room.*"),
    markdown("card", slide(6), "## The card"),
    code(
      "card-code",
      below(),
      "lesson.card({",
      '  easy: "what was easy",',
      '  hard: "what was hard",',
      '  use: "when to use it",',
      '  kind: "which kind of it",',
      '  data: "how much data it takes",',
      '  fails: "when it fails",',
      "});",
    ),
    markdown("quiz", slide(6), "## Five questions"),
    ...[1, 2, 3, 4, 5].map((k) => code(`quiz-${k}`, below(), `lesson.quiz("Q${n}.${k}");`)),
    markdown("words", below(), "## Words of this lecture", "", "List the words that the lecture has defined."),
    markdown("closing", slide(6), "## What was claimed, and where it was shown"),
    code("closing-code", below(), "lesson.closing();"),
    markdown("cost", below(), "## What it cost"),
    code(
      "cost-code",
      below(),
      "const measured = { training: 0.05, prediction: 1e-7 }; // seconds",
      "lesson.cost({ parameters: 2, multiplyAdds: 1, ...measured });",
    ),
    markdown("reading", below(), "**Further reading.** Name the sources, each with its year and what it is good for."),
  ];
}
