import { ArgumentError, told } from "../../tensor/errors.js";
import { either, Grammar, literal, oneOf, type Pattern, repeated, sequence } from "./automaton.js";

/** The parts of JSON Schema that a grammar can hold (json-schema.org, draft 2020-12); others are refused, not ignored. */
export interface JsonSchema {
  type?: string | readonly string[];
  properties?: Readonly<Record<string, JsonSchema>>;
  required?: readonly string[];
  items?: JsonSchema;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  enum?: readonly unknown[];
  const?: unknown;
  anyOf?: readonly JsonSchema[];
  oneOf?: readonly JsonSchema[];
  [other: string]: unknown;
}

/** A schema of zod, or of another library that follows "Standard JSON Schema" (standardschema.dev). */
export interface StandardSchema {
  "~standard": { jsonSchema?: { input(options: { target: string }): Record<string, unknown> } };
}

/**
 * The grammar of all JSON texts that fit a schema, for `generate(…, { grammar })`. Properties come in the schema's order, all
 * of them, also those that are not required; between them stands a comma and a blank. Say the largest length of texts and
 * lists where you can: a small model finds no end by itself.
 *
 * @throws ArgumentError for a schema that no text can meet, and for a keyword that a grammar cannot hold (such as "minimum")
 *
 * @example
 * const dose = jsonGrammar({ type: "object", properties: { gray: { type: "integer" } } });
 * dose.matches('{"gray": 60}')   // true
 */
export function jsonGrammar(schema: JsonSchema | StandardSchema): Grammar {
  return new Grammar(patternOf(plainSchema(schema), "the schema"));
}

/** A schema of zod and its like as JSON Schema; JSON Schema as it is. */
export function plainSchema(schema: JsonSchema | StandardSchema): JsonSchema {
  const made = (schema as Partial<StandardSchema> | null | undefined)?.["~standard"]?.jsonSchema;
  return made ? (made.input({ target: "draft-2020-12" }) as JsonSchema) : (schema as JsonSchema);
}

const quoted = (value: unknown): string => JSON.stringify(value);

/** Keywords that say nothing about what is allowed. */
const SILENT = new Set([
  "title",
  "description",
  "default",
  "examples",
  "$schema",
  "$id",
  "additionalProperties",
  "required",
]);

/** The largest number of digits before and after the point; safe integers have sixteen. */
const DIGITS = 15;

const digit = oneOf((one) => one >= "0" && one <= "9");
const integer = sequence(
  repeated(literal("-"), 0, 1),
  either(
    literal("0"),
    sequence(
      oneOf((one) => one >= "1" && one <= "9"),
      repeated(digit, 0, DIGITS - 1),
    ),
  ),
);
const number = sequence(integer, repeated(sequence(literal("."), repeated(digit, 1, DIGITS)), 0, 1));
const hexadecimal = oneOf((one) => /^[0-9a-fA-F]$/.test(one));
const letter = either(
  oneOf((one) => one >= " " && one !== '"' && one !== "\\"),
  sequence(
    literal("\\"),
    oneOf((one) => '"\\/bfnrt'.includes(one)),
  ),
  sequence(literal("\\u"), repeated(hexadecimal, 4, 4)),
);

function patternOf(schema: unknown, place: string): Pattern {
  if (typeof schema !== "object" || schema === null || Array.isArray(schema))
    throw new ArgumentError(
      "jsonGrammar",
      `${place} must be an object such as { type: "string" }, but is ${told(schema)}`,
    );
  const given = schema as JsonSchema;
  const known = keywords(given);
  const rest = Object.keys(given).filter((key) => !known.includes(key) && !SILENT.has(key));
  if (rest.length > 0)
    throw new ArgumentError(
      "jsonGrammar",
      `${place} uses ${rest.map(quoted).join(", ")}, which a grammar cannot hold; leave it out, and check the answer afterwards`,
    );
  const choices = given.anyOf ?? given.oneOf;
  if (choices) return some(choices, place, (one, i) => patternOf(one, `${place}, choice ${i + 1},`));
  if (given.enum) return some(given.enum, place, (value) => literal(JSON.stringify(value)));
  if ("const" in given) return literal(JSON.stringify(given.const));
  if (Array.isArray(given.type))
    return some(given.type as string[], place, (type) => patternOf({ ...given, type }, place));
  return typed(given, place);
}

/** The keywords that are read, by what kind of schema it is. */
function keywords({ type, enum: values, anyOf, oneOf: one, ...rest }: JsonSchema): readonly string[] {
  if (anyOf) return ["anyOf"];
  if (one) return ["oneOf"];
  if (values) return ["enum", "type"];
  if ("const" in rest) return ["const", "type"];
  const types = [type ?? []].flat() as string[];
  const of: Record<string, string[]> = {
    object: ["properties"],
    array: ["items", "minItems", "maxItems"],
    string: ["minLength", "maxLength"],
    integer: ["minimum", "maximum"],
  };
  // zod says of every integer that it lies between the safe ones, which the number of digits holds
  const bounded = rest.minimum === Number.MIN_SAFE_INTEGER && rest.maximum === Number.MAX_SAFE_INTEGER;
  return ["type", ...types.flatMap((one) => (one === "integer" && !bounded ? [] : (of[one] ?? [])))];
}

function some<T>(list: readonly T[], place: string, each: (one: T, i: number) => Pattern): Pattern {
  if (!Array.isArray(list) || list.length === 0)
    throw new ArgumentError("jsonGrammar", `${place} cannot be met: it offers no choice`);
  return either(...list.map(each));
}

function typed(schema: JsonSchema, place: string): Pattern {
  const {
    type,
    properties = {},
    items,
    minItems = 0,
    maxItems = Infinity,
    minLength = 0,
    maxLength = Infinity,
  } = schema;
  if (type === "integer") return integer;
  if (type === "number") return number;
  if (type === "boolean") return either(literal("true"), literal("false"));
  if (type === "null") return literal("null");
  if (type === "string") {
    checkRange(place, "minLength", minLength, "maxLength", maxLength);
    return sequence(literal('"'), repeated(letter, minLength, maxLength), literal('"'));
  }
  if (type === "array") {
    checkRange(place, "minItems", minItems, "maxItems", maxItems);
    const item = patternOf(items, `${place}'s items`);
    const more = repeated(sequence(literal(", "), item), Math.max(0, minItems - 1), maxItems - 1);
    const filled = sequence(item, more);
    const inner = maxItems === 0 ? literal("") : minItems === 0 ? either(literal(""), filled) : filled;
    return sequence(literal("["), inner, literal("]"));
  }
  if (type === "object") {
    const parts = Object.entries(properties).map(([name, value], i) =>
      sequence(
        literal(`${i > 0 ? ", " : ""}${JSON.stringify(name)}: `),
        patternOf(value, `${place}'s property ${quoted(name)}`),
      ),
    );
    return sequence(literal("{"), ...parts, literal("}"));
  }
  throw new ArgumentError(
    "jsonGrammar",
    `${place} must have a type (object, array, string, number, integer, boolean, null), an enum or a const, but its type is ${type === undefined ? "not said" : quoted(type)}`,
  );
}

function checkRange(place: string, least: string, low: number, most: string, high: number): void {
  if (!(Number.isInteger(low) && low >= 0 && (high === Infinity || Number.isInteger(high)) && high >= low))
    throw new ArgumentError(
      "jsonGrammar",
      `${place} cannot be met: ${least} is ${told(low)} and ${most} ${told(high)}`,
    );
}
