/** `--check`: what an author is told about lectures in seconds, without a kernel. */
import { type Finding, Findings } from "../../ipynb/findings.js";
import { readNotebook } from "../../ipynb/notebook.js";
import { Problem } from "../../setup/problem.mjs";
import type { Selected } from "../select.js";
import { type Declared, lectureOf } from "./lecture.js";
import { statedTimes } from "./rules/order.js";
import { rules } from "./rules.js";
import { readingTimes } from "./time.js";

/** A finding with the rule that it breaks. */
export interface Broken extends Finding {
  rule: string;
}

/** What there is to say about one notebook. */
export interface Checked {
  name: string;
  /** Why it cannot be read. */
  problem?: string;
  broken: Broken[];
  /** Minutes, counted and as the lecture states them. */
  times?: { core: number; everything: number; stated: { core: number; everything: number } | undefined };
}

/** Holds each notebook against every rule. */
export function checkLectures(selection: Selected[], declared: ReadonlyMap<number, Declared>): Checked[] {
  return selection.map((one) => {
    try {
      return checkOne(one, declared);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return { name: one.name, problem: error.message, broken: [] };
    }
  });
}

function checkOne({ name, path, problem }: Selected, declared: ReadonlyMap<number, Declared>): Checked {
  if (!path) throw new Problem(problem ?? "does not exist");
  const notebook = readNotebook(path);
  const { number } = lectureOf(notebook);
  const lecture = lectureOf(notebook, declared.get(number));
  const broken = rules.flatMap(({ name: rule, check }) => {
    const findings = new Findings(name);
    check(lecture, findings);
    return findings.all.map((finding) => ({ ...finding, rule }));
  });
  const { core, everything } = readingTimes(lecture);
  const stated = lecture.cells.map(({ source }) => statedTimes(source)).find((one) => one !== undefined);
  return { name, broken, times: { core: core.minutes, everything: everything.minutes, stated } };
}

/** 0: nothing to fix; 1: something; 2: a notebook that cannot be read, and nothing else. */
export function checkExitCode(checked: Checked[]): number {
  if (checked.some(({ broken }) => broken.length > 0)) return 1;
  return checked.some(({ problem }) => problem !== undefined) ? 2 : 0;
}
