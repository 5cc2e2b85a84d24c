import { modelFile } from "../../persistence/asset.js";
import { type Llama, llama } from "./llama.js";

/** What to say wherever an answer of the model stands. */
export const SMOLLM2_CREDIT =
  "SmolLM2-135M-Instruct, Hugging Face (HuggingFaceTB), Apache-2.0; quantised by QuantFactory (Q4_1). What it writes is invented by a small model.";

let opened: Promise<Llama> | undefined;

/**
 * SmolLM2-135M-Instruct (Allal et al. 2025), a real language model small enough to run here: 135 million parameters in 4 and 8
 * bits, 98 MB. The first call opens the file that set-up has put into build/models, further calls give the same model.
 *
 * @throws Error when the file is not there
 */
export function smollm2(): Promise<Llama> {
  opened ??= modelFile("SmolLM2-135M-Instruct.Q4_1.gguf").then(llama);
  opened.catch(() => {
    opened = undefined; // set-up may fetch it meanwhile
  });
  return opened;
}
