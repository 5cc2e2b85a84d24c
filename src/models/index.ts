/** Whole models. `import … from "gradus/models"`. */
export type { ModelCard } from "./card.js";
export {
  type ClinicRecord,
  clinicChat,
  clinicRecord,
  clinicSpeaker,
  clinicTurn,
  clinicWords,
  type DialogueOptions,
  SKILLS,
  type Skill,
  type Turn,
} from "./clinic/index.js";
export { type Bert, type BertCall, type BertOptions, type BertOutput, bert } from "./encoder/bert.js";
export { type Encoder, encoder } from "./encoder/sentence-encoder.js";
export { type GradCamOptions, gradCam } from "./explain/grad-cam.js";
export { type OcclusionOptions, occlusion } from "./explain/occlusion.js";
export { saliency } from "./explain/saliency.js";
export type { ClassOptions } from "./explain/scoring.js";
export {
  type Denoiser,
  diffusionSteps,
  digitDiffusion,
  noised,
  paintDigits,
  signalLeft,
} from "./generative/diffusion.js";
export { digitGan, ganNoise } from "./generative/gan.js";
export { type Gpt, type GptCall, type GptOptions, type GptOutput, gpt } from "./gpt.js";
export { type MlpLmOptions, mlpLm, type NextToken } from "./language/mlp.js";
export {
  type RecurrentCall,
  type RecurrentLm,
  type RecurrentLmOptions,
  type RecurrentState,
  recurrentLm,
} from "./language/recurrent.js";
export { type TextBatch, textBatches, windowNats } from "./language/windows.js";
export { type LanguageModelOptions, languageModel } from "./language-model.js";
export { LlamaCache } from "./llama/cache.js";
export type { Message } from "./llama/chat.js";
export type { Head } from "./llama/forward.js";
export { Llama, type LlamaCall, type LlamaOutput, llama } from "./llama/llama.js";
export { Lora, type LoraExample, type LoraOptions } from "./llama/lora.js";
export { type PlainBlock, type PlainWeights, plainForward, plainStep } from "./llama/plain.js";
export type { Score } from "./llama/score.js";
export type { LlamaSizes } from "./llama/sizes.js";
export { SMOLLM2_CREDIT, smollm2 } from "./llama/smollm2.js";
export { QuantizedLinear } from "./llama/weights.js";
export * as llm from "./llm/index.js";
export { type PretrainedName, pretrained } from "./pretrained.js";
export { type UnetOptions, unet, unetBlock } from "./unet.js";
export { alexnet } from "./vision/alexnet.js";
export { googlenet, type InceptionOptions, inceptionBlock } from "./vision/inception.js";
export { lenet } from "./vision/lenet.js";
export { lesionCnn } from "./vision/lesion-cnn.js";
export { bottleneckBlock, residualBlock } from "./vision/residual.js";
export { type ResnetDepth, resnet } from "./vision/resnet.js";
export { vgg } from "./vision/vgg.js";
