/** Lecture 7, representing language and generating text: what its notebook imports. */
import { register } from "../../lesson/registry.js";
import { lecture } from "./lecture.js";

register(lecture);

export { authorScore, authorsOf, type Line, lineSheet, linesBy, linesFrom, mixed } from "./authors.js";
export { linesOf, writtenAt } from "./figures/written.js";
export { friends, friendsKept } from "./friends.js";
export { flattened } from "./map.js";
export { type Network, type NetworkKind, type NetworkTraining, trainNetwork } from "./networks.js";
export { analogies, analogy, candidates, moreWordings, partnerRanks, wordings } from "./pairs.js";
export {
  describes,
  fluency,
  inventedOn,
  type Removable,
  type Reporter,
  type ReportPatient,
  reporter,
  reportOf,
  reports,
} from "./reports.js";
export { friendRuns, inventedRuns, longRuns, longSteps, networkLines, seedRuns } from "./stored.js";
export { slopesThroughTime, type ThroughTime } from "./vanishing.js";
export { lecture };
