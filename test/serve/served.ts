import type { AddressInfo } from "node:net";
import OpenAI from "openai";
import type { Loaded, Offer } from "../../scripts/serve/models.js";
import { modelServer } from "../../scripts/serve/server.js";
import { type LanguageModel, ngrams, vocabulary, wittenBell } from "../../src/text/index.js";

const letters = vocabulary(`${Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join("")}\n`, {
  unknown: " ",
});

/** A model that answers what `say` makes of the prompt, letter by letter, whatever the sampling. */
export function saying(
  say: (prompt: string) => string,
  onLetter: () => void = () => {},
): LanguageModel & { prompts: string[] } {
  const prompts: string[] = [];
  const END = "\u0003";
  return {
    size: letters.size,
    prompts,
    distribution(ids) {
      onLetter();
      const [prompt = "", said = ""] = letters.decode(ids).split("\n>");
      if (said === "") prompts.push(prompt);
      const next = say(prompt)[said.length] ?? END;
      const p = new Float64Array(letters.size).fill(1e-9);
      p[letters.id(next) ?? letters.id("~")!] = 1;
      return p;
    },
    probability: () => 0,
  };
}

export const chatting = (model: LanguageModel, context = 4000): Loaded => ({
  ...{ kind: "chat", name: "test", model, tokeniser: letters, context, stop: ["~"] },
  prompt: (messages) => `${messages.map(({ role, content }) => `${role}: ${content}`).join("|")}\n>`,
});

const fox = "the quick brown fox jumps over the lazy dog. ";

/** Counts of a sentence: a real model that writes for as long as one lets it. */
export const counting = (): Loaded =>
  ({
    ...chatting(wittenBell(ngrams(letters.encode(fox.repeat(3)), { order: 4, size: letters.size }))),
    ...{ kind: "chat", prompt: (messages: readonly { content: string }[]) => messages.at(-1)!.content },
  }) as Loaded;

export const offer = (id: string, loaded: Loaded): Offer => ({ id, what: "for a test", load: async () => loaded });

/** A running server and a client that knows it. */
export async function serving(...offers: Offer[]) {
  const server = modelServer({ offers, key: "secret" });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = new OpenAI({ baseURL: `${url}/v1`, apiKey: "secret", maxRetries: 0, timeout: 20_000 });
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { server, url, client, close };
}
