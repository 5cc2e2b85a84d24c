import { environment } from "../../persistence/environment.js";
import { ArgumentError, told } from "../../tensor/errors.js";
import { checkNumber, checkOptions } from "../../tensor/options.js";
import { localLlm } from "./local.js";
import { remoteLlm } from "./remote.js";
import type { ChatMessage, Llm, LocalChat } from "./types.js";

export interface ConnectOptions {
  /** the address of an OpenAI-compatible server, with its /v1; what OPENAI_BASE_URL says when left out */
  baseURL?: string;
  /** the server's key; what OPENAI_API_KEY says when left out */
  apiKey?: string;
  /** the model that chats; what OPENAI_MODEL says, or the first that the server lists */
  model?: string;
  /** the model that embeds; the first that the server lists */
  embeddingModel?: string;
  /** seconds without a sign of life after which a server is given up; 60 when left out */
  timeout?: number;
  /** a model that runs here, in place of ours */
  local?: LocalChat;
}

/**
 * A language model to talk to. Where OPENAI_BASE_URL is set (or `baseURL` is given) it is one of that server, otherwise the
 * course's own, SmolLM2-135M-Instruct for answers and all-MiniLM-L6-v2 for vectors, in this process. The functions are the
 * same. A server is asked once more where that may help, and given up after `timeout`.
 *
 * @throws ArgumentError for an address that does not begin with http; LlmError where the server cannot be reached or refuses
 *
 * @example
 * const small = wittenBell(ngrams([0, 1, 0, 1], { order: 2 }));
 * const local = { name: "tiny", model: small, tokeniser: vocabulary("ab"), context: 9, prompt: () => "a" };
 * const model = await llm.connect({ local });
 * (await model.chat("a question", { maxTokens: 3 })).text   // "bab"
 */
export async function connect(options: ConnectOptions = {}): Promise<Llm> {
  checkOptions("llm.connect", options, ["baseURL", "apiKey", "model", "embeddingModel", "timeout", "local"]);
  const { timeout = 60, local, embeddingModel } = options;
  checkNumber("llm.connect", "timeout", timeout, 0);
  const address = options.baseURL ?? (local ? undefined : environment("OPENAI_BASE_URL"));
  if (address === undefined) return localLlm(local ?? (await smollm2Chat()), embedHere);
  if (typeof address !== "string" || !/^https?:\/\/./.test(address))
    throw new ArgumentError(
      "llm.connect",
      `baseURL must be an address such as http://127.0.0.1:8090/v1, but is ${told(address)}`,
    );
  return remoteLlm({
    baseURL: address.replace(/\/+$/, ""),
    apiKey: options.apiKey ?? environment("OPENAI_API_KEY") ?? "none",
    model: options.model ?? environment("OPENAI_MODEL"),
    ...{ embeddingModel, timeout: 1000 * timeout },
  });
}

/** So many tokens are kept of a conversation: their keys and values take 94 MB. */
const CONTEXT = 2048;

/**
 * SmolLM2-135M-Instruct as a model to chat with.
 *
 * @throws Error when its file is not there
 */
export async function smollm2Chat(): Promise<LocalChat> {
  const { smollm2 } = await import("../llama/smollm2.js");
  const model = await smollm2();
  return {
    ...{ name: "SmolLM2-135M-Instruct", model, tokeniser: model.tokeniser, context: CONTEXT },
    prompt: (messages) => model.promptIds(messages.map(asTurn)),
  };
}

/** The model knows no tools: what one said comes as the user's. */
const asTurn = ({ role, content }: ChatMessage) =>
  role === "tool" ? { role: "user" as const, content: `Result: ${content}` } : { role, content };

async function embedHere(texts: readonly string[]): Promise<number[][]> {
  const { encoder } = await import("../encoder/sentence-encoder.js");
  const { encode } = await encoder();
  return encode(texts).toArray() as number[][];
}
