/** Everything the lectures declare, by id. A lecture adds its own folder and one line here. */
import { byId, type Lecture } from "../lecture.js";
import { lecture1 } from "./01/index.js";
import { lecture2 } from "./02/index.js";
import { lecture3 } from "./03/index.js";

export const lectures: readonly Lecture[] = [lecture1, lecture2, lecture3];

export const exercises = byId(lectures.flatMap((lecture) => lecture.exercises));
export const twins = byId([...exercises.values()].filter((exercise) => exercise.twin));
export const questions = byId(lectures.flatMap((lecture) => lecture.quiz));
export const terms = byId(lectures.flatMap((lecture) => lecture.terms));
export const vendorClaims = byId(lectures.flatMap((lecture) => lecture.vendor));
