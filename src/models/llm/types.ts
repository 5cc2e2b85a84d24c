import type { LanguageModel } from "../../text/counting/language-model.js";
import type { JsonSchema, StandardSchema } from "../../text/generation/json-grammar.js";
import type { Tokeniser } from "../../text/tokenisers/tokeniser.js";

/** One turn of a conversation. */
export interface ChatMessage {
  role: "system" | "user" | "assistant" | "tool";
  content: string;
}

/** A function that a model may ask its caller to call. */
export interface Tool {
  name: string;
  description?: string;
  /** what its arguments are: JSON Schema, or a schema of zod */
  parameters?: JsonSchema | StandardSchema;
}

/** What a model asks to be called. */
export interface ToolCall {
  name: string;
  arguments: Record<string, unknown>;
}

export interface ChatOptions {
  /** 0 always takes the most probable token; 0 when left out */
  temperature?: number;
  topP?: number;
  /** how many tokens at most; 256 when left out */
  maxTokens?: number;
  seed?: number;
  stop?: string | readonly string[];
  tools?: readonly Tool[];
}

export interface ChatAnswer {
  text: string;
  /** what the model asks to be called; the text is empty then */
  calls: ToolCall[];
  finish: "stop" | "length" | "tool_calls";
  /** tokens of the question and of the answer, where they are known */
  usage?: { prompt: number; completion: number };
}

/** A language model that answers, here or on a server. */
export interface Llm {
  /** the model's name */
  model: string;
  /** "here", or the address of the server */
  where: string;
  /** The answer to a question or a conversation. */
  chat(messages: string | readonly ChatMessage[], options?: ChatOptions): Promise<ChatAnswer>;
  /** The answer piece by piece. To stop it, leave the loop. */
  stream(messages: string | readonly ChatMessage[], options?: ChatOptions): AsyncGenerator<string, ChatAnswer, void>;
  /** The answer as a value that fits a schema. */
  json(
    messages: string | readonly ChatMessage[],
    schema: JsonSchema | StandardSchema,
    options?: ChatOptions,
  ): Promise<unknown>;
  /** A vector for each text. */
  embed(texts: readonly string[]): Promise<number[][]>;
}

/** A model that runs here and goes on with a conversation. */
export interface LocalChat {
  name: string;
  model: LanguageModel;
  tokeniser: Pick<Tokeniser, "encode" | "decode">;
  /** the longest question and answer together, in tokens */
  context: number;
  /** the conversation as the text, or the tokens, that the model goes on with */
  prompt(messages: readonly ChatMessage[]): string | readonly number[];
  /** texts at which an answer ends, besides those that are asked for */
  stop?: readonly string[];
}
