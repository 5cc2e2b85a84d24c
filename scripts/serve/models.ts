/** What the server offers: models that chat, and models that embed. Each is loaded when it is asked for first. */
import { data } from "gradus";
import { encoder } from "gradus/models";
import { kneserNey, type LanguageModel, ngrams, type Tokeniser, vocabulary } from "gradus/text";

/** What somebody said; the content of several parts is joined. */
export interface Message {
  role: "system" | "user" | "assistant" | "tool";
  content: string;
}

/** A model that goes on with a conversation. */
export interface ChatModel {
  kind: "chat";
  model: LanguageModel;
  tokeniser: Pick<Tokeniser, "encode" | "decode">;
  /** the longest prompt and answer together, in tokens */
  context: number;
  /** the conversation as the text that the model goes on with */
  prompt(messages: readonly Message[]): string;
  /** texts at which an answer ends, besides those of the request */
  stop?: readonly string[];
}

/** A model that turns texts into vectors. */
export interface EmbeddingModel {
  kind: "embedding";
  dimensions: number;
  embed(text: string): number[];
  tokens(text: string): number;
}

export type Loaded = ChatModel | EmbeddingModel;

/** A model by name, with its loader and a sentence for `--help`. */
export interface Offer {
  id: string;
  what: string;
  load(): Promise<Loaded>;
}

export const offers: readonly Offer[] = [
  {
    id: "all-MiniLM-L6-v2",
    what: "embeddings of 384 numbers, from sentence-transformers' encoder on our engine",
    async load() {
      const { encode, tokens } = await encoder();
      const embed = (text: string) => encode(text).toArray() as number[];
      return { kind: "embedding", dimensions: 384, embed, tokens: (text) => tokens(text).length };
    },
  },
  {
    id: "moby-dick-6gram",
    what: "counts of Moby-Dick by Kneser-Ney: goes on with the last message, in Melville's manner and without sense",
    async load() {
      const { train } = await data.mobyDick();
      const letters = vocabulary(train, { unknown: " " });
      return {
        kind: "chat",
        model: kneserNey(ngrams(letters.encode(train), { order: 6, size: letters.size })),
        tokeniser: letters,
        context: Number.MAX_SAFE_INTEGER,
        prompt: (messages) => messages.at(-1)?.content ?? "",
      };
    },
  },
];
