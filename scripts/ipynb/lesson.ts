/** What the outputs of lesson functions are: they say it in their metadata, and only that is read, never their sentences. */
import type { Cell } from "./notebook.js";
import { isDisplay, type Output } from "./outputs.js";

/** An output of a lesson function; which of the fields there are depends on the kind. */
export interface LessonOutput {
  kind: string;
  /** Of the guess, the exercise, the question or the term. */
  id?: string;
  /** Of a check. */
  verdict?: "right" | "not yet";
  /** Of a guess: what is guessed. */
  question?: string;
  /** Of a reveal: whether there was a guess, and the answer as text. */
  guessed?: boolean;
  truth?: string;
}

/** What an output says it is; undefined where no lesson function made it. */
export function lessonOutput(output: Output): LessonOutput | undefined {
  const mark = isDisplay(output) ? (output.metadata.gradus as Partial<LessonOutput> | undefined) : undefined;
  return typeof mark?.kind === "string" ? (mark as LessonOutput) : undefined;
}

/** Kinds whose call says nothing that the output does not show. */
const shownWhole = new Set(["guess", "quiz", "card", "closing", "hint", "term", "vendor"]);

/** A cell that only puts up a quiz, a card or the place for a guess: what it shows is worth seeing, how it is called is not. */
export const isBoilerplate = ({ outputs, tags }: Cell): boolean =>
  !tags.has("show-code") &&
  outputs.length > 0 &&
  outputs.every((output) => shownWhole.has(lessonOutput(output)?.kind ?? ""));
