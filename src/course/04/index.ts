/** Lecture 4, image data and image classification: what its notebook imports. */
import { register } from "../../lesson/registry.js";
import { lecture } from "./lecture.js";

register(lecture);

export { type Attacked, attacked, randomSigns } from "./attack.js";
export { type DigitModel, type DigitReader, type DigitTraining, nearest, rightShare, trainDigits } from "./digits.js";
export { mislabelled, quarterTurned, together } from "./failures.js";
export { type Thousand, type ThousandOptions, thousand, thousandDots } from "./figures/thousand.js";
export { type ThresholdOptions, thresholdSlider } from "./figures/threshold.js";
export { crop, shrink, withBits } from "./pixels.js";
export { type Counts, decide, type Reader, type ReaderKind, trainReader } from "./readers.js";
export {
  failuresOn,
  flipsOn,
  fourScanners,
  type NetworkNumbers,
  networkOn,
  numbersOn,
  type SeedNumbers,
} from "./seeds.js";
export { type SeedStatement, seedStatements, seedSummary, tenSeeds } from "./ten-seeds.js";
export {
  compareReadings,
  type Followed,
  planted,
  type Reading,
  type ReadingRow,
  score,
  sheet,
  type Twenty,
  twenty,
} from "./twenty.js";
export { lecture };
