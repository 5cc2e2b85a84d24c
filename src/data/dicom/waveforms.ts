import type { DataSet } from "./elements.js";
import { refused } from "./refusals.js";
import { decimal, itemsOf, textOf } from "./text.js";

/** One curve: a lead of an ECG. */
export interface WaveformChannel {
  /** what it is called, such as "Lead II" */
  readonly name: string;
  /** the unit of its values, such as "uV" (microvolts) */
  readonly unit: string;
  /** [samples] */
  readonly values: Float32Array;
}

/** Curves that were recorded together. */
export interface Waveform {
  /** what the device calls the group, such as "RHYTHM" */
  readonly name: string;
  /** samples a second */
  readonly rate: number;
  readonly channels: readonly WaveformChannel[];
}

/** The curves in a file. */
export function waveformsOf(file: DataSet, modality: string): Waveform[] {
  const groups = itemsOf(file, "x54000100");
  if (groups.length === 0) throw refused(`this file (modality ${modality}) holds no curves`);
  return groups.map(group);
}

function group(item: DataSet): Waveform {
  const [count, samples] = [item.uint16("x003a0005") ?? 0, item.uint32("x003a0010") ?? 0];
  const [bits, kind] = [item.uint16("x54001004"), textOf(item, "x54001006")];
  if (bits !== 16 || kind !== "SS")
    throw refused(`the curves are stored as ${bits} bits of kind ${kind}; this reader knows 16 bits of kind SS`);
  const data = item.elements.x54001010;
  if (!data || data.length < 2 * count * samples)
    throw refused(`${count} curves of ${samples} samples need ${2 * count * samples} bytes, but fewer are there`);
  const view = new DataView(item.byteArray.buffer, item.byteArray.byteOffset + data.dataOffset, data.length);
  const channels = itemsOf(item, "x003a0200").map((definition, c) => {
    const scale = (decimal(definition, "x003a0210") ?? 1) * (decimal(definition, "x003a0212") ?? 1);
    const baseline = decimal(definition, "x003a0213") ?? 0;
    const stored = Float32Array.from({ length: samples }, (_, i) => view.getInt16(2 * (i * count + c), true));
    return {
      name: meaning(definition, "x003a0208", "x00080104") ?? `channel ${c + 1}`,
      unit: meaning(definition, "x003a0211", "x00080100") ?? "",
      values: stored.map((value) => value * scale + baseline),
    };
  });
  return { name: textOf(item, "x003a0020") ?? "", rate: decimal(item, "x003a001a") ?? Number.NaN, channels };
}

/** What the code in a sequence means. */
function meaning(item: DataSet, sequence: string, tag: string): string | undefined {
  const [code] = itemsOf(item, sequence);
  return code && textOf(code, tag);
}
