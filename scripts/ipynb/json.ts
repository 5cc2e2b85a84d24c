/**
 * A JSON reader that remembers where each value stands in the text, so that a notebook can be changed in one place
 * and keep every other number in the characters it had. It also reads NaN, Infinity and −Infinity, which Python's json writes.
 */
export type JsonNode = JsonObject | JsonArray | JsonScalar;

interface Span {
  /** Offset of the first character of the value in the text, and of the first one after it. */
  start: number;
  end: number;
}
export interface JsonObject extends Span {
  kind: "object";
  members: Map<string, JsonNode>;
}
export interface JsonArray extends Span {
  kind: "array";
  items: JsonNode[];
}
export interface JsonScalar extends Span {
  kind: "scalar";
  value: string | number | boolean | null;
}

/** Where the text stops being JSON; `cutOff` when it simply ends too early. */
export class JsonSyntaxError extends Error {
  override name = "JsonSyntaxError";
  constructor(
    message: string,
    readonly cutOff: boolean,
  ) {
    super(message);
  }
}

const literals: Record<string, number | boolean | null> = {
  true: true,
  false: false,
  null: null,
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  "-Infinity": Number.NEGATIVE_INFINITY,
};
const space = /[ \t\n\r]*/y;
const word = /true|false|null|NaN|-?Infinity/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** Whether an odd number of backslashes stands before a character. */
function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (text[first - 1] === "\\") first -= 1;
  return (at - first) % 2 === 1;
}

/** No notebook nests deeper; the stack of whoever reads one would not hold it. */
const DEEPEST = 1000;

/** Reads a whole text as JSON. Throws {@link JsonSyntaxError} with line and column. */
export function parseJson(text: string): JsonNode {
  let at = 0;
  let depth = 0;

  const fail = (wanted: string): never => {
    const before = text.slice(0, at).split("\n");
    const where = `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
    throw new JsonSyntaxError(`${wanted} expected at ${where}`, at >= text.length || text.trimEnd().length <= at);
  };
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const match = pattern.exec(text)?.[0];
    if (match !== undefined) at += match.length;
    return match;
  };
  const accept = (char: string): boolean => {
    take(space);
    if (text[at] !== char) return false;
    at += 1;
    return true;
  };
  /** The string that begins here, however long; undefined for one that JSON does not allow. */
  const quoted = (): string | undefined => {
    let end = text.indexOf('"', at + 1);
    while (end > 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
    // A string that runs into the end of the text is a file cut off, not a wrong character.
    if (end < 0) at = text.length;
    if (end < 0) return undefined;
    try {
      const value = JSON.parse(text.slice(at, end + 1)) as string;
      at = end + 1;
      return value;
    } catch {
      return undefined;
    }
  };
  const key = (): string => {
    take(space);
    return text[at] === '"' ? (quoted() ?? fail("a key in quotation marks")) : fail("a key in quotation marks");
  };
  /** Items up to the closing bracket, whatever an item is. */
  const list = (close: string, item: () => void): void => {
    if (accept(close)) return;
    do item();
    while (accept(","));
    if (!accept(close)) fail(`"," or "${close}"`);
  };

  const value = (): JsonNode => {
    take(space);
    const start = at;
    if (++depth > DEEPEST) fail("less than a thousand levels of brackets");
    const node = valueAt(start);
    depth -= 1;
    return node;
  };

  const valueAt = (start: number): JsonNode => {
    if (accept("{")) {
      const members = new Map<string, JsonNode>();
      list("}", () => {
        const name = key();
        if (!accept(":")) fail('":"');
        members.set(name, value());
      });
      return { kind: "object", start, end: at, members };
    }
    if (accept("[")) {
      const items: JsonNode[] = [];
      list("]", () => items.push(value()));
      return { kind: "array", start, end: at, items };
    }
    const literal = take(word);
    if (literal !== undefined) return { kind: "scalar", start, end: at, value: literals[literal] ?? null };
    const digits = take(number);
    if (digits !== undefined) return { kind: "scalar", start, end: at, value: Number(digits) };
    const string = text[at] === '"' ? quoted() : undefined;
    return string === undefined ? fail("a value") : { kind: "scalar", start, end: at, value: string };
  };

  const root = value();
  take(space);
  if (at < text.length) fail("the end of the file");
  return root;
}

/** The plain JavaScript value of a node. */
export function toValue(node: JsonNode): unknown {
  if (node.kind === "array") return node.items.map(toValue);
  if (node.kind === "object") return Object.fromEntries([...node.members].map(([name, item]) => [name, toValue(item)]));
  return node.value;
}

/** A number in the very characters the file has for it: `1.0` would come back as `1` otherwise. */
export class Verbatim {
  constructor(readonly text: string) {}
}

/** The value of a node read from `text`, numbers verbatim: what is written back unchanged looks unchanged. */
export function toVerbatim(node: JsonNode, text: string): unknown {
  if (node.kind === "array") return node.items.map((item) => toVerbatim(item, text));
  if (node.kind === "object") {
    return Object.fromEntries([...node.members].map(([name, item]) => [name, toVerbatim(item, text)]));
  }
  return typeof node.value === "number" ? new Verbatim(text.slice(node.start, node.end)) : node.value;
}
