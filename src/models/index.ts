/** Whole models. `import … from "gradus/models"`. */
export { type Gpt, type GptCall, type GptOptions, type GptOutput, gpt } from "./gpt.js";
export { type LanguageModelOptions, languageModel } from "./language-model.js";
export { alexnet } from "./vision/alexnet.js";
export { googlenet, type InceptionOptions, inceptionBlock } from "./vision/inception.js";
export { lenet } from "./vision/lenet.js";
export { bottleneckBlock, residualBlock } from "./vision/residual.js";
export { type ResnetDepth, resnet } from "./vision/resnet.js";
export { vgg } from "./vision/vgg.js";
