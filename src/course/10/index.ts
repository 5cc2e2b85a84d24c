/** Lecture 10, the transformer: what its notebook imports. */
import { register } from "../../lesson/registry.js";
import { lecture } from "./lecture.js";

register(lecture);

export { type LookingOptions, looking } from "./figures/looking.js";
export { threeMasks } from "./figures/masks.js";
export {
  type InductionScore,
  inductionScores,
  lensRanks,
  randomHeads,
  repeatedTokens,
  surprises,
} from "./heads.js";
export { hourAgainstCounting, type Race } from "./hour.js";
export { type Learner, type LearnerOptions, learner, type Marks } from "./learner.js";
export { type LetterOptions, letterGpt } from "./letters.js";
export { coveredNats, type MaskedOptions } from "./masked.js";
export { type Opened, opened } from "./opened.js";
export { type PatchMarks, type PatchOptions, patches, readPatches } from "./patches.js";
export { type Peeking, type PeekingOptions, peeking } from "./peeking.js";
export { copyOn, numbersOn, type SeedNumbers, tasksOn } from "./seeds.js";
export { covered, fourSizes } from "./stored.js";
export { copying, type ListOptions, recalling, repeating, sorting, type Task, type TaskBatch } from "./tasks.js";
export { type SeedStatement, seedStatements, seedSummary, tenSeeds } from "./ten-seeds.js";
export { lecture };
