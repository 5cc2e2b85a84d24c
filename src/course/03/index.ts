/** Lecture 3, generalisation and learning algorithms: what its notebook imports. */
import { register } from "../../lesson/registry.js";
import { lecture } from "./lecture.js";

register(lecture);

export { descentRace, type RaceOptions } from "./figures/race.js";
export { lecture };
