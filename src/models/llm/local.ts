import { ArgumentError } from "../../tensor/errors.js";
import type { GenerateOptions } from "../../text/generation/generate.js";
import { type JsonSchema, jsonGrammar, type StandardSchema } from "../../text/generation/json-grammar.js";
import { stream } from "../../text/generation/stream.js";
import { callsIn, withTools } from "./tools.js";
import type { ChatAnswer, ChatMessage, ChatOptions, Llm, LocalChat } from "./types.js";

/** A conversation: a text alone is the user's question. */
export function conversation(messages: string | readonly ChatMessage[]): readonly ChatMessage[] {
  if (typeof messages === "string") return [{ role: "user", content: messages }];
  if (Array.isArray(messages) && messages.length > 0 && messages.every((one) => typeof one?.content === "string"))
    return messages;
  throw new ArgumentError("llm", 'expects a text, or messages such as [{ role: "user", content: "…" }]');
}

/**
 * The tokens of a conversation, as a model here is given it.
 *
 * @example
 * const letters = vocabulary("ab");
 * const model = wittenBell(ngrams([0, 1, 0, 1], { order: 2 }));
 * const local = { name: "tiny", model, tokeniser: letters, context: 9, prompt: () => "ab" };
 * llm.promptIds(local, [{ role: "user", content: "?" }])   // [0, 1]
 */
export function promptIds(served: LocalChat, messages: readonly ChatMessage[]): readonly number[] {
  const prompt = served.prompt(messages);
  return typeof prompt === "string" ? served.tokeniser.encode(prompt) : prompt;
}

/** A model that runs here, with the functions that a server's has. */
export function localLlm(served: LocalChat, embed: Llm["embed"]): Llm {
  async function* answered(
    messages: string | readonly ChatMessage[],
    options: ChatOptions & Pick<GenerateOptions, "grammar"> = {},
  ): AsyncGenerator<string, ChatAnswer, void> {
    const { tools = [], temperature = 0, maxTokens = 256, stop = [], ...rest } = options;
    const prompt = promptIds(served, withTools(conversation(messages), tools));
    const room = served.context - prompt.length;
    if (room < 1)
      throw new ArgumentError(
        "llm",
        `the messages are ${1 - room} tokens longer than the model's context; shorten them`,
      );
    const written = yield* stream(served.model, served.tokeniser, prompt, {
      ...{ ...rest, temperature, maxTokens: Math.min(maxTokens, room) },
      stop: [...(typeof stop === "string" ? [stop] : stop), ...(served.stop ?? [])],
    });
    const calls = callsIn(written.text, tools);
    return calls.length > 0 ? { ...written, calls, text: "", finish: "tool_calls" } : { ...written, calls };
  }
  const chat = async (...given: Parameters<typeof answered>): Promise<ChatAnswer> => {
    const pieces = answered(...given);
    for (;;) {
      const next = await pieces.next();
      if (next.done) return next.value;
    }
  };
  return {
    ...{ model: served.name, where: "here" },
    chat: (messages, options) => chat(messages, options),
    stream: (messages, options) => answered(messages, options),
    embed,
    async json(
      messages: string | readonly ChatMessage[],
      schema: JsonSchema | StandardSchema,
      options: ChatOptions = {},
    ) {
      const { text, finish } = await chat(messages, { ...options, grammar: jsonGrammar(schema) });
      if (finish === "length")
        throw new ArgumentError(
          "llm",
          "the answer found no end within maxTokens; give the schema's texts and lists a largest length",
        );
      return JSON.parse(text);
    },
  };
}
