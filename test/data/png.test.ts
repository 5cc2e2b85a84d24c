import { deflateSync } from "node:zlib";
import { PNG } from "pngjs";
import { describe, expect, test } from "vitest";
import { asset, data } from "../../src/index.js";

/** A PNG file of these lines, each with its filter in front; the checksums are left 0, for nobody reads them. */
function built(
  head: { width: number; height: number; bits: number; type: number; interlaced?: number },
  lines: number[],
  palette?: number[],
) {
  const chunk = (kind: string, body: Uint8Array) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    return Buffer.concat([length, Buffer.from(kind, "latin1"), body, Buffer.alloc(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(head.width, 0);
  header.writeUInt32BE(head.height, 4);
  header.set([head.bits, head.type, 0, 0, head.interlaced ?? 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
    chunk("IHDR", header),
    ...(palette ? [chunk("PLTE", Uint8Array.from(palette))] : []),
    chunk("IDAT", deflateSync(Uint8Array.from(lines))),
    chunk("IEND", new Uint8Array(0)),
  ]);
}

describe("pictures of the library", () => {
  test.each(["fundus.png", "chest-film.png", "microaneurysms.png"] as const)(
    "%s has the pixels that pngjs finds",
    async (name) => {
      const ours = await data.png(await asset(name));
      const theirs = PNG.sync.read(Buffer.from(await asset(name)));
      expect([ours.width, ours.height]).toEqual([theirs.width, theirs.height]);
      const rgb = theirs.data.filter((_, i) => i % 4 < ours.channels);
      expect(Buffer.compare(Buffer.from(ours.values), Buffer.from(rgb))).toBe(0);
    },
  );

  test("the film and the detail are grey, the fundus is coloured", async () => {
    expect((await data.png(await asset("chest-film.png"))).channels).toBe(1);
    expect((await data.png(await asset("microaneurysms.png"))).channels).toBe(1);
    expect((await data.png(await asset("fundus.png"))).channels).toBe(3);
  });
});

describe("every kind", () => {
  test("one bit, two and four become 0 to 255", async () => {
    const one = await data.png(built({ width: 10, height: 1, bits: 1, type: 0 }, [0, 0b10100000, 0b01000000]));
    expect(Array.from(one.values)).toEqual([255, 0, 255, 0, 0, 0, 0, 0, 0, 255]);
    const two = await data.png(built({ width: 4, height: 1, bits: 2, type: 0 }, [0, 0b00011011]));
    expect([Array.from(two.values), two.bits]).toEqual([[0, 85, 170, 255], 8]);
    const four = await data.png(built({ width: 2, height: 1, bits: 4, type: 0 }, [0, 0xf1]));
    expect(Array.from(four.values)).toEqual([255, 17]);
  });

  test("sixteen bits stay sixteen", async () => {
    const picture = await data.png(built({ width: 2, height: 1, bits: 16, type: 0 }, [0, 1, 2, 255, 255]));
    expect([Array.from(picture.values), picture.bits]).toEqual([[258, 65535], 16]);
  });

  test("a palette's numbers become its colours; opacity is the last channel", async () => {
    const palette = await data.png(built({ width: 2, height: 1, bits: 8, type: 3 }, [0, 1, 0], [1, 2, 3, 4, 5, 6]));
    expect([Array.from(palette.values), palette.channels]).toEqual([[4, 5, 6, 1, 2, 3], 3]);
    expect((await data.png(built({ width: 1, height: 1, bits: 8, type: 4 }, [0, 9, 255]))).channels).toBe(2);
    expect((await data.png(built({ width: 1, height: 1, bits: 8, type: 6 }, [0, 9, 8, 7, 255]))).channels).toBe(4);
  });

  test("all five filters are taken back", async () => {
    // each line is 10 20 30, written as it stands, against the left, against above, against their mean, and Paeth's way
    const lines = [[0, 10, 20, 30], [1, 10, 10, 10], [2, 0, 0, 0], [3, 5, 5, 5], [4, 0, 0, 0]].flat(); // biome-ignore format: one line
    const picture = await data.png(built({ width: 3, height: 5, bits: 8, type: 0 }, lines));
    expect(Array.from(picture.values)).toEqual(Array.from({ length: 5 }, () => [10, 20, 30]).flat());
  });
});

describe("what is no picture gets a sentence", () => {
  const grey = { width: 3, height: 1, bits: 8, type: 0 };
  test.each([
    ["another file", () => asset("wdbc.csv"), "this is no PNG picture: its first eight bytes are others"],
    [
      "a word",
      () => "film.png" as never,
      'expects the bytes of a file, as in data.png(await asset("chest-film.png")), but was given the text "film.png"',
    ],
    [
      "an interlaced picture",
      () => built({ ...grey, interlaced: 1 }, [0, 1, 2, 3]),
      "the picture is interlaced, which this reader does not know: save it anew without",
    ],
    [
      "too few lines",
      () => built({ ...grey, height: 2 }, [0, 1, 2, 3]),
      "the file ends in the middle of the picture: fetch it again",
    ],
    [
      "a file that was cut off",
      async () => (await asset("fundus.png")).slice(0, 90_000),
      "the file ends in the middle of the picture or is damaged: fetch it again",
    ],
    ["an unknown filter", () => built(grey, [9, 1, 2, 3]), "there is no filter 9: the file is damaged"],
    [
      "an unknown colour type",
      () => built({ ...grey, type: 5 }, [0, 1, 2, 3]),
      "there is no colour type 5: the file is damaged",
    ],
    ["no palette", () => built({ ...grey, type: 3 }, [0, 1, 2, 3]), "the picture has no palette: the file is damaged"],
    [
      "no header",
      () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
      "the picture has no header: the file is damaged",
    ],
  ])("%s", async (_what, bytes, sentence) => {
    await expect(async () => data.png(await bytes())).rejects.toThrow(`png: ${sentence}`);
  });
});
