import { describe, expect, test } from "vitest";
import { asset, data } from "../../src/index.js";
import { type Built, builtFile } from "./dicom-file.js";

/** What pydicom 3.0.2 with numpy finds in the same files: sums, and single stored values [row, column, value]. */
const THORAX = {
  sum: 40_028_413,
  most: 2278,
  places: [
    [256, 256, 965],
    [300, 150, 177],
    [10, 10, -2000],
    [200, 380, 220],
  ] as const,
};
const [VERTEBRA, MR, DOSE] = [-1_950_906, 2_125_338, 1519.91];

const refusal = async (call: () => unknown): Promise<string> => {
  try {
    await call();
  } catch (error) {
    expect((error as Error).name).toBe("ArgumentError");
    return (error as Error).message;
  }
  return "no error";
};
const open = (built: Built) => data.dicom(builtFile(built));

describe("real files", () => {
  test("the thorax CT: run lengths become the Hounsfield units that two other readers find", async () => {
    const slice = await data.dicom(await asset("thorax-ct.dcm"));
    const { image } = slice;
    expect([slice.modality, image.width, image.height, image.frames, image.channels]).toEqual(["CT", 512, 512, 1, 1]);
    expect([image.unit, image.spacing, image.window, image.padding, image.bits]).toEqual([
      "HU",
      [0.661468, 0.661468],
      undefined,
      -3024,
      16,
    ]);
    // pydicom 3.0.2 with numpy: sum, least and largest stored value, and three places
    const stored = image.values.map((hu) => hu + 1024);
    expect(stored.reduce((a, b) => a + b, 0)).toBe(THORAX.sum);
    expect([stored.reduce((a, b) => Math.min(a, b)), stored.reduce((a, b) => Math.max(a, b))]).toEqual([
      -2000,
      THORAX.most,
    ]);
    expect(THORAX.places.map(([row, column]) => stored[row * 512 + column])).toEqual(
      THORAX.places.map(([, , value]) => value),
    );
  });

  test("what is left of the patient in its header: a name that was replaced, the hospital and the day", async () => {
    const slice = await data.dicom(await asset("thorax-ct.dcm"));
    expect(slice.value("Patient's name")).toBe("CompressedSamples^CT1");
    expect(slice.value("Institution")).toBe("JFK IMAGING CENTER");
    expect(slice.value("(0008,0022)")).toBe("19970430");
    expect(slice.value("0010,0030")).toBe("");
    expect(slice.value("Patient's address")).toBeUndefined();
    expect(slice.tags.find(({ name }) => name === "Patient's ID")).toEqual({
      tag: "(0010,0020)",
      name: "Patient's ID",
      value: "1CT1",
    });
    expect(slice.tags.find(({ name }) => name === "private")?.tag).toBe("(0009,0010)");
    expect(slice.tags.map(({ tag }) => tag)).toEqual([...slice.tags.map(({ tag }) => tag)].sort());
  });

  test("the small CT, uncompressed, is a cut of the large one to the last bit; and the small MR", async () => {
    const { image: ct } = await data.dicom(await asset("vertebra-ct.dcm"));
    const { image: thorax } = await data.dicom(await asset("thorax-ct.dcm"));
    expect(ct.values).toEqual(
      Float32Array.from(ct.values, (_, i) => thorax.values[(300 + Math.floor(i / 128)) * 512 + 192 + (i % 128)]!),
    );
    expect([ct.width, ct.height, ct.unit, ct.values.reduce((a, b) => a + b, 0)]).toEqual([128, 128, "HU", VERTEBRA]);
    const { image: mr } = await data.dicom(await asset("small-mr.dcm"));
    expect([mr.width, mr.unit, mr.spacing, mr.window]).toEqual([64, "", [0.3125, 0.3125], [-200, 1399]]);
    expect(mr.values.reduce((a, b) => a + b, 0)).toBe(MR);
  });

  test("the ECG: twelve leads of ten seconds in microvolts", async () => {
    const ecg = await data.dicom(await asset("ecg.dcm"));
    const [rhythm, median] = ecg.waveforms;
    expect([ecg.modality, rhythm!.rate, rhythm!.channels.length, rhythm!.channels[0]!.values.length]).toEqual([
      "ECG",
      1000,
      12,
      10_000,
    ]);
    expect(rhythm!.channels.slice(0, 3).map(({ name, unit }) => `${name} ${unit}`)).toEqual([
      "Lead I (Einthoven) uV",
      "Lead II uV",
      "Lead III uV",
    ]);
    // pydicom: waveform_array(0)[:2, :3]
    expect(rhythm!.channels.slice(0, 3).map(({ values }) => Array.from(values.slice(0, 2)))).toEqual([
      [100, 81.25],
      [112.5, 106.25],
      [12.5, 25],
    ]);
    expect(median!.channels[0]!.values.length).toBe(1200);
    // lead III is II − I (Einthoven), to the rounding of 1.25 µV
    const [one, two, three] = rhythm!.channels.map(({ values }) => values);
    expect(Math.max(...three!.map((v, i) => Math.abs(v - (two![i]! - one![i]!))))).toBeLessThanOrEqual(1.25);
    expect([ecg.value("Patient's birth date"), ecg.value("Patient's ID")]).toEqual(["19000101", "000000"]);
  });

  test("the dose: fifteen slices, scaled", async () => {
    const { image } = await data.dicom(await asset("rtdose.dcm"));
    expect([image.width, image.height, image.frames, image.unit, image.spacing]).toEqual([
      10,
      10,
      15,
      "relative dose",
      [10, 10],
    ]);
    expect(image.values.length).toBe(1500);
    expect(image.values.reduce((a, b) => a + b, 0)).toBeCloseTo(DOSE, 3);
  });

  test("the structure set: no preamble, three structures with their outlines in mm", async () => {
    const set = await data.dicom(await asset("rtstruct.dcm"));
    expect(set.modality).toBe("RTSTRUCT");
    expect(set.structures.map(({ number, name, colour, contours }) => [number, name, colour, contours.length])).toEqual(
      [
        [1, "patient", [220, 160, 120], 3],
        [2, "Isocenter 1", [255, 64, 255], 1],
        [3, "Isocenter 2", [255, 64, 255], 1],
      ],
    );
    expect(set.structures[0]!.contours[0]!.points.slice(0, 2)).toEqual([
      [-200, 150, -200],
      [-200, -150, -200],
    ]);
  });
});

