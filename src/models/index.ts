/** Whole models. `import … from "gradus/models"`. */
export { type Gpt, type GptCall, type GptOptions, type GptOutput, gpt } from "./gpt.js";
export { type LanguageModelOptions, languageModel } from "./language-model.js";
