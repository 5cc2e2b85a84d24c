import type { Gguf } from "../../persistence/gguf.js";
import { ArgumentError, described } from "../../tensor/errors.js";
import type { Tokeniser } from "../../text/tokenisers/tokeniser.js";

/** A turn of a conversation. */
export interface Message {
  role: "system" | "user" | "assistant";
  content: string;
}

export interface ChatFormatOptions {
  /** put the file's own system message first where there is none; true when left out */
  system?: boolean;
}

const roles = ["system", "user", "assistant"];

/**
 * How a conversation is written for the model: ChatML, "<|im_start|>role\ncontent<|im_end|>\n" for each turn, and the opening
 * of the assistant's. Files carry this as a program in a template language, of which only the system message that it puts
 * first is read.
 */
export class ChatFormat {
  readonly #known: boolean;
  /** what a conversation without a system message begins with */
  readonly #system: string;

  constructor({ metadata }: Pick<Gguf, "metadata">) {
    const template = metadata["tokenizer.chat_template"];
    this.#known = typeof template === "string" && template.includes("<|im_start|>");
    this.#system = /'<\|im_start\|>system\n([^']*)<\|im_end\|>\n'/.exec(`${template}`)?.[1] ?? "";
  }

  prompt(given: string | readonly Message[], options: ChatFormatOptions = {}): string {
    return this.#parts(given, options)
      .map(({ text }) => text)
      .join("");
  }

  /** The tokens of the prompt: only what the form itself writes can be a special token, never a message's content. */
  promptIds(
    tokeniser: Pick<Tokeniser, "encode">,
    given: string | readonly Message[],
    options: ChatFormatOptions = {},
  ): number[] {
    return this.#parts(given, options).flatMap(({ text, special }) => tokeniser.encode(text, { special }));
  }

  /** The prompt cut where special tokens begin and end. */
  #parts(
    given: string | readonly Message[],
    { system = true }: ChatFormatOptions,
  ): { text: string; special: boolean }[] {
    if (!this.#known)
      throw new ArgumentError("llama.prompt", "this model has not learned conversations: give it a text to go on with");
    const messages: readonly Message[] = typeof given === "string" ? [{ role: "user", content: given }] : given;
    if (!Array.isArray(messages) || messages.length === 0)
      throw new ArgumentError(
        "llama.prompt",
        `expects a text or messages, [{ role: "user", content: "…" }], but is given ${Array.isArray(given) ? "none" : described(given)}`,
      );
    for (const message of messages as readonly Partial<Message>[]) {
      if (!roles.includes(message?.role as string) || typeof message.content !== "string")
        throw new ArgumentError(
          "llama.prompt",
          `a message is { role: "system", "user" or "assistant", content: text }, but one is ${JSON.stringify(message)}`,
        );
    }
    const own = system && this.#system !== "" && messages[0]!.role !== "system";
    const turns = own ? [{ role: "system", content: this.#system }, ...messages] : messages;
    const form = (text: string) => ({ text, special: true });
    const said = turns.flatMap(({ role, content }) => [
      form("<|im_start|>"),
      { text: `${role}\n${content}`, special: false },
      form("<|im_end|>\n"),
    ]);
    return [...said, form("<|im_start|>assistant\n")];
  }
}
