/** A usual mistake, recognised by name, with the sentence that teaches. */
export interface Mistake<A> {
  /** What went wrong, in a word or two: "wrong sign", "factor 2 left over". */
  name: string;
  /** Whether this answer shows it. */
  when: (answer: A) => boolean;
  /** What to say; it says what is wrong and where to look, never only that it is wrong. */
  says: string | ((answer: A) => string);
}

/** One exercise as its lecture declares it. */
export interface Exercise<A = any> {
  /** "E1.5": the lecture and the number. */
  id: string;
  title: string;
  /** A twin of working code with a classic bug in it, to be found and fixed. */
  twin?: true;
  /** The learner writes the lecture's central thing, and the check tries it on probes. */
  writes?: true;
  /** Needs no code, but a judgement: read a published claim, defend a threshold. */
  judgement?: true;
  /** Turns what was given into an answer, or says what kind of answer is expected: "a number". */
  reads: (given: unknown) => { answer: A } | { expected: string };
  /** Whether the answer is still the one of the starter cell. */
  untouched: (answer: A) => boolean;
  /** What is said to an untouched starter: where to begin. */
  begin: string;
  accepts: (answer: A) => boolean;
  /** What is said to a correct answer: why it is correct, or what it leads to. */
  right: string | ((answer: A) => string);
  /** Usual mistakes, tried in this order. */
  mistakes: Mistake<A>[];
  /** What is said when no usual mistake fits. */
  otherwise: string | ((answer: A) => string);
  /** Those after the first, which is folded into the task: from a nudge to nearly the answer. */
  hints: string[];
}

/** What a check found. */
export interface Verdict {
  right: boolean;
  /** The sentence shown. */
  says: string;
  /** "untouched", "unreadable", "right", "otherwise", or the mistake's name. */
  reason: string;
}

/** Judges an answer: pure, so that tests can try thousands. An answer on which the exercise itself fails is refused with the reason. */
export function judge<A>(exercise: Exercise<A>, given: unknown): Verdict {
  const read = exercise.reads(given);
  if ("expected" in read) {
    return {
      right: false,
      reason: "unreadable",
      says: `the answer should be ${read.expected}; it is ${described(given)} so far.`,
    };
  }
  const { answer } = read;
  try {
    if (exercise.untouched(answer)) return { right: false, reason: "untouched", says: exercise.begin };
    if (exercise.accepts(answer)) return { right: true, reason: "right", says: spoken(exercise.right, answer) };
    const made = exercise.mistakes.find((mistake) => mistake.when(answer));
    if (made) return { right: false, reason: made.name, says: spoken(made.says, answer) };
    return { right: false, reason: "otherwise", says: spoken(exercise.otherwise, answer) };
  } catch (error) {
    return {
      right: false,
      reason: "fails",
      says: `your function stopped with an error: ${(error as Error)?.message ?? error}`,
    };
  }
}

function spoken<A>(sentence: string | ((answer: A) => string), answer: A): string {
  return typeof sentence === "string" ? sentence : sentence(answer);
}

function described(given: unknown): string {
  if (given === undefined) return "nothing";
  if (given === null) return "null";
  if (typeof given === "number") return String(given);
  if (typeof given === "string") return JSON.stringify(given);
  if (Array.isArray(given)) return `a list of ${given.length}`;
  return typeof given === "object"
    ? `an object with ${Object.keys(given as object).join(", ") || "nothing in it"}`
    : `a ${typeof given}`;
}
