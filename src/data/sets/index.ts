/** The course's data sets: fixed tables and seeded generators. Each call returns a fresh copy. */

export { type Animal, animalKinds, animals, meanWeight, twentyAnimals } from "./animals.js";
export { carbon } from "./carbon.js";
export { depthDose, percentDepthDose } from "./depth-dose.js";
export { type Digits, digits, shifted } from "./digits.js";
export { type Ecg, type EcgOptions, type EcgSet, ecg, ecgs, type Rhythm } from "./ecg.js";
export { cities, houses } from "./houses.js";
export { type Lesion, type LesionKind, type LesionOptions, type LesionScanner, lesion } from "./lesion/lesion.js";
export { type LesionSet, type LesionsOptions, lesions } from "./lesion/lesions.js";
export type { LesionShape } from "./lesion/outline.js";
export { type Mnist, mnist } from "./mnist.js";
export { type Chapter, type MobyDick, mobyDick } from "./moby-dick.js";
export { type ObserverOptions, observer } from "./pelvis/observer.js";
export { type Pelvis, type PelvisOptions, pelvis } from "./pelvis/pelvis.js";
export { type PelvisesOptions, type PelvisSet, pelvises } from "./pelvis/pelvises.js";
export { type DoseOptions, dose, type ExpandOptions, expanded, type PixelMask } from "./pelvis/plan.js";
export { type Phantom, type PhantomOptions, phantom } from "./phantom.js";
export type { Structure } from "./phantom-outlines.js";
export { type PlaygroundKind, type PlaygroundOptions, playground, type TwoClasses } from "./playground.js";
export { monitorUnits, type Points, udl } from "./points.js";
export { sevenSegments } from "./seven-segments.js";
export { type Wdbc, wdbc } from "./wdbc.js";
