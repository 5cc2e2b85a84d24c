import type * as nn from "../../nn/index.js";
import { ArgumentError } from "../../tensor/errors.js";
import type { LanguageModel } from "../../text/counting/language-model.js";
import type { Gpt } from "../gpt.js";
import { languageModel } from "../language-model.js";
import type { ChatMessage, LocalChat } from "../llm/types.js";
import { pretrained } from "../pretrained.js";
import { clinicWords } from "./words.js";

/** The longest dialogue, in words. */
const CONTEXT = 112;

/** Who speaks, as its words have it. A model that was never told anything is told what most of its dialogues begin with. */
const MARKS = { system: "<sys>", user: "<user>", assistant: "<bot>", tool: "<tool>" } as const;
const USUAL: ChatMessage = { role: "system", content: "you are at the doctor . answer short ." };

/** A sentence as the clinic's words: small letters, a blank round each digit and sign. A mark in it falls apart into words. */
const inWords = (text: string): string => text.toLowerCase().replace(/[^\p{L}\s]/gu, " $& ");

/**
 * The clinic model with the functions of a language model; it ends where it says <end>.
 *
 * @example
 * const { model } = await pretrained("clinic");
 * clinicSpeaker(model).size === clinicWords().size   // true
 */
export function clinicSpeaker(model: nn.Module<Gpt>): LanguageModel {
  const words = clinicWords();
  return { ...languageModel(model, { vocabulary: words.size, context: CONTEXT }), ends: [words.end] };
}

/**
 * The clinic model to chat with: it answers questions about an invented record, which the question begins with. It knows
 * the words of `clinicWords()` and no others.
 *
 * @example
 * const clinic = await clinicChat();
 * const record = "record : name anna ; dose 2 gy .";
 * const { text } = await (await llm.connect({ local: clinic })).chat(`${record} What is the dose?`);
 * text   // "2 gy"
 */
export async function clinicChat(): Promise<LocalChat> {
  const { model } = await pretrained("clinic");
  const words = clinicWords();
  return {
    ...{ name: "clinic", model: clinicSpeaker(model), tokeniser: words, context: CONTEXT },
    prompt: (messages) => {
      const said = messages[0]?.role === "system" ? messages : [USUAL, ...messages];
      const text = said
        .map(({ role, content }) => `${MARKS[role]} ${inWords(content)} ${role === "assistant" ? "<end>" : ""}`)
        .join(" ");
      const unknown = words.pieces(text).find((word) => !words.knows(word));
      if (unknown !== undefined)
        throw new ArgumentError(
          "clinic",
          `knows ${words.size} words, and ${JSON.stringify(unknown)} is none of them; ask as in "record : name anna ; dose 2 gy . what is the dose ?"`,
        );
      return words.encode(`${text} <bot>`);
    },
  };
}
