/** What the server offers: models that chat, and models that embed. Each is loaded when it is asked for first. */
import { data } from "gradus";
import { clinicChat, encoder, llm } from "gradus/models";
import { kneserNey, ngrams, vocabulary } from "gradus/text";

/** A model that goes on with a conversation. */
export type ChatModel = llm.LocalChat & { kind: "chat" };

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
    id: "SmolLM2-135M-Instruct",
    what: "the smallest real one: 135 million parameters, by Hugging Face (Apache-2.0); it invents much",
    async load() {
      return { kind: "chat", ...(await llm.smollm2Chat()) };
    },
  },
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
    id: "clinic",
    what: 'the course\'s own, trained on invented records; it answers "record : dose 2 gy . what is the dose ?"',
    async load() {
      return { kind: "chat", ...(await clinicChat()) };
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
        name: "moby-dick-6gram",
        model: kneserNey(ngrams(letters.encode(train), { order: 6, size: letters.size })),
        tokeniser: letters,
        context: 1_000_000,
        prompt: (messages) => messages.at(-1)?.content ?? "",
      };
    },
  },
];
