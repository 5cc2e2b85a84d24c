/** Side rooms: their border can be seen, and the core path never leads through one. */
import type { Findings } from "../../../ipynb/findings.js";
import type { Cell } from "../../../ipynb/notebook.js";
import { gradusOf, isCode, isCore, type Lecture } from "../lecture.js";

const begins = (cell: Cell): boolean => cell.type === "markdown" && /^\s*\*\*Side room\.?\*\*/.test(cell.source);
const ends = (cell: Cell): boolean => cell.type === "markdown" && /\*End of the side room\.\*\s*$/.test(cell.source);

/** Runs of cells for engineers, each cut where a new room begins; exercises mark themselves. */
function roomsOf({ cells }: Lecture): Cell[][] {
  const rooms: Cell[][] = [];
  let open: Cell[] | undefined;
  for (const cell of cells) {
    if (isCore(cell)) {
      open = undefined;
      continue;
    }
    if (!open || begins(cell)) {
      open = [];
      rooms.push(open);
    }
    open.push(cell);
  }
  return rooms;
}

const isTask = (cell: Cell): boolean =>
  gradusOf(cell).exercise !== undefined ||
  gradusOf(cell).solution !== undefined ||
  /^\s*\*\*(Exercise )?E?\d+\.\d+/.test(cell.source);

/** A side room says that it is one, how long it takes, and where it ends. */
export function sideRooms(lecture: Lecture, findings: Findings): void {
  for (const room of roomsOf(lecture)) {
    const [first, ...rest] = room as [Cell, ...Cell[]];
    if (room.every(isTask)) continue;
    if (!begins(first)) {
      findings.add(
        first,
        "begins a side room that nothing announces",
        'let its first cell be Markdown that begins with "**Side room.**" and says what it is about',
      );
      continue;
    }
    if (rest.length === 0) continue;
    if (!/\b(minutes?|seconds?)\b/.test(first.source))
      findings.add(first, "does not say how long the side room takes", 'write its minutes beside "**Side room.**"');
    const last = room.at(-1)!;
    if (!ends(last))
      findings.add(
        last,
        "ends a side room without a word",
        'let the room close with Markdown that ends in "*End of the side room.*"',
      );
  }
}

/** The core runs without the side rooms: it uses no name that only a side room makes. */
export function coreStandsAlone({ cells }: Lecture, findings: Findings): void {
  const side = new Map<string, Cell>();
  const core = new Set<string>();
  for (const cell of cells.filter(isCode)) {
    if (!isCore(cell)) {
      for (const name of declaredIn(cell.source)) if (!core.has(name)) side.set(name, cell);
      continue;
    }
    const own = declaredIn(cell.source);
    for (const name of own) {
      core.add(name);
      side.delete(name);
    }
    const used = usedIn(cell.source);
    for (const [name, from] of side) {
      if (!used.has(name)) continue;
      findings.add(
        cell,
        `uses ${name}, which the side room in cell ${from.id} makes`,
        "make it in a core cell: the core path runs without side rooms",
      );
    }
  }
}

/** Names that a cell leaves to later ones. */
function declaredIn(source: string): string[] {
  const code = withoutText(source);
  const plain = [...code.matchAll(/^(?:async )?(?:const|let|var|function\*?|class|type|interface|enum) +([\w$]+)/gm)];
  const patterns = [...code.matchAll(/^(?:const|let|var) +[[{]([^=]*?)[\]}](?:\s*:[^=]+)?\s*=/gm)];
  const inside = patterns.flatMap(([, names = ""]) =>
    names.split(/[,{}[\]]/).map((part) => part.split(/[:=]/).at(-1) ?? ""),
  );
  const imported = [...code.matchAll(/^import\s+(?:type\s+)?\{([^}]*)\}/gm)].flatMap(([, names = ""]) =>
    names.split(",").map((name) => name.split(/\bas\b/).at(-1) ?? ""),
  );
  return [...plain.map(([, name = ""]) => name), ...inside, ...imported]
    .map((name) => name.replace("...", "").trim())
    .filter((name) => /^[\w$]+$/.test(name));
}

/** Names that a cell takes from outside: not properties, keys, parameters or variables of its own. */
function usedIn(source: string): Set<string> {
  const code = withoutText(source);
  const own = new Set([
    ...[...code.matchAll(/\b(?:const|let|var|function\*?|class)\s+([\w$]+)/g)].map(([, name = ""]) => name),
    ...[...code.matchAll(/\b(?:const|let|var)\s+[[{]([^=]*?)[\]}](?:\s*:[^=]+)?\s*(?:=|of\b)/g)].flatMap(
      ([, names = ""]) => wordsOf(names),
    ),
    ...[...code.matchAll(/\(([^()]*(?:\([^()]*\)[^()]*)*)\)\s*(?::[^={;]+)?\s*=>/g)].flatMap(([, names = ""]) =>
      wordsOf(names),
    ),
    ...[...code.matchAll(/\bfunction\*?\s*[\w$]*\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\)/g)].flatMap(([, names = ""]) =>
      wordsOf(names),
    ),
    ...[...code.matchAll(/(?<![\w$.])([\w$]+)\s*=>/g)].map(([, name = ""]) => name),
  ]);
  const names = [...code.matchAll(/(?<![\w$.]|\.\s)([A-Za-z_$][\w$]*)(?!\s*:(?!:)|[\w$])/g)].map(
    ([, name = ""]) => name,
  );
  const spread = [...code.matchAll(/\.\.\.([A-Za-z_$][\w$]*)/g)].map(([, name = ""]) => name);
  return new Set([...names, ...spread].filter((name) => !own.has(name)));
}

const wordsOf = (text: string): string[] => text.match(/[A-Za-z_$][\w$]*/g) ?? [];

/** Code without comments and without the text of strings; what a template computes stays. */
const withoutText = (source: string): string =>
  source
    .replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\/\*[\s\S]*?\*\/|\/\/.*$/gm, '""')
    .replace(
      /`(?:[^`\\]|\\.)*`/g,
      (template) => (template.match(/\$\{[^}]*\}/g) ?? []).map((part) => `(${part.slice(2, -1)})`).join(" + ") || '""',
    );
