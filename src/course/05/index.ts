/** Lecture 5, convolutional neural networks: what its notebook imports. */
import { register } from "../../lesson/registry.js";
import { lecture } from "./lecture.js";

register(lecture);

export { irregularity, rhythmOn, rhythmReader } from "./arrhythmia.js";
export { type DeepOptions, deepReader, trainDeep } from "./depth.js";
export { type DigitLook, digitReader, digitsOf, mnistLook, trainReader } from "./digits.js";
export { slidingKernel } from "./figures/sliding.js";
export { filtered, type Kernel, kernels, rowsOf } from "./kernels.js";
export {
  type Hits,
  hitsOf,
  lastConvolution,
  patchesOf,
  peakOf,
  trainLesionReader,
} from "./lesions.js";
export { type Scorer, scorer } from "./scorer.js";
export { digitsOn, type LesionNumbers, lesionsOn, numbersOn, type SeedNumbers } from "./seeds.js";
export { firstKernels, seenBy, smoothed } from "./seen.js";
export { type ShiftName, shiftModels, trainForShift } from "./shifts.js";
export { accuracy, type Classifier, calls, type Examples, type TeachOptions, teach } from "./teach.js";
export { peaks, slide, templateOf, thinned } from "./template.js";
export { type SeedStatement, seedStatements, seedSummary, tenSeeds } from "./ten-seeds.js";
export { type Transferred, transferFrom } from "./transfer.js";
export { inWinter, type WinterOptions } from "./winter.js";
export { lecture };
