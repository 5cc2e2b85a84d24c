/** Data: sets, batches, splits, units; and the course's own sets. */
export { type AugmentOptions, randomFlip, randomNoise, randomShift } from "./augment.js";
export { collate, type PadOptions, padSequences } from "./collate.js";
export { Dataset, dataset, type RowSource, type SampleSource } from "./dataset.js";
export { Dicom, dicom } from "./dicom/dicom.js";
export type { DicomImage, DicomTag } from "./dicom/image.js";
export type { Contour, ContouredStructure } from "./dicom/structures.js";
export type { Waveform, WaveformChannel } from "./dicom/waveforms.js";
export { type ImageBatch, LabelledImages } from "./images.js";
export { DataLoader, type LoaderOptions, loader, SampleLoader, type SampleOptions } from "./loader.js";
export { type Picture, png } from "./png.js";
export * from "./sets/index.js";
export { folds, type SplitOptions, split } from "./split.js";
export { type Standardiser, standardise } from "./standardise.js";
