/** Operators that turn a right answer into answers that are usually wrong: the same slips people make. */
export interface Mutant {
  operator: string;
  answer: unknown;
}

type Numeric = (value: number) => number;

const slips: [string, Numeric][] = [
  ["wrong sign", (v) => -v],
  ["twice as large", (v) => 2 * v],
  ["half as large", (v) => v / 2],
  ["one too many", (v) => v + 1],
  ["one too few", (v) => v - 1],
  ["ten times as large", (v) => 10 * v],
  ["squared", (v) => v * v],
];

/** The mutants of an answer; those equal to it are left out (−0 of 0, the square of 1). */
export function mutants(answer: unknown): Mutant[] {
  if (typeof answer === "number")
    return changed(
      slips.map(([operator, slip]) => ({ operator, answer: slip(answer) })),
      answer,
    );
  if (typeof answer === "boolean") return [{ operator: "the opposite", answer: !answer }];
  if (Array.isArray(answer))
    return changed(
      [
        ...elementwise(answer),
        { operator: "transposed", answer: [...answer].reverse() },
        { operator: "the last forgotten", answer: answer.slice(0, -1) },
      ],
      answer,
    );
  if (typeof answer === "function") return ofFunction(answer as (...inputs: any[]) => unknown);
  if (answer && typeof answer === "object" && !("toArray" in answer))
    return ofRecord(answer as Record<string, unknown>);
  return [];
}

function elementwise(answer: unknown[]): Mutant[] {
  if (!answer.every((v) => typeof v === "number")) return [];
  return slips.map(([operator, slip]) => ({ operator, answer: (answer as number[]).map(slip) }));
}

function ofRecord(answer: Record<string, unknown>): Mutant[] {
  const keys = Object.keys(answer);
  const turned = Object.fromEntries(keys.map((key, i) => [key, answer[keys[(i + 1) % keys.length]!]]));
  const each = slips.map(([operator, slip]) => ({
    operator,
    answer: Object.fromEntries(
      keys.map((key) => [key, typeof answer[key] === "number" ? slip(answer[key]) : answer[key]]),
    ),
  }));
  return changed([...each, { operator: "swapped", answer: turned }], answer);
}

/** A function that slips in what it returns, mixes up its inputs, or goes on saying what it said first. */
function ofFunction(answer: (...inputs: any[]) => unknown): Mutant[] {
  let first: { said: unknown } | undefined;
  const stale = (...inputs: any[]) => {
    first ??= { said: answer(...inputs) };
    return first.said;
  };
  const slipping = slips
    .slice(0, 3)
    .map(([operator, slip]) => ({ operator, answer: (...inputs: any[]) => mapped(answer(...inputs), slip) }));
  const turned = (...inputs: any[]) => {
    const said = answer(...inputs);
    return Array.isArray(said) ? [...said].reverse() : said;
  };
  return [
    ...slipping,
    { operator: "stale state", answer: stale },
    ...(answer.length >= 2
      ? [{ operator: "inputs swapped", answer: (a: any, b: any, ...rest: any[]) => answer(b, a, ...rest) }]
      : []),
    { operator: "transposed", answer: turned },
  ];
}

function mapped(value: unknown, slip: Numeric): unknown {
  if (typeof value === "number") return slip(value);
  if (Array.isArray(value)) return value.map((part) => mapped(part, slip));
  if (!value || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, mapped(part, slip)]));
}

function changed(found: Mutant[], answer: unknown): Mutant[] {
  const same = JSON.stringify(answer);
  return found.filter((mutant) => JSON.stringify(mutant.answer).replace(/-0(?![.\d])/g, "0") !== same);
}
