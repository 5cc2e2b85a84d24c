import { tagNames, tagOf } from "./dictionary.js";
import { type DicomImage, type DicomTag, imageOf, tagsOf } from "./image.js";
import { type Parsed, parsed } from "./parse.js";
import { refused } from "./refusals.js";
import { type ContouredStructure, structuresOf } from "./structures.js";
import { textOf } from "./text.js";
import { type Waveform, waveformsOf } from "./waveforms.js";

/** A DICOM file, taken apart. What it holds is decoded when it is asked for. */
export class Dicom {
  /** What made it: "CT", "MR", "CR" (X-ray film), "ECG", "RTDOSE", "RTSTRUCT" … */
  readonly modality: string;
  /** Its header, tag by tag; the last line is the data itself, as a rule. */
  readonly tags: readonly DicomTag[];
  readonly #parsed: Parsed;
  #image: DicomImage | undefined;

  constructor(file: Parsed) {
    this.#parsed = file;
    this.modality = textOf(file.elements, "x00080060") ?? "";
    this.tags = tagsOf(file.elements);
  }

  /**
   * A value of the header as text, by its name or its number: value("Patient's name"), value("0010,0010"); undefined when
   * this file does not have it.
   *
   * @throws ArgumentError for a name that is not in our list
   */
  value(name: string): string | undefined {
    const number = String(name).match(/^\(?([0-9a-fA-F]{4}),? ?([0-9a-fA-F]{4})\)?$/);
    const tag = number ? `x${number[1]}${number[2]}`.toLowerCase() : tagOf(name);
    if (tag) return textOf(this.#parsed.elements, tag);
    const known = tagNames().filter((one) => one.toLowerCase().includes(String(name).toLowerCase().slice(0, 6)));
    const hint = known.length > 0 ? `did you mean "${known[0]}"?` : 'a number, such as "0010,0010", goes as well';
    throw refused(`our list of tags has no name ${JSON.stringify(String(name))}; ${hint}`);
  }

  /**
   * The picture that the file holds, or its pictures.
   *
   * @throws ArgumentError when there is none, when it was cut off, or when it is compressed other than by run lengths
   */
  get image(): DicomImage {
    this.#image ??= imageOf(this.#parsed.elements, this.#parsed.syntax, this.modality);
    return this.#image;
  }

  /** The curves that the file holds: the twelve leads of an ECG. */
  get waveforms(): Waveform[] {
    return waveformsOf(this.#parsed.elements, this.modality);
  }

  /** The outlines that the file holds: those of a radiotherapy structure set. */
  get structures(): ContouredStructure[] {
    return structuresOf(this.#parsed.elements, this.modality);
  }
}

/**
 * Reads a DICOM file: CT, MR, X-ray, ECG, radiotherapy dose and structures, with plain or run-length pixels (part 10 of
 * the standard). Values come in Hounsfield units (CT) or gray (dose) where the header says how. The header can be read of
 * files whose pixels cannot, such as those compressed by JPEG.
 *
 * @throws ArgumentError for anything that is not a DICOM file, and for one that was cut off or encrypted
 *
 * @example
 * const slice = await data.dicom(await asset("thorax-ct.dcm"));
 * slice.image.width   // 512
 * slice.value("Patient's name")   // "CompressedSamples^CT1"
 */
export async function dicom(bytes: Uint8Array | ArrayBuffer): Promise<Dicom> {
  return new Dicom(await parsed(bytes));
}
