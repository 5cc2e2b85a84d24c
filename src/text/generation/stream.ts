import type { LanguageModel } from "../counting/language-model.js";
import type { Tokeniser } from "../tokenisers/tokeniser.js";
import { type GenerateOptions, type Written, writing } from "./generate.js";

/**
 * What a language model writes, piece by piece, without keeping everything else waiting: between two tokens other work has its
 * turn. To stop it, leave the loop.
 *
 * @example
 * const letters = vocabulary("hello hello hello");
 * const model = wittenBell(ngrams(letters.encode("hello hello hello"), { order: 4 }));
 * for await (const piece of stream(model, letters, "he", { maxTokens: 3 })) console.log(piece);
 */
export async function* stream(
  model: LanguageModel,
  tokeniser: Pick<Tokeniser, "encode" | "decode">,
  prompt: string | readonly number[],
  options: GenerateOptions = {},
): AsyncGenerator<string, Written, void> {
  const steps = writing(model, tokeniser, prompt, options);
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve));
    const next = steps.next();
    if (next.done) return next.value;
    if (next.value !== "") yield next.value;
  }
}
