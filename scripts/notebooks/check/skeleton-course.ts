/** `--new 04`: what the library declares for a lecture, to begin with: src/course/04 and its test. */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Writes src/course/04, which registers the lecture when the notebook imports "gradus/lecture-04", and the test of its
 * exercises. Gives the paths written, relative to the root; a folder that is there already is left as it is.
 */
export function writeCourse(root: string, lecture: number, title: string, notebook: string): string[] {
  const two = String(lecture).padStart(2, "0");
  const folder = `src/course/${two}`;
  if (existsSync(join(root, folder))) return [];
  const files = {
    ...Object.fromEntries(
      Object.entries(declarations(lecture, title, notebook)).map(([name, text]) => [`${folder}/${name}`, text]),
    ),
    [`test/lesson/lecture-${two}.test.ts`]: testOf(lecture),
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text, { flag: "wx" });
  }
  return Object.keys(files);
}

/** The files of the folder, by name. */
const declarations = (n: number, title: string, notebook: string): Record<string, string> => ({
  "index.ts": `/** Lecture ${n}, ${title}: what its notebook imports. */
import { register } from "../../lesson/registry.js";
import { lecture } from "./lecture.js";

register(lecture);

export { lecture };
`,
  "lecture.ts": `/** Lecture ${n}, ${title}: what it declares for its notebook to call by id. */
import type { Lecture } from "../../lesson/lecture.js";
import { square } from "./exercises/first.js";
import { facts } from "./facts.js";
import { quiz } from "./quiz.js";
import { terms } from "./terms.js";
import { vendor } from "./vendor.js";

export const lecture: Lecture = {
  number: ${n},
  notebook: ${JSON.stringify(notebook)},
  exercises: [square],
  quiz,
  terms,
  vendor,
  facts,
};
`,
  "exercises/first.ts": `/** Lecture ${n}, its first idea: exercise E${n}.1. */
import { numeric } from "../../../lesson/numeric.js";

/** An exercise to begin with: four squared. */
export const square = numeric({
  id: "E${n}.1",
  title: "What it asks",
  truth: 16,
  within: 1e-9,
  begin: "put in the number that you find.",
  right: "four times four is sixteen. Say here what that leads to.",
  slips: [[8, "doubled", "8 is twice four. A square is a number times itself."]],
  otherwise: "multiply four by itself.",
  hints: ["Four rows of four."],
});
`,
  "facts.ts": `import type { Fact } from "../../lesson/lecture.js";

/** Lecture ${n}: what its prose states without computing it. */
export const facts: Fact[] = [];
`,
  "quiz.ts": `import type { Question } from "../../lesson/lecture.js";

/** Lecture ${n}: five questions. */
export const quiz: Question[] = [
${[1, 2, 3, 4, 5].map((k) => question(n, k)).join("\n")}
];
`,
  "terms.ts": `import type { Term } from "../../lesson/lecture.js";

/** Lecture ${n}: the words it defines, in the order in which they come: { id: "loss", lecture: ${n}, means: "…" }. */
export const terms: Term[] = [];
`,
  "vendor.ts": `import type { VendorClaim } from "../../lesson/lecture.js";

/** Lecture ${n}: one brochure sentence. */
export const vendor: VendorClaim[] = [
  {
    id: "${n}",
    sentence: "Write a sentence of the kind that brochures print.",
    ask: [
      { question: "What does it leave out?", because: "Say what a good answer contains." },
      { question: "On whom was it tested?", because: "Say what a good answer contains." },
      { question: "Compared with what?", because: "Say what a good answer contains." },
    ],
  },
];
`,
});

/** A question whose right answer is at another letter each time. */
function question(n: number, k: number): string {
  const right = (k - 1) % 4;
  const options = [0, 1, 2, 3].map((i) => {
    const text = i === right ? `Option ${i + 1}, which is correct.` : `Option ${i + 1}, which many choose.`;
    const why =
      i === right
        ? "Say in a sentence or two why it is correct."
        : "Say which thought leads here, and where it goes wrong.";
    return `      { text: "${text}",${i === right ? " right: true," : ""} why: "${why}" },`;
  });
  return `  {
    id: "Q${n}.${k}",
    question: "Ask question ${k}: what would a reader get wrong who has only skimmed the lecture?",
    options: [
${options.join("\n")}
    ],
  },`;
}

const testOf = (n: number): string => `import { type Cases, tryExercises } from "./exercise-cases.js";

/** For each exercise: the starter, right answers written differently, and wrong ones with the reason they must be given. */
const cases: Record<string, Cases> = {
  "E${n}.1": {
    starter: 0,
    right: [16, 4 * 4],
    wrong: [
      [8, "doubled"],
      [15, "otherwise"],
      ["sixteen", "unreadable"],
    ],
  },
};

tryExercises(${n}, cases);
`;
