import { deflateRawSync } from "node:zlib";

/** A DICOM file that a test expects. */
export interface Built {
  syntax?: string;
  modality: string;
  name?: string;
  characterSet?: string;
  rows?: number;
  columns?: number;
  frames?: number;
  channels?: number;
  photometric?: string;
  planar?: boolean;
  allocated?: number;
  stored?: number;
  signed?: boolean;
  slope?: string;
  intercept?: string;
  window?: [string, string];
  spacing?: string;
  doseUnits?: string;
  doseScaling?: string;
  pixels?: number[];
  raw?: Uint8Array;
  encrypted?: boolean;
}

const long = ["OB", "OW", "SQ", "UN", "UT"];

/** The bytes of such a file, written as part 5 and part 10 of the standard say. */
export function builtFile(built: Built): Uint8Array {
  const { syntax = "1.2.840.10008.1.2.1" } = built;
  const big = syntax === "1.2.840.10008.1.2.2";
  const implicit = syntax === "1.2.840.10008.1.2";
  const word = (value: number, bytes: number, bigEndian = big) => {
    const view = new DataView(new ArrayBuffer(bytes));
    if (bytes === 2) view.setUint16(0, value & 0xffff, !bigEndian);
    else view.setUint32(0, value >>> 0, !bigEndian);
    return [...new Uint8Array(view.buffer)];
  };
  const text = (value: string) =>
    built.characterSet === "ISO_IR 192"
      ? [...new TextEncoder().encode(value)]
      : Array.from(value, (letter) => letter.charCodeAt(0));
  const element = (tag: string, vr: string, value: number[], meta = false, length = value.length): number[] => {
    const [group, number] = [Number.parseInt(tag.slice(0, 4), 16), Number.parseInt(tag.slice(4), 16)];
    const bigEndian = big && !meta;
    const start = [...word(group, 2, bigEndian), ...word(number, 2, bigEndian)];
    if (implicit && !meta) return [...start, ...word(length, 4), ...value];
    const kind = Array.from(vr, (letter) => letter.charCodeAt(0));
    return long.includes(vr)
      ? [...start, ...kind, 0, 0, ...word(length, 4, bigEndian), ...value]
      : [...start, ...kind, ...word(length, 2, bigEndian), ...value];
  };
  const even = (bytes: number[], fill = 0x20) => (bytes.length % 2 === 0 ? bytes : [...bytes, fill]);
  const said = (tag: string, vr: string, value: string | undefined) =>
    value === undefined ? [] : element(tag, vr, even(text(value)));
  const short = (tag: string, value: number | undefined) =>
    value === undefined ? [] : element(tag, "US", word(value, 2));

  const uid = element("00020010", "UI", even(text(syntax), 0), true);
  const meta = [...element("00020000", "UL", word(uid.length, 4, false), true), ...uid];
  const pixelBits = built.allocated ?? 16;
  const body = [
    ...said("00080005", "CS", built.characterSet),
    ...said("00080060", "CS", built.modality),
    ...said("00100010", "PN", built.name),
    ...(built.pixels ? short("00280002", built.channels ?? 1) : []),
    ...said("00280004", "CS", built.pixels && (built.photometric ?? "MONOCHROME2")),
    ...short("00280006", built.planar ? 1 : undefined),
    ...said("00280008", "IS", built.frames === undefined ? undefined : String(built.frames)),
    ...short("00280010", built.rows),
    ...short("00280011", built.columns),
    ...said("00280030", "DS", built.spacing),
    ...(built.pixels ? short("00280100", pixelBits) : []),
    ...(built.pixels ? short("00280101", built.stored ?? pixelBits) : []),
    ...(built.pixels ? short("00280102", (built.stored ?? pixelBits) - 1) : []),
    ...(built.pixels ? short("00280103", built.signed ? 1 : 0) : []),
    ...said("00281050", "DS", built.window?.[0]),
    ...said("00281051", "DS", built.window?.[1]),
    ...said("00281052", "DS", built.intercept),
    ...said("00281053", "DS", built.slope),
    ...(built.encrypted ? element("04000500", "SQ", []) : []),
    ...said("30040002", "CS", built.doseUnits),
    ...said("3004000e", "DS", built.doseScaling),
    ...(built.pixels ? pixelElement() : []),
  ];
  const rest = syntax === "1.2.840.10008.1.2.1.99" ? [...deflateRawSync(Uint8Array.from(body))] : body;
  return Uint8Array.from([...new Array(128).fill(0), ...text("DICM"), ...meta, ...rest]);

  function pixelElement(): number[] {
    const bytes = pixelBits / 8;
    const plain = built.raw
      ? [...built.raw]
      : built.pixels!.flatMap((value) => (bytes === 1 ? [value] : word(value, bytes)));
    const packed =
      syntax === "1.2.840.10008.1.2.5"
        ? runs(bytes)
        : syntax.startsWith("1.2.840.10008.1.2.4") || syntax === "1.2.3.4"
          ? plain
          : undefined;
    if (!packed) return element("7fe00010", bytes === 1 ? "OB" : "OW", even(plain, 0));
    const item = (value: number[]) => [...word(0xfffe, 2), ...word(0xe000, 2), ...word(value.length, 4), ...value];
    const pieces = [...item([]), ...item(even(packed, 0)), ...word(0xfffe, 2), ...word(0xe0dd, 2), ...word(0, 4)];
    return element("7fe00010", "OB", pieces, false, 0xffffffff);
  }

  /** The pixels in run lengths: literal runs for all but equal neighbours, which are repeated. */
  function runs(bytes: number): number[] {
    const channels = built.channels ?? 1;
    const planes = Array.from({ length: channels * bytes }, (_, k) => {
      const [channel, byte] = [Math.floor(k / bytes), bytes - 1 - (k % bytes)];
      const plane = built.pixels!.filter((_v, i) => i % channels === channel).map((v) => (v >> (8 * byte)) & 255);
      const segment: number[] = [];
      for (let i = 0; i < plane.length; ) {
        let n = 1;
        while (plane[i + n] === plane[i] && n < 128) n++;
        segment.push(...(n > 1 ? [257 - n, plane[i]!] : [0, plane[i]!]));
        i += n;
      }
      return even(segment, 0x80);
    });
    const header = [planes.length, ...planes.map((_, k) => 64 + planes.slice(0, k).reduce((n, p) => n + p.length, 0))];
    return [
      ...Array.from({ length: 16 }, (_, i) => header[i] ?? 0).flatMap((value) => word(value, 4)),
      ...planes.flat(),
    ];
  }
}
