/** A short line diff: what is stored and no longer comes, what comes and is not stored, a little around it. */
const CONTEXT = 1;
const LONGEST = 12;
/** Above this many lines on a side only their common beginning and end are looked for. */
const LIMIT = 400;

export interface DiffLine {
  sign: " " | "-" | "+" | "…";
  text: string;
}

export function lineDiff(stored: string, fresh: string): DiffLine[] {
  const [a, b] = [stored.split("\n"), fresh.split("\n")];
  let head = 0;
  while (head < Math.min(a.length, b.length) && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const middle = changes(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  const before = a.slice(Math.max(0, head - CONTEXT), head);
  const after = a.slice(a.length - tail, a.length - tail + CONTEXT);
  const plain = (text: string): DiffLine => ({ sign: " ", text });
  return [...before.map(plain), ...shorten(middle), ...after.map(plain)];
}

/** The longest common subsequence keeps the lines that stayed. */
function changes(a: string[], b: string[]): DiffLine[] {
  if (Math.max(a.length, b.length) > LIMIT) return [...a.map(minus), ...b.map(plus)];
  const length = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      length[i]![j] = a[i] === b[j] ? length[i + 1]![j + 1]! + 1 : Math.max(length[i + 1]![j]!, length[i]![j + 1]!);
    }
  }
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({ sign: " ", text: a[i++]! });
      j++;
    } else if (i < a.length && (j === b.length || length[i + 1]![j]! >= length[i]![j + 1]!)) {
      lines.push(minus(a[i++]!));
    } else {
      lines.push(plus(b[j++]!));
    }
  }
  return lines;
}

const minus = (text: string): DiffLine => ({ sign: "-", text });
const plus = (text: string): DiffLine => ({ sign: "+", text });

function shorten(lines: DiffLine[]): DiffLine[] {
  if (lines.length <= LONGEST) return lines;
  const minuses = lines.filter(({ sign }) => sign === "-");
  const pluses = lines.filter(({ sign }) => sign === "+");
  const half = LONGEST / 2;
  const part = (side: DiffLine[], what: string): DiffLine[] =>
    side.length > half
      ? [...side.slice(0, half), { sign: "…", text: `${side.length - half} more lines ${what}` }]
      : side;
  return [...part(minuses, "stored"), ...part(pluses, "came")];
}
