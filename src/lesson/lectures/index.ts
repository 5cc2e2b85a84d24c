/** Every lecture's exercises, by id. A lecture adds its own file and one line here. */
import type { Exercise } from "../exercise.js";
import { lecture1 } from "./01.js";

export const exercises: ReadonlyMap<string, Exercise> = new Map(
  [...lecture1].map((exercise) => [exercise.id, exercise]),
);
