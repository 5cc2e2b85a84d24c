/** Reading what a client asks for: every field is checked, and refused in a sentence with the field's name. */

import type { llm } from "gradus/models";
import { ApiError, badField } from "./errors.js";

/** A function that the model may ask the client to call. */
export interface Tool {
  name: string;
  description: string;
  parameters: Record<string, unknown>;
}

export interface ChatRequest {
  model: string;
  messages: llm.ChatMessage[];
  stream: boolean;
  includeUsage: boolean;
  maxTokens: number | undefined;
  temperature: number;
  topP: number | undefined;
  seed: number;
  stop: string[];
  tools: Tool[];
  /** "none", "auto", "required", or the name of one function */
  toolChoice: string;
  /** what the answer must fit; undefined: any text */
  schema: Record<string, unknown> | undefined;
}

export interface EmbeddingRequest {
  model: string;
  input: string[];
  base64: boolean;
  dimensions: number | undefined;
}

type Body = Record<string, unknown>;

const isRecord = (value: unknown): value is Body =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A JSON object, or a refusal. */
export function parseBody(text: string): Body {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new ApiError(400, "The body of the request is not JSON.");
  }
  if (!isRecord(body)) throw new ApiError(400, "The body of the request must be a JSON object.");
  return body;
}

/** What this server cannot do; a default that means the same is let through. */
const UNSUPPORTED: readonly [field: string, harmless: (value: unknown) => boolean][] = [
  ["n", (value) => value === 1],
  ["logprobs", (value) => value === false],
  ["top_logprobs", () => false],
  ["frequency_penalty", (value) => value === 0],
  ["presence_penalty", (value) => value === 0],
  ["logit_bias", (value) => isRecord(value) && Object.keys(value).length === 0],
  ["audio", () => false],
  ["functions", () => false],
  ["function_call", () => false],
];

export function chatRequest(body: Body): ChatRequest {
  const model = text(body, "model");
  for (const [field, harmless] of UNSUPPORTED)
    if (body[field] !== undefined && body[field] !== null && !harmless(body[field]))
      throw badField(field, `'${field}' is not supported by this server: leave it out.`, "unsupported_parameter");
  const options = body.stream_options;
  const limit = body.max_completion_tokens ?? body.max_tokens;
  return {
    model,
    messages: messagesOf(body.messages),
    stream: body.stream === true,
    includeUsage: isRecord(options) && options.include_usage === true,
    maxTokens: limit === undefined || limit === null ? undefined : whole("max_completion_tokens", limit, 1),
    temperature: numberFrom(body, "temperature", 0, 2) ?? 1,
    topP: numberFrom(body, "top_p", 0, 1) || undefined,
    seed: typeof body.seed === "number" && Number.isInteger(body.seed) ? body.seed : randomSeed(),
    stop: stopsOf(body.stop),
    tools: toolsOf(body.tools),
    toolChoice: choiceOf(body),
    schema: schemaOf(body.response_format),
  };
}

export function embeddingRequest(body: Body): EmbeddingRequest {
  const format = body.encoding_format ?? "float";
  if (format !== "float" && format !== "base64")
    throw badField("encoding_format", "'encoding_format' must be 'float' or 'base64'.");
  const { input } = body;
  const list = typeof input === "string" ? [input] : input;
  if (!Array.isArray(list) || list.length === 0 || list.length > 2048 || list.some((one) => typeof one !== "string"))
    throw badField("input", "'input' must be a text or a list of 1 to 2048 texts; token numbers are not taken.");
  if (list.includes("")) throw badField("input", "'input' must not be an empty text.");
  const dimensions = body.dimensions === undefined ? undefined : whole("dimensions", body.dimensions, 1);
  return { model: text(body, "model"), input: list, base64: format === "base64", dimensions };
}

function text(body: Body, field: string): string {
  const value = body[field];
  if (typeof value === "string" && value !== "") return value;
  const missing = value === undefined ? `you must provide '${field}'` : `'${field}' must be a text that is not empty`;
  throw badField(field, `${missing[0]!.toUpperCase()}${missing.slice(1)}.`);
}

function whole(field: string, value: unknown, least: number): number {
  if (Number.isInteger(value) && (value as number) >= least) return value as number;
  throw badField(field, `'${field}' must be a whole number from ${least} up, but is ${JSON.stringify(value)}.`);
}

