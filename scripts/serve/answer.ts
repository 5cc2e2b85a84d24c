/** What a chat model is asked, and what its text means: an answer, or calls of functions. */
import { ArgumentError } from "gradus";
import { llm } from "gradus/models";
import { type Grammar, type JsonSchema, jsonGrammar } from "gradus/text";
import { badField } from "./errors.js";
import type { ChatRequest } from "./requests.js";

/** The conversation as the model gets it: models know tools only as text. */
export function asked({ messages, tools, toolChoice }: ChatRequest): readonly llm.ChatMessage[] {
  return toolChoice === "none" ? messages : llm.withTools(messages, tools);
}

/** The grammar that a request asks for: of its schema, or of a call where one is required. */
export function grammarOf({ schema, tools, toolChoice }: ChatRequest): Grammar | undefined {
  const required = tools.filter(({ name }) => toolChoice === "required" || toolChoice === name);
  if (required.length > 0) return grammar("tools", llm.callSchema(required));
  return schema && grammar("response_format", schema);
}

function grammar(param: string, schema: JsonSchema): Grammar {
  try {
    return jsonGrammar(schema);
  } catch (error) {
    if (error instanceof ArgumentError) throw badField(param, `'${param}': ${error.message}.`, "invalid_json_schema");
    throw error;
  }
}

/** The calls that an answer asks for, with arguments as JSON. */
export function callsIn(text: string, { tools, toolChoice }: ChatRequest): { name: string; arguments: string }[] {
  const calls = toolChoice === "none" ? [] : llm.callsIn(text, tools);
  return calls.map((call) => ({ name: call.name, arguments: JSON.stringify(call.arguments) }));
}
