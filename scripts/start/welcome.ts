import { createHash } from "node:crypto";
import { existsSync, type FSWatcher, mkdirSync, readFileSync, watch, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { backUp } from "./copies.js";
import { type Lecture, lectures } from "./lectures.js";
import { folderOf, type Path, paths } from "./paths.js";
import { type Progress, progress } from "./progress.js";

/** Where a path's welcome page lies, below the root. */
export const welcomeFile = (path: Path): string => join(folderOf(path), "Welcome.md");

interface Row {
  lecture: Lecture;
  progress: Progress | undefined;
}

/**
 * Writes the welcome page with where the learner is now. Notes that somebody wrote into the last one are kept: `npm start`
 * puts that page into my/backup first, and while JupyterLab runs it is left alone.
 */
export function writeWelcome(root: string, path: Path, { replace }: { replace: boolean }): { backup?: string } {
  const file = welcomeFile(path);
  const target = join(root, file);
  const rows = lectures(root).map((lecture) => ({
    lecture,
    progress: lecture.file === undefined ? undefined : progress(root, lecture.file, path),
  }));
  const text = signed(welcome(rows, path));
  const last = existsSync(target) ? readFileSync(target, "utf8") : undefined;
  if (last === text) return {};
  const changed = last !== undefined && !isOurs(last);
  if (changed && !replace) return {};
  const kept = changed ? { backup: backUp(root, file) } : {};
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
  return kept;
}

/** Writes each path's page anew whenever a notebook of that path was saved, until the returned function is called. */
export function keepWelcome(root: string): () => void {
  const watchers = new Map<Path, FSWatcher>();
  const waiting = new Map<Path, NodeJS.Timeout>();
  const follow = (path: Path) => {
    const folder = join(root, folderOf(path));
    if (watchers.has(path) || !existsSync(folder)) return;
    const watcher = watch(folder, (_event, name) => {
      // the clinician's folder may be made while JupyterLab is running
      if (name === "clinician") follow("clinician");
      if (!name?.endsWith(".ipynb")) return;
      clearTimeout(waiting.get(path));
      waiting.set(path, setTimeout(renew, 200, path));
    });
    watcher.on("error", () => watcher.close());
    watchers.set(path, watcher);
  };
  const renew = (path: Path) => {
    try {
      writeWelcome(root, path, { replace: false });
    } catch {
      // a full disk, say: the page stays as it was, and the learner's notebook is what matters
    }
  };
  for (const path of paths) follow(path);
  return () => {
    for (const timer of waiting.values()) clearTimeout(timer);
    for (const watcher of watchers.values()) watcher.close();
  };
}

/** The last line says what was written above it, so that a page with somebody's notes is recognised. */
const mark = (text: string) => `<!-- ${createHash("sha256").update(text).digest("hex").slice(0, 12)} -->\n`;
const signed = (text: string) => `${text}\n${mark(text)}`;

function isOurs(text: string): boolean {
  const at = text.lastIndexOf("\n<!-- ");
  return at !== -1 && text.slice(at + 1) === mark(text.slice(0, at));
}

function welcome(rows: Row[], path: Path): string {
  const outdated = rows.filter((row) => row.progress?.outdated);
  const clinician = path === "clinician";
  return `# Welcome to Gradus

Gradus is a course on deep learning in which you do the work: you guess, run the cell, and see how far off you were.
${
  clinician
    ? "This is the **clinician's path**. It leaves out the side rooms, where builders look into the machinery, and folds the code that you need not read."
    : "This is the **builder's path**. It has everything. Stretches marked *Side room* go into the machinery, and you can skip any of them: the main path never needs one."
}

${next(rows)}

## The lectures

| | Lecture | The question it answers | Time | You |
| --- | --- | --- | --- | --- |
${rows.map((row) => line(row, clinician)).join("\n")}
${outdated.length ? `\n${news(outdated)}\n` : ""}
## How it works

**Run a cell.** Click it and press Shift+Enter. What it computes appears below it, and the next cell is selected. Go from top
to bottom. While a cell is running, the brackets beside it show a star, \`[*]\`; afterwards they show a number.

**Guess first.** A guess looks like this:

\`\`\`ts
const myDose: number | undefined = undefined; // your guess
\`\`\`

Replace \`undefined\` after the equals sign by your number, with a decimal point (\`1.4\`, not \`1,4\`), and run the cell. The
answer comes a cell or two later. It stays folded until you have guessed, so there is nothing to peek at. Nobody marks
your guesses, and wrong ones teach the most.

**Try the exercises.** Change the cell as the task says and run it. The check below it tells you what went wrong, not only
that something did. The first hint is folded under the task, more hints come with wrong tries, and the solution is
folded below the cell.

**Touch the figures.** Point at a curve to read off values, drag the sliders, turn the surfaces.
${clinician ? "\n**Look at the code** where you want to: three dots stand for a folded cell, and a click on them opens it.\n" : ""}
## When something is in the way

| What happens | What to do |
| --- | --- |
| A name in the code is new to you | click it and press Shift+Tab |
| A cell says that a name cannot be found | run the cells above it: *Run → Run All Above Selected Cell* |
| A cell does not finish | press ■ above the notebook; it stops, and nothing you have computed is lost |
| Everything seems stuck | *Kernel → Restart Kernel and Run up to Selected Cell…* |
| You want a fresh copy of a lecture | \`npm start -- --reset 01\` in the terminal; your old copy is kept in \`my/backup\` |
| You want the other path | ${
    clinician
      ? "`npm start -- --path builder` in the terminal: everything, in copies of their own"
      : "`npm start -- --path clinician` in the terminal: shorter, without side rooms, in copies of their own"
  } |

## Your work

Everything you write stays in the folder \`${folderOf(path).replaceAll("\\", "/")}\` on this computer. JupyterLab saves it every two minutes and when you press Ctrl+S
(Cmd+S on a Mac). The course itself lies elsewhere, so you cannot break it, and an update never touches your copies. To
finish, press Ctrl+C in the terminal. The next \`npm start\` opens what you had open, and **Welcome** above the list of
files brings you back to this page.
`;
}

/** Where to go now: to the lecture saved last that is not finished, or to the first. */
function next(rows: Row[]): string {
  const begun = rows
    .filter(({ progress: at }) => at?.begun && at.solved < at.exercises)
    .sort((a, b) => (b.progress?.saved ?? 0) - (a.progress?.saved ?? 0));
  const [row] = begun;
  if (row) return `**Continue** with ${link(row.lecture)}: ${solved(row.progress)}.`;
  const first = rows.find(({ lecture, progress: at }) => lecture.file !== undefined && !at?.begun);
  if (!first) return "You have solved every exercise there is. More lectures are in preparation.";
  const { number, question } = first.lecture;
  return `**${number === 1 ? "Begin" : "Go on"}** with ${link(first.lecture)}. ${question}`;
}

const link = ({ number, title, file }: Lecture) => `[${number} · ${title}](${file})`;

const solved = (at: Progress | undefined) => `${at?.solved} of ${at?.exercises} exercises solved`;

function line({ lecture, progress: at }: Row, clinician: boolean): string {
  const { number, title, question, file, minutes } = lecture;
  if (file === undefined) return `| ${number} | ${title} | ${question} | | *in preparation* |`;
  const rooms = minutes && !clinician ? ` + ${minutes.rooms}` : "";
  const time = minutes ? `${minutes.main}${rooms} min` : "";
  const you = at?.begun ? solved(at) : "not begun";
  return `| ${number} | [${title}](${file}) | ${question} | ${time} | ${you} |`;
}

/** A new edition never replaces a learner's copy. It says that it is there. */
function news(rows: Row[]): string {
  const numbers = rows.map(({ lecture }) => String(lecture.number).padStart(2, "0"));
  const which = rows.length === 1 ? `Lecture ${numbers[0]} has` : `Lectures ${numbers.join(", ")} have`;
  return `> **${which} changed since your copy was made.** Your copy stays as it is. For the new text run
> \`npm start -- ${numbers.map((number) => `--reset ${number}`).join(" ")}\` in the terminal; the old copy is kept in \`my/backup\`.`;
}