function numberFrom(body: Body, field: string, least: number, most: number): number | undefined {
  const value = body[field];
  if (value === undefined || value === null) return undefined;
  if (typeof value === "number" && value >= least && value <= most) return value;
  throw badField(field, `'${field}' must be a number from ${least} to ${most}, but is ${JSON.stringify(value)}.`);
}

const randomSeed = (): number => Math.floor(Math.random() * 2147483647);

function stopsOf(value: unknown): string[] {
  if (value === undefined || value === null) return [];
  const list = typeof value === "string" ? [value] : value;
  if (Array.isArray(list) && list.length <= 4 && list.every((one) => typeof one === "string" && one !== ""))
    return list;
  throw badField("stop", "'stop' must be a text or a list of up to 4 texts, none of them empty.");
}

function messagesOf(value: unknown): llm.ChatMessage[] {
  if (!Array.isArray(value) || value.length === 0)
    throw badField("messages", "'messages' must be a list of at least one message.");
  return value.map((one, i) => {
    const place = `messages[${i}]`;
    if (!isRecord(one)) throw badField(place, `'${place}' must be an object with a role and a content.`);
    const role = one.role === "developer" ? "system" : one.role;
    if (role !== "system" && role !== "user" && role !== "assistant" && role !== "tool")
      throw badField(`${place}.role`, `'${place}.role' must be 'system', 'developer', 'user', 'assistant' or 'tool'.`);
    return { role, content: contentOf(one, place) };
  });
}

/** The text of a message: its parts joined; what an assistant asked to be called is shown as it would write it. */
function contentOf(message: Body, place: string): string {
  const { content, tool_calls: calls } = message;
  if (Array.isArray(calls))
    return calls
      .map((call) => (isRecord(call) && isRecord(call.function) ? call.function : undefined))
      .map((call) => `{"name": ${JSON.stringify(call?.name)}, "arguments": ${call?.arguments ?? "{}"}}`)
      .join("\n");
  if (typeof content === "string") return content;
  const parts = Array.isArray(content) ? content : [undefined];
  return parts
    .map((part) => {
      if (isRecord(part) && part.type === "text" && typeof part.text === "string") return part.text;
      throw badField(`${place}.content`, `'${place}.content' must be a text, or a list of parts of type 'text'.`);
    })
    .join("");
}

function toolsOf(value: unknown): Tool[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw badField("tools", "'tools' must be a list.");
  return value.map((one, i) => {
    const given = isRecord(one) && one.type === "function" && isRecord(one.function) ? one.function : undefined;
    if (typeof given?.name !== "string" || !/^[\w-]{1,64}$/.test(given.name))
      throw badField(
        `tools[${i}]`,
        `'tools[${i}]' must be of type 'function' and have a name of letters, digits, _ and -.`,
      );
    const { name, description = "", parameters = { type: "object", properties: {} } } = given;
    if (!isRecord(parameters))
      throw badField(`tools[${i}].function.parameters`, `'tools[${i}].function.parameters' must be a JSON schema.`);
    return { name: name as string, description: String(description), parameters };
  });
}

function choiceOf({ tool_choice: choice, tools }: Body): string {
  if (choice === undefined || choice === null) return Array.isArray(tools) && tools.length > 0 ? "auto" : "none";
  if (choice === "none" || choice === "auto" || choice === "required") return choice;
  const name = isRecord(choice) && isRecord(choice.function) ? choice.function.name : undefined;
  const known = Array.isArray(tools) && tools.some((tool) => isRecord(tool?.function) && tool.function.name === name);
  if (typeof name === "string" && known) return name;
  throw badField("tool_choice", "'tool_choice' must be 'none', 'auto', 'required', or name one of the tools.");
}

function schemaOf(format: unknown): Record<string, unknown> | undefined {
  if (format === undefined || format === null) return undefined;
  const type = isRecord(format) ? format.type : undefined;
  if (type === "text") return undefined;
  const inner = isRecord(format) && isRecord(format.json_schema) ? format.json_schema.schema : undefined;
  if (type === "json_schema" && isRecord(inner)) return inner;
  throw badField(
    "response_format",
    "'response_format' must be of type 'text', or of type 'json_schema' with a schema; 'json_object' is not supported.",
  );
}
