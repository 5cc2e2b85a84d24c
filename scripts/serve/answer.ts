/** What a chat model is asked, and what its text means: an answer, or calls of functions. */
import { ArgumentError } from "gradus";
import { type Grammar, type JsonSchema, jsonGrammar } from "gradus/text";
import { badField } from "./errors.js";
import type { Message } from "./models.js";
import type { ChatRequest, Tool } from "./requests.js";

/** A function that the client is asked to call; its arguments are JSON. */
export interface Call {
  name: string;
  arguments: string;
}

/** The conversation with the tools described in front of it, for models know tools only as text. */
export function withTools({ messages, tools, toolChoice }: ChatRequest): Message[] {
  if (tools.length === 0 || toolChoice === "none") return messages;
  const list = tools.map(({ name, description, parameters }) => JSON.stringify({ name, description, parameters }));
  const content = `You can call these functions:\n${list.join("\n")}\nTo call one, answer only {"name": its name, "arguments": its arguments}.`;
  const [first, ...rest] = messages;
  return first?.role === "system"
    ? [{ role: "system", content: `${first.content}\n\n${content}` }, ...rest]
    : [{ role: "system", content }, ...messages];
}

/** The grammar that a request asks for: of its schema, or of a call where one is required. */
export function grammarOf({ schema, tools, toolChoice }: ChatRequest): Grammar | undefined {
  const required = tools.filter(({ name }) => toolChoice === "required" || toolChoice === name);
  if (required.length > 0) return grammar("tools", { anyOf: required.map(callSchema) });
  return schema && grammar("response_format", schema);
}

const callSchema = ({ name, parameters }: Tool): JsonSchema => ({
  type: "object",
  properties: { name: { const: name }, arguments: parameters },
});

function grammar(param: string, schema: JsonSchema): Grammar {
  try {
    return jsonGrammar(schema);
  } catch (error) {
    if (error instanceof ArgumentError) throw badField(param, `'${param}': ${error.message}.`, "invalid_json_schema");
    throw error;
  }
}

/** The calls in a text: nothing else stands in it, but for a fence of ``` around each or all. */
export function callsIn(text: string, { tools, toolChoice }: ChatRequest): Call[] {
  if (tools.length === 0 || toolChoice === "none") return [];
  const bare = text.replace(/^\s*```(?:json)?\s*|\s*```\s*$/g, "").trim();
  const found = callIn(bare, tools);
  if (found) return [found];
  const lines = bare.split("\n").filter((line) => line.trim() !== "");
  const calls = lines.flatMap((line) => callIn(line, tools) ?? []);
  return calls.length === lines.length ? calls : [];
}

function callIn(text: string, tools: readonly Tool[]): Call | undefined {
  try {
    const { name, arguments: given } = JSON.parse(text);
    if (!tools.some((tool) => tool.name === name) || typeof given !== "object" || given === null) return undefined;
    return { name, arguments: JSON.stringify(given) };
  } catch {
    return undefined;
  }
}
