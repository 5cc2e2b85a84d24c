/** What the lectures declare, by id. A lecture registers itself when its module is imported; nothing here knows any of them. */
import type { Exercise } from "./exercise.js";
import type { Lecture, Question, Term, VendorClaim } from "./lecture.js";

/** How many lectures the course has: the id of a lecture that is not here yet needs an import. */
const courseLength = 10;

const registered = new Map<number, Lecture>();

const exercises = (): Map<string, Exercise> => byId("exercise", ({ exercises }) => exercises);

/**
 * Lets the lesson functions find what a lecture declares. A lecture registered again takes the place of its former self.
 *
 * @throws Error where two entries of one kind have the same id
 */
export function register(lecture: Lecture): void {
  const former = registered.get(lecture.number);
  registered.set(lecture.number, lecture);
  try {
    exercises();
    byId("quiz question", ({ quiz }) => quiz);
    byId("term", ({ terms }) => terms);
    byId("vendor claim", ({ vendor }) => vendor);
  } catch (error) {
    if (former) registered.set(lecture.number, former);
    else registered.delete(lecture.number);
    throw error;
  }
}

/** The lectures that are registered, by number. */
export const lectures = (): Lecture[] => [...registered.values()].sort((a, b) => a.number - b.number);

/** The exercise with this id. */
export const findExercise = (id: string): Exercise => find(exercises(), id, "exercise");

/** The broken twin with this id: other exercises are not found. */
export const findTwin = (id: string): Exercise =>
  find(
    byId("exercise", ({ exercises }) => exercises.filter(({ twin }) => twin)),
    id,
    "broken twin",
  );

/** The quiz question with this id. */
export const findQuestion = (id: string): Question =>
  find(
    byId("quiz question", ({ quiz }) => quiz),
    id,
    "quiz question",
  );

/** The term of this name. */
export const findTerm = (name: string): Term =>
  find(
    byId("term", ({ terms }) => terms),
    name,
    "term",
  );

/** The vendor claim with this id. */
export const findVendorClaim = (id: string): VendorClaim =>
  find(
    byId("vendor claim", ({ vendor }) => vendor),
    id,
    "vendor claim",
  );

/** One kind of entry of all lectures, by id; an id given twice is an error. */
function byId<T extends { id: string }>(kind: string, of: (lecture: Lecture) => readonly T[]): Map<string, T> {
  const found = new Map<string, T>();
  for (const entry of lectures().flatMap(of)) {
    if (found.has(entry.id)) throw new Error(`The ${kind} "${entry.id}" is declared twice.`);
    found.set(entry.id, entry);
  }
  return found;
}

/** The entry, or a sentence: which lecture to import where the id belongs to one that is not here, or which ids there are. */
function find<T>(entries: ReadonlyMap<string, T>, id: string, kind: string): T {
  const entry = entries.get(id);
  if (entry !== undefined) return entry;
  const number = numberIn(id);
  if (number >= 1 && number <= courseLength && !registered.has(number)) {
    throw new Error(`The ${kind} "${id}" belongs to lecture ${number}. Import that first: ${importOf(number)}`);
  }
  if (registered.size === 0) {
    throw new Error(`There is no ${kind} "${id}" yet. Import the lecture first that declares it: ${importOf(1)}`);
  }
  // Of ids that carry their lecture's number only that lecture's are worth reading.
  const own = registered.has(number) ? [...entries.keys()].filter((key) => numberIn(key) === number) : [];
  const here = own.length > 0 ? [number] : [...registered.keys()].sort((a, b) => a - b);
  const where = `in lecture${here.length > 1 ? "s" : ""} ${here.join(", ")}`;
  const known = (own.length > 0 ? own : [...entries.keys()]).join(", ") || "none yet";
  throw new Error(`There is no ${kind} "${id}" ${where}. There are ${known}.`);
}

/** The lecture's number in an id: 4 in "E4.1". */
const numberIn = (id: string): number => Number(/^[A-Z]?(\d+)(?:\.|$)/.exec(id)?.[1]);

const importOf = (number: number): string => `import "gradus/lecture-${String(number).padStart(2, "0")}";`;
