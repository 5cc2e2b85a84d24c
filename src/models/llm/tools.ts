/** Tools as a small model knows them: a list in the system message, and a line of JSON that asks for a call. */
import type { JsonSchema } from "../../text/generation/json-grammar.js";
import { plainSchema } from "../../text/generation/json-grammar.js";
import type { ChatMessage, Tool, ToolCall } from "./types.js";

/**
 * The conversation with the tools described in front of it.
 *
 * @example
 * llm.withTools([{ role: "user", content: "11 × 2?" }], [{ name: "multiply" }])[0].role   // "system"
 */
export function withTools(messages: readonly ChatMessage[], tools: readonly Tool[]): readonly ChatMessage[] {
  if (tools.length === 0) return messages;
  const list = tools.map(({ name, description = "", parameters }) =>
    JSON.stringify({ name, description, parameters: parametersOf({ name, ...(parameters && { parameters }) }) }),
  );
  const content = `You can call these functions:\n${list.join("\n")}\nTo call one, answer only {"name": its name, "arguments": its arguments}.`;
  const [first, ...rest] = messages;
  return first?.role === "system"
    ? [{ role: "system", content: `${first.content}\n\n${content}` }, ...rest]
    : [{ role: "system", content }, ...messages];
}

/** The schema of a tool's arguments; of an empty object where it takes none. */
export function parametersOf({ parameters }: Tool): JsonSchema {
  return parameters ? plainSchema(parameters) : { type: "object", properties: {} };
}

/** The schema of a call of one of these tools, for a grammar that forces it. */
export function callSchema(tools: readonly Tool[]): JsonSchema {
  return {
    anyOf: tools.map((tool) => ({
      type: "object",
      properties: { name: { const: tool.name }, arguments: parametersOf(tool) },
    })),
  };
}

/**
 * The calls in an answer: one in all of it, or one a line, and nothing else. Fences of ``` around them are passed over.
 *
 * @example
 * llm.callsIn('{"name": "multiply", "arguments": {"a": 11}}', [{ name: "multiply" }]).length   // 1
 */
export function callsIn(text: string, tools: readonly Tool[]): ToolCall[] {
  if (tools.length === 0) return [];
  const bare = withoutFence(text);
  const whole = callIn(bare, tools);
  if (whole) return [whole];
  const lines = bare.split("\n").filter((line) => line.trim() !== "");
  const calls = lines.flatMap((line) => callIn(line, tools) ?? []);
  return calls.length === lines.length ? calls : [];
}

/**
 * What stands between ```json and ```: small models like to fence what they were asked to give bare.
 *
 * @example
 * llm.withoutFence("```json\n[1]\n```")   // "[1]"
 */
export function withoutFence(text: string): string {
  return (/^[^`{["]*```\w*\s*\n?([\s\S]*?)\n?\s*```/.exec(text.trim())?.[1] ?? text).trim();
}

function callIn(text: string, tools: readonly Tool[]): ToolCall | undefined {
  try {
    const { name, arguments: given } = JSON.parse(text);
    const known = tools.some((tool) => tool.name === name);
    return known && typeof given === "object" && given !== null ? { name, arguments: given } : undefined;
  } catch {
    return undefined;
  }
}
