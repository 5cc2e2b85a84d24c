/** How deep a value is looked into. */
const DEPTH = 2;

/**
 * Any value as a line of text, as `console.log` writes short ones ("{ a: [ 1, 'two' ] }"): used where no kernel says how
 * it prints.
 */
export function textOf(value: unknown, depth = 0): string {
  if (typeof value === "string") return depth === 0 ? value : `'${value}'`;
  if (typeof value === "bigint") return `${value}n`;
  if (Object.is(value, -0)) return "-0";
  if (typeof value === "function") return `[Function: ${value.name || "(anonymous)"}]`;
  if (typeof value !== "object" || value === null || value instanceof RegExp) return String(value);
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "Invalid Date" : value.toISOString();
  const name = value.constructor?.name ?? "Object";
  if (depth > DEPTH) return `[${name}]`;
  const inside = (part: unknown): string => textOf(part, depth + 1);
  if (Array.isArray(value)) return enclosed("[", value.map(inside), "]");
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    const numbers = Array.from(value as Uint8Array, inside);
    return `${name}(${numbers.length}) ${enclosed("[", numbers, "]")}`;
  }
  if (value instanceof Set) return `Set(${value.size}) ${enclosed("{", [...value].map(inside), "}")}`;
  if (value instanceof Map) {
    const pairs = [...value].map(([key, part]) => `${inside(key)} => ${inside(part)}`);
    return `Map(${value.size}) ${enclosed("{", pairs, "}")}`;
  }
  const parts = Object.entries(value).map(([key, part]) => `${key}: ${inside(part)}`);
  return `${name === "Object" ? "" : `${name} `}${enclosed("{", parts, "}")}`;
}

function enclosed(open: string, parts: string[], close: string): string {
  return parts.length === 0 ? open + close : `${open} ${parts.join(", ")} ${close}`;
}
