/** Time is counted, not hoped: a lecture takes no longer than it says, its core at most 45 minutes. */
import type { Findings } from "../../../ipynb/findings.js";
import { gradusOf, isCode, type Lecture, taskOf } from "../lecture.js";
import { type ReadingTime, readingTimes } from "../time.js";
import { statedTimes } from "./order.js";

/** What a clinician can give to one lecture. */
const CORE_MINUTES = 45;

/** Both paths take the time that the lecture states, the core at most 45 minutes. */
export function times(lecture: Lecture, findings: Findings): void {
  const { core, everything } = readingTimes(lecture);
  const { minutes = CORE_MINUTES } = (lecture.notebook.metadata.gradus ?? {}) as { minutes?: number };
  const cell = lecture.cells.find(({ source }) => statedTimes(source));
  const stated = cell && statedTimes(cell.source);
  const most = Math.min(CORE_MINUTES, stated?.core ?? minutes);
  if (Math.round(core.minutes) > most)
    findings.add(
      cell,
      `the core takes ${Math.round(core.minutes)} minutes (${inParts(core)}): at most ${most}`,
      "move variants and proofs into side rooms and helper code into src/, cut what is said twice",
    );
  if (stated && stated.core !== minutes)
    findings.add(cell, `says ${stated.core} minutes, metadata.gradus.minutes ${minutes}`, "let both say the same");
  if (stated && Math.round(everything.minutes) > stated.everything)
    findings.add(
      cell,
      `everything takes ${Math.round(everything.minutes)} minutes (${inParts(everything)}), and ${stated.everything} are stated`,
      `say "${Math.ceil(everything.minutes) - stated.core} more for the side rooms"`,
    );
}

/** Every exercise says how hard it is and how long it takes. */
export function exerciseMinutes({ cells }: Lecture, findings: Findings): void {
  for (const cell of cells.filter(isCode)) {
    const { exercise } = gradusOf(cell);
    if (exercise === undefined) continue;
    const task = taskOf({ cells }, exercise, cell);
    if (!/\([^)]*\d min/.test(task?.source ?? ""))
      findings.add(
        task ?? cell,
        `exercise ${exercise} states no minutes`,
        `write "**${exercise} What it asks** (easy, 5 minutes)."`,
      );
  }
}

/** "prose 12, figures 10, …": the parts of a minute and more, the largest first. */
const inParts = ({ parts }: ReadingTime): string =>
  Object.entries(parts)
    .filter(([, minutes]) => minutes >= 1)
    .sort(([, a], [, b]) => b - a)
    .map(([name, minutes]) => `${name} ${Math.round(minutes)}`)
    .join(", ");
