/**
 * How long a lecture takes, counted: 200 words a minute for prose and for what cells show, 40 s a figure, 15 s a table, 5 s
 * any other cell of code, 30 s a guess, exercises as they say (5 minutes where they do not). Builders walk through the side
 * rooms as well and read the code, at 4 s a line. Code, formulas and folded solutions count no words.
 */

import { lessonOutput } from "../../ipynb/lesson.js";
import type { Cell } from "../../ipynb/notebook.js";
import { isDisplay, type Output, PLOTLY, SVG } from "../../ipynb/outputs.js";
import { codeLines, countCalls, gradusOf, isCode, isCore, type Lecture, taskOf } from "./lecture.js";
import { countWords, readable, unfolded } from "./prose.js";

const WORDS_A_MINUTE = 200;
const seconds = { figure: 40, table: 15, cell: 5, guess: 30, line: 4, exercise: 300 };

/** Minutes of one path, and what they are made of. */
export interface ReadingTime {
  minutes: number;
  parts: {
    prose: number;
    outputs: number;
    figures: number;
    tables: number;
    cells: number;
    guesses: number;
    exercises: number;
    code: number;
  };
}

/** Both paths through a lecture: the core for clinicians, everything for builders. */
export function readingTimes(lecture: Lecture): { core: ReadingTime; everything: ReadingTime } {
  const { cells } = lecture;
  return {
    core: timeOf(
      cells.filter((cell) => isCore(cell)),
      cells,
      false,
    ),
    everything: timeOf(
      cells.filter(({ tags }) => !tags.has("clinician")),
      cells,
      true,
    ),
  };
}

function timeOf(path: readonly Cell[], all: readonly Cell[], readsCode: boolean): ReadingTime {
  const parts = { prose: 0, outputs: 0, figures: 0, tables: 0, cells: 0, guesses: 0, exercises: 0, code: 0 };
  for (const cell of path) {
    if (!isCode(cell)) {
      if (gradusOf(cell).solution === undefined)
        parts.prose += countWords(readable(unfolded(cell.source))) / WORDS_A_MINUTE;
      continue;
    }
    if (readsCode) parts.code += (codeLines(cell) * seconds.line) / 60;
    const { exercise } = gradusOf(cell);
    if (exercise !== undefined) {
      parts.exercises += minutesOf(exercise, cell, all);
      continue;
    }
    const figures = cell.outputs.filter(isFigure).length;
    const tables = cell.outputs.filter(isTable).length;
    const guesses = countCalls(cell, "predict");
    parts.figures += (figures * seconds.figure) / 60;
    parts.tables += (tables * seconds.table) / 60;
    parts.guesses += (guesses * seconds.guess) / 60;
    if (figures + tables + guesses === 0) parts.cells += seconds.cell / 60;
    parts.outputs += cell.outputs.reduce((sum, output) => sum + wordsShown(output, readsCode), 0) / WORDS_A_MINUTE;
  }
  return { minutes: Object.values(parts).reduce((sum, part) => sum + part, 0), parts };
}

const isFigure = (output: Output): boolean =>
  isDisplay(output) && (output.data[PLOTLY] !== undefined || output.data[SVG] !== undefined);

const isTable = (output: Output): boolean =>
  isDisplay(output) && !isFigure(output) && /<table\b/.test(String(output.data["text/html"] ?? ""));

/**
 * Words of an output outside figures and tables, what is folded included: answers of a quiz are there to be opened. What
 * the closing folds is for builders.
 */
function wordsShown(output: Output, builders: boolean): number {
  if (output.output_type === "stream") return output.name === "stdout" ? countWords(output.text) : 0;
  if (!isDisplay(output) || isFigure(output)) return 0;
  const html = output.data["text/html"];
  if (html === undefined) return countWords(String(output.data["text/plain"] ?? ""));
  const shown = builders || lessonOutput(output)?.kind !== "closing" ? String(html) : unfolded(String(html));
  return countWords(shown.replace(/<table[\s\S]*?<\/table>/g, " ").replace(/<[^>]+>/g, " "));
}

/** Minutes that the task of an exercise states: "**E4.1 The kernel** (easy, 5 minutes)". */
export function minutesOf(id: string, starter: Cell, cells: readonly Cell[]): number {
  const task = taskOf({ cells }, id, starter);
  const [, minutes] = /\([^)]*?(\d+(?:\.\d+)?) min/.exec(task?.source ?? "") ?? [];
  return minutes === undefined ? seconds.exercise / 60 : Number(minutes);
}
