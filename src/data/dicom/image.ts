import { entryOf } from "./dictionary.js";
import type { DataSet } from "./elements.js";
import { refused } from "./refusals.js";
import { type PixelLayout, storedValues } from "./stored.js";
import { decimal, decimals, itemsOf, textOf } from "./text.js";

/** A picture, or several of one size. */
export interface DicomImage {
  /** pixels from left to right, and from top to bottom */
  readonly width: number;
  readonly height: number;
  /** how many pictures: slices of a dose, moments of a film */
  readonly frames: number;
  /** values per pixel: 1 for grey, 3 for red, green and blue */
  readonly channels: number;
  /**
   * [frames · height · width · channels], frame after frame and row by row from the top, in `unit`: the stored numbers times
   * the slope plus the intercept that the header states.
   */
  readonly values: Float32Array;
  /** "HU" in CT, "Gy" in a dose, otherwise what the header says; "" where numbers have no unit, as in MR. */
  readonly unit: string;
  /** From one pixel's centre to the next, in mm, down and to the right; undefined where the header does not say. */
  readonly spacing: readonly [down: number, right: number] | undefined;
  /** The values shown black and white, as the header proposes; undefined where it proposes none. */
  readonly window: readonly [black: number, white: number] | undefined;
  /** Whether the lowest value is to be shown white, as in many X-ray films. */
  readonly inverted: boolean;
  /** The value of pixels that the device never measured, such as those outside a scanner's circle. */
  readonly padding: number | undefined;
  /** How many of the bits that a stored number takes count. */
  readonly bits: number;
}

/** The picture in a file, or a sentence that says why there is none. */
export function imageOf(file: DataSet, syntax: string, modality: string): DicomImage {
  const layout = layoutOf(file, modality);
  const stored = storedValues(file, syntax, layout);
  const { slope, intercept } = scaleOf(file, modality);
  const values = Float32Array.from(stored, (value) => value * slope + intercept);
  const padding = layout.signed ? file.int16("x00280120") : file.uint16("x00280120");
  return {
    width: layout.width,
    height: layout.height,
    frames: layout.frames,
    channels: layout.channels,
    values,
    unit: unitOf(file, modality),
    spacing: spacingOf(file),
    window: windowOf(file),
    inverted: textOf(file, "x00280004") === "MONOCHROME1",
    padding: padding === undefined ? undefined : padding * slope + intercept,
    bits: layout.stored,
  };
}

function layoutOf(file: DataSet, modality: string): PixelLayout {
  const [height, width] = [file.uint16("x00280010"), file.uint16("x00280011")];
  if (!width || !height || !file.elements.x7fe00010) throw noPicture(file, modality);
  const channels = file.uint16("x00280002") ?? 1;
  const meaning = textOf(file, "x00280004") ?? "MONOCHROME2";
  if (!["MONOCHROME1", "MONOCHROME2", "RGB"].includes(meaning) || (channels !== 1 && channels !== 3))
    throw refused(`the colours are written as ${meaning}, which this reader does not know; it knows grey and RGB`);
  const allocated = file.uint16("x00280100") ?? 16;
  const stored = file.uint16("x00280101") ?? allocated;
  return {
    width,
    height,
    frames: decimal(file, "x00280008") ?? 1,
    channels,
    allocated,
    stored,
    high: file.uint16("x00280102") ?? stored - 1,
    signed: file.uint16("x00280103") === 1,
    planar: file.uint16("x00280006") === 1,
  };
}

function noPicture(file: DataSet, modality: string): Error {
  if (file.elements.x54000100) return refused("this file holds curves, no picture: ask for its waveforms");
  if (file.elements.x30060039) return refused("this file holds contours, no picture: ask for its structures");
  if (file.elements.x04000500)
    return refused("parts of this file are encrypted (tag 0400,0500), and no picture is left outside them");
  if (file.elements.x7fe00008 || file.elements.x7fe00009)
    return refused("the pixels are stored as floating-point numbers, which this reader does not know");
  return refused(`this file (modality ${modality}) holds no picture`);
}

/** What turns stored numbers into values: in CT Hounsfield units, in a dose gray. */
function scaleOf(file: DataSet, modality: string): { slope: number; intercept: number } {
  if (modality === "RTDOSE") return { slope: decimal(file, "x3004000e") ?? 1, intercept: 0 };
  const holder = file.elements.x00281053 ? file : transformation(file);
  return { slope: decimal(holder, "x00281053") ?? 1, intercept: decimal(holder, "x00281052") ?? 0 };
}

/** Files of many frames keep slope and intercept in a group of their own, shared by all frames or one for each. */
function transformation(file: DataSet): DataSet {
  const within = (sequence: string) => itemsOf(file, sequence).flatMap((group) => itemsOf(group, "x00289145"));
  const [shared] = within("x52009229");
  if (shared) return shared;
  const single = within("x52009230");
  const first = single[0];
  if (!first) return file;
  const differs = (tag: string) => single.some((item) => textOf(item, tag) !== textOf(first, tag));
  if (differs("x00281052") || differs("x00281053"))
    throw refused("the frames have slopes and intercepts of their own, which this reader does not apply");
  return first;
}

function unitOf(file: DataSet, modality: string): string {
  if (modality === "RTDOSE") return textOf(file, "x30040002") === "GY" ? "Gy" : "relative dose";
  const type = textOf(file, "x00281054");
  if (type && type !== "US") return type;
  if (modality === "CT" && (file.elements.x00281053 || file.elements.x52009229)) return "HU";
  return modality === "PT" ? (textOf(file, "x00541001") ?? "") : "";
}

function spacingOf(file: DataSet): readonly [number, number] | undefined {
  const tag = [decimals(file, "x00280030"), decimals(file, "x00181164")].find((list) => list.length === 2);
  return tag?.every((mm) => mm > 0) ? [tag[0]!, tag[1]!] : undefined;
}

/** Black and white of the header's first window, by the standard's linear function (part 3, C.11.2.1.2). */
function windowOf(file: DataSet): readonly [number, number] | undefined {
  const [centre, width] = [decimal(file, "x00281050"), decimal(file, "x00281051")];
  if (centre === undefined || width === undefined || !(width > 1)) return undefined;
  return [centre - 0.5 - (width - 1) / 2, centre - 0.5 + (width - 1) / 2];
}

/** One line of a file's header. */
export interface DicomTag {
  /** its number, such as "(0010,0010)" */
  readonly tag: string;
  /** what it is called; "private" for a manufacturer's own, "" where our list has no name */
  readonly name: string;
  /** its value as text; "2 items" for lists, "524288 bytes" for what is no text */
  readonly value: string;
}

/** The header line by line, in the order of the tags. */
export function tagsOf(file: DataSet): DicomTag[] {
  return Object.keys(file.elements)
    .filter((tag) => /^x[0-9a-f]{8}$/.test(tag) && !/^x(0002|fffe)|^x....0000$/.test(tag))
    .sort()
    .map((tag) => ({
      tag: `(${tag.slice(1, 5)},${tag.slice(5)})`,
      name: entryOf(tag)?.name ?? (Number.parseInt(tag.slice(1, 5), 16) % 2 === 1 ? "private" : ""),
      value: textOf(file, tag) ?? "",
    }));
}