describe("files made here", () => {
  const pixels = [0, 1, 100, -5, 2047, -2048];
  const ct: Built = { modality: "CT", rows: 2, columns: 3, signed: true, slope: "2", intercept: "-10", pixels };
  const hounsfield = pixels.map((v) => 2 * v - 10);

  test.each([
    ["explicit, little-endian", "1.2.840.10008.1.2.1"],
    ["explicit, big-endian", "1.2.840.10008.1.2.2"],
    ["implicit, little-endian", "1.2.840.10008.1.2"],
    ["deflated", "1.2.840.10008.1.2.1.99"],
    ["run lengths", "1.2.840.10008.1.2.5"],
  ])("%s: the same Hounsfield units", async (_name, syntax) => {
    const { image } = await open({ ...ct, syntax });
    expect(Array.from(image.values)).toEqual(hounsfield);
    expect(image.unit).toBe("HU");
  });

  test("only the bits that count are read, with their sign", async () => {
    const { image } = await open({
      ...ct,
      slope: "1",
      intercept: "0",
      stored: 12,
      pixels: [0xf001, 0x1fff, 0x07ff, 0x0800, 0, 1],
    });
    expect(Array.from(image.values)).toEqual([1, -1, 2047, -2048, 0, 1]);
    expect(image.bits).toBe(12);
  });

  test("32 bits, as in doses: gray", async () => {
    const dose = await open({
      modality: "RTDOSE",
      rows: 1,
      columns: 2,
      allocated: 32,
      pixels: [4_000_000_000, 1],
      doseUnits: "GY",
      doseScaling: "1e-8",
    });
    expect(dose.image.unit).toBe("Gy");
    expect(Array.from(dose.image.values)).toEqual([Math.fround(40), Math.fround(1e-8)]);
  });

  test("colours come side by side, also from files that keep them in planes, and from runs", async () => {
    const rgb: Built = {
      modality: "US",
      rows: 1,
      columns: 2,
      allocated: 8,
      channels: 3,
      photometric: "RGB",
      pixels: [1, 2, 3, 4, 5, 6],
    };
    expect(Array.from((await open(rgb)).image.values)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(Array.from((await open({ ...rgb, planar: true })).image.values)).toEqual([1, 3, 5, 2, 4, 6]);
    expect(Array.from((await open({ ...rgb, syntax: "1.2.840.10008.1.2.5" })).image.values)).toEqual([
      1, 2, 3, 4, 5, 6,
    ]);
  });

  test("the window, black and white turned round, several frames, and no spacing where it is zero", async () => {
    const film = await open({
      modality: "CR",
      rows: 1,
      columns: 2,
      frames: 2,
      pixels: [1, 2, 3, 4],
      photometric: "MONOCHROME1",
      window: ["40\\600", "400\\1500"],
      spacing: "0\\0",
    });
    expect([film.image.inverted, film.image.window, film.image.spacing, film.image.frames]).toEqual([
      true,
      [-160, 239],
      undefined,
      2,
    ]);
    expect(Array.from(film.image.values)).toEqual([1, 2, 3, 4]);
  });

  test("names in other alphabets", async () => {
    expect((await open({ ...ct, characterSet: "ISO_IR 192", name: "Ærø^Søren" })).value("Patient's name")).toBe(
      "Ærø^Søren",
    );
    expect((await open({ ...ct, name: "Müller" })).value("Patient's name")).toBe("Müller");
  });
});

describe("a file that cannot be read gets a sentence", () => {
  const ct: Built = { modality: "CT", rows: 2, columns: 3, pixels: [1, 2, 3, 4, 5, 6] };
  const cut = async (built: Built, bytes: number) => builtFile(built).slice(0, -bytes);

  test("cut off: in the pixels, in the header, and by far", async () => {
    expect(await refusal(async () => data.dicom(await cut(ct, 4)))).toMatch(
      /^dicom: this DICOM file ends in the middle of a value or is damaged \(\d+ bytes are there\): fetch it again$/,
    );
    expect(await refusal(async () => data.dicom(builtFile(ct).slice(0, 150)))).toContain(
      "ends in the middle of a value",
    );
    expect(await refusal(async () => data.dicom(builtFile(ct).slice(0, 100)))).toBe(
      "dicom: a DICOM file has at least 132 bytes, but this one has 100: it was cut off, or is a different kind of file",
    );
    const thorax = await asset("thorax-ct.dcm");
    for (const bytes of [200_000, 20_000, 500, 140])
      expect(await refusal(async () => (await data.dicom(thorax.slice(0, bytes))).image), String(bytes)).toMatch(
        /cut off|ends in the middle/,
      );
  });

  test("fewer pixels than the header promises", async () => {
    expect(await refusal(async () => (await open({ ...ct, rows: 3 })).image)).toBe(
      "dicom: 1 pictures of 3 by 3 pixels need 18 bytes, but only 12 are there: the file was cut off",
    );
  });

  test.each([
    ["1.2.840.10008.1.2.4.50", "JPEG, lossy"],
    ["1.2.840.10008.1.2.4.70", "JPEG, lossless"],
    ["1.2.840.10008.1.2.4.90", "JPEG 2000, lossless"],
    ["1.2.3.4", "in the way 1.2.3.4"],
  ])("compressed as %s: the header is read, the pixels are refused", async (syntax, name) => {
    const file = await open({ ...ct, syntax });
    expect(file.modality).toBe("CT");
    expect(await refusal(() => file.image)).toBe(
      `dicom: the pixels are compressed (${name}), which this reader does not unpack; the header can be read. Convert the file with \`dcmdjpeg\` or \`gdcmconv --raw\` first`,
    );
  });

  test("encrypted, as a whole or in its attributes", async () => {
    const envelope = Uint8Array.from([
      0x30,
      0x82,
      0x10,
      0x20,
      0x06,
      0x09,
      0x2a,
      0x86,
      0x48,
      0x86,
      0xf7,
      0x0d,
      0x01,
      0x07,
      0x03,
      ...new Array(300).fill(7),
    ]);
    expect(await refusal(() => data.dicom(envelope))).toBe(
      "dicom: this file is encrypted as a whole (a CMS envelope): decrypt it with the key of its sender",
    );
    expect(await refusal(async () => (await open({ modality: "CT", encrypted: true })).image)).toBe(
      "dicom: parts of this file are encrypted (tag 0400,0500), and no picture is left outside them",
    );
  });

  test.each([
    ["a PNG picture", () => asset("fundus.png"), "this is a PNG picture, no DICOM file: data.png reads it"],
    [
      "a JPEG picture",
      () => Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, ...new Array(200).fill(0)]),
      "this is a JPEG picture, no DICOM file; save it as PNG, which data.png reads",
    ],
    [
      "a zip archive",
      () => Uint8Array.from([0x50, 0x4b, 3, 4, ...new Array(200).fill(0)]),
      "this is a zip archive: unpack it and give one of the files in it",
    ],
    ["a gzip file", () => asset("mnist.bin.gz"), "this file is packed by gzip: unpack it first"],
    [
      "a table",
      () => asset("wdbc.csv"),
      'this is not a DICOM file: the letters "DICM" are missing at byte 128, and it does not begin with a tag',
    ],
    ["nothing", () => new Uint8Array(0), "the file is empty"],
    [
      "a word",
      () => "thorax-ct.dcm" as never,
      'expects the bytes of a file, as in data.dicom(await asset("thorax-ct.dcm")), but was given the text "thorax-ct.dcm"',
    ],
    [
      "undefined",
      () => undefined as never,
      'expects the bytes of a file, as in data.dicom(await asset("thorax-ct.dcm")), but was given undefined',
    ],
    [
      "a list",
      () => [1, 2] as never,
      'expects the bytes of a file, as in data.dicom(await asset("thorax-ct.dcm")), but was given an array (make it a tensor with tensor([…]))',
    ],
  ])("%s", async (_what, bytes, sentence) => {
    expect(await refusal(async () => data.dicom(await bytes()))).toBe(`dicom: ${sentence}`);
  });

  test("what is asked for is not in it", async () => {
    const ecg = await data.dicom(await asset("ecg.dcm"));
    expect(await refusal(() => ecg.image)).toBe("dicom: this file holds curves, no picture: ask for its waveforms");
    expect(await refusal(() => ecg.structures)).toBe("dicom: this file (modality ECG) holds no structures");
    const set = await data.dicom(await asset("rtstruct.dcm"));
    expect(await refusal(() => set.image)).toBe("dicom: this file holds contours, no picture: ask for its structures");
    const ct1 = await open(ct);
    expect(await refusal(() => ct1.waveforms)).toBe("dicom: this file (modality CT) holds no curves");
    expect(await refusal(() => ct1.value("Patient name"))).toBe(
      'dicom: our list of tags has no name "Patient name"; did you mean "Patient\'s name"?',
    );
    expect(await refusal(() => ct1.value("zzz"))).toBe(
      'dicom: our list of tags has no name "zzz"; a number, such as "0010,0010", goes as well',
    );
  });

  test("colours and depths that this reader does not know", async () => {
    expect(await refusal(async () => (await open({ ...ct, photometric: "YBR_FULL_422" })).image)).toBe(
      "dicom: the colours are written as YBR_FULL_422, which this reader does not know; it knows grey and RGB",
    );
    expect(await refusal(async () => (await open({ ...ct, allocated: 1, raw: new Uint8Array(2) })).image)).toBe(
      "dicom: the pixels take 1 bits each; this reader knows 8, 16 and 32",
    );
  });
});

test("a buffer of Node and an ArrayBuffer will do", async () => {
  const bytes = await asset("small-mr.dcm");
  expect((await data.dicom(Buffer.from(bytes))).modality).toBe("MR");
  expect((await data.dicom(Uint8Array.from(bytes).buffer)).modality).toBe("MR");
});
