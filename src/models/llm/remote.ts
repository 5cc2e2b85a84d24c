import { type JsonSchema, plainSchema, type StandardSchema } from "../../text/generation/json-grammar.js";
import { LlmError } from "./error.js";
import { ask, type Endpoint, events, isPage, jsonOf } from "./http.js";
import { conversation } from "./local.js";
import { parametersOf, withoutFence } from "./tools.js";
import type { ChatAnswer, ChatMessage, ChatOptions, Llm, ToolCall } from "./types.js";

/** Names of models that embed and do not chat. */
const EMBEDS = /embed|minilm|bge-|e5-/i;

export interface RemoteOptions extends Endpoint {
  model?: string | undefined;
  embeddingModel?: string | undefined;
}

/** A model of an OpenAI-compatible server. Where no name is given, the first model that the server lists and that chats. */
export async function remoteLlm({ model, embeddingModel, ...at }: RemoteOptions): Promise<Llm> {
  const list = model && embeddingModel ? [] : await names(at);
  const chats = model ?? list.find((one) => !EMBEDS.test(one));
  const embeds = embeddingModel ?? list.find((one) => EMBEDS.test(one));
  if (!chats)
    throw new LlmError(`The server at ${at.baseURL} lists no model that chats. Name one: connect({ model: "…" }).`);

  const body = (messages: string | readonly ChatMessage[], options: ChatOptions = {}) => {
    const { temperature = 0, topP, maxTokens = 256, seed, stop, tools } = options;
    return {
      ...{ model: chats, messages: conversation(messages), temperature, max_tokens: maxTokens },
      ...(topP !== undefined && { top_p: topP }),
      ...(seed !== undefined && { seed }),
      ...(stop !== undefined && { stop }),
      ...(tools &&
        tools.length > 0 && {
          tools: tools.map((tool) => ({ type: "function", function: { ...tool, parameters: parametersOf(tool) } })),
        }),
    };
  };

  async function chat(
    messages: string | readonly ChatMessage[],
    options?: ChatOptions,
    more: object = {},
  ): Promise<ChatAnswer> {
    const answer = await jsonOf(at, await ask(at, "/chat/completions", { ...body(messages, options), ...more }));
    const choice = answer.choices?.[0];
    if (!choice?.message) throw new LlmError(`The server at ${at.baseURL} answered without a choice.`);
    const calls = (choice.message.tool_calls ?? []).map((call: any) => callOf(at, call.function));
    const { prompt_tokens: prompt, completion_tokens: completion } = answer.usage ?? {};
    return {
      ...{ text: choice.message.content ?? "", calls, finish: finishOf(choice.finish_reason) },
      ...(prompt !== undefined && { usage: { prompt, completion } }),
    };
  }

  async function* stream(
    messages: string | readonly ChatMessage[],
    options?: ChatOptions,
  ): AsyncGenerator<string, ChatAnswer, void> {
    const answered = await ask(at, "/chat/completions", { ...body(messages, options), stream: true });
    if (isPage(answered.response, "")) await jsonOf(at, answered); // says what came
    const chunks = events(at, answered);
    const calls: { name: string; arguments: string }[] = [];
    let [text, finish] = ["", ""];
    try {
      for (;;) {
        const next = await chunks.next();
        if (next.done) break;
        const choice = next.value.choices?.[0];
        finish = choice?.finish_reason ?? finish;
        for (const { index = 0, function: part } of choice?.delta?.tool_calls ?? []) {
          const before = calls[index] ?? { name: "", arguments: "" };
          calls[index] = {
            name: before.name + (part?.name ?? ""),
            arguments: before.arguments + (part?.arguments ?? ""),
          };
        }
        const piece = choice?.delta?.content;
        if (!piece) continue;
        text += piece;
        yield piece;
      }
    } finally {
      answered.leave(); // also where the loop that reads this was left
    }
    if (finish === "")
      throw new LlmError(
        `The stream of the server at ${at.baseURL} broke off after ${text.length} characters.`,
        undefined,
        text,
      );
    return { text, calls: calls.map((call) => callOf(at, call)), finish: finishOf(finish) };
  }

  async function json(
    messages: string | readonly ChatMessage[],
    schema: JsonSchema | StandardSchema,
    options?: ChatOptions,
  ) {
    const format = { type: "json_schema", json_schema: { name: "answer", schema: plainSchema(schema), strict: true } };
    const asked = conversation(messages);
    const first = await chat(asked, options, { response_format: format });
    const value = jsonIn(first.text);
    if (value !== undefined) return value;
    // once more, with what was wrong: servers that do not know schemas let a model say anything
    const again: ChatMessage = { role: "user", content: "That is not JSON. Answer again with the JSON alone." };
    const second = await chat([...asked, { role: "assistant", content: first.text }, again], options, {
      response_format: format,
    });
    const mended = jsonIn(second.text);
    if (mended !== undefined) return mended;
    throw new LlmError(`${chats} did not answer with JSON, asked twice: ${JSON.stringify(second.text.slice(0, 60))}.`);
  }

  async function embed(texts: readonly string[]): Promise<number[][]> {
    if (!embeds)
      throw new LlmError(
        `The server at ${at.baseURL} lists no model that embeds. Name one: connect({ embeddingModel: "…" }).`,
      );
    const request = { model: embeds, input: texts, encoding_format: "float" };
    const { data } = await jsonOf(at, await ask(at, "/embeddings", request));
    const vectors = [...(data ?? [])].sort((a, b) => a.index - b.index).map(({ embedding }) => embedding);
    const length = vectors[0]?.length ?? 0;
    if (vectors.length === texts.length && length > 0 && vectors.every((one) => one.length === length)) return vectors;
    throw new LlmError(
      `The server at ${at.baseURL} gave ${vectors.length} vectors of ${length} numbers for ${texts.length} texts.`,
    );
  }

  return { model: chats, where: at.baseURL, chat: (messages, options) => chat(messages, options), stream, json, embed };
}

async function names(at: Endpoint): Promise<string[]> {
  const { data } = await jsonOf(at, await ask(at, "/models"));
  return Array.isArray(data) ? data.map(({ id }) => String(id)) : [];
}

function callOf(at: Endpoint, call: { name?: string; arguments?: string } | undefined): ToolCall {
  try {
    return { name: call?.name ?? "", arguments: JSON.parse(call?.arguments || "{}") };
  } catch {
    throw new LlmError(`The model at ${at.baseURL} calls ${call?.name} with arguments that are not JSON.`);
  }
}

const finishOf = (reason: unknown): ChatAnswer["finish"] =>
  reason === "length" ? "length" : reason === "tool_calls" ? "tool_calls" : "stop";

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(withoutFence(text));
  } catch {
    return undefined;
  }
}
