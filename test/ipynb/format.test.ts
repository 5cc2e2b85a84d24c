import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseJson, toValue } from "../../scripts/ipynb/json.js";
import { readNotebook } from "../../scripts/ipynb/notebook.js";
import { dumps, splitLines } from "../../scripts/ipynb/python-json.js";
import { screenText } from "../../scripts/ipynb/terminal.js";

const python = (code: string, input: unknown): string =>
  execFileSync("python3", ["-c", `import json, sys\nv = json.loads(sys.stdin.buffer.read().decode())\n${code}`], {
    input: JSON.stringify(input),
    encoding: "utf8",
    env: { ...process.env, PYTHONUTF8: "1" },
  });

describe("writing as nbformat does", () => {
  test("numbers, texts and keys come out as Python's json writes them", () => {
    const value = {
      numbers: [0, 1, -1.5, 1e-4, 1e-5, 1.25e-7, 123456.789, 1e15, 1e16, 1e21, 1.5e300, 5e-324, 0.1 + 0.2],
      texts: ['quote " and \\', "tab\t and \u0001", "ä 🎉 \u2028", ""],
      z: [],
      a: { "\uFB01": 1, "\u{1F600}": 2, B: {}, b: null, t: true },
    };
    const sorted =
      'sys.stdout.write(json.dumps(v, indent=1, sort_keys=True, ensure_ascii=False, separators=(",", ": ")))';
    expect(dumps(value)).toBe(python(sorted, value));
  });

  test("lines end where Python's splitlines ends them", () => {
    const texts = ["a\nb", "a\r\nb\r", "\n\n", "", "a\u2028b\x0bc\x85d", "no end", "end\n"];
    const split = texts.map((text) => JSON.parse(python("print(json.dumps(v.splitlines(True)))", text)));
    expect(texts.map(splitLines)).toEqual(split);
  });
});

describe("reading JSON", () => {
  test("NaN, infinities and −0 are numbers", () => {
    expect(toValue(parseJson("[NaN, Infinity, -Infinity, -0.0]"))).toEqual([Number.NaN, Infinity, -Infinity, -0]);
  });

  test.each(['{"a": [1, 2', '{"a": "text', '{"a"', ""])("%j is cut off", (text) => {
    expect(() => parseJson(text)).toThrow(expect.objectContaining({ cutOff: true }));
  });

  test.each(['{"a": 1,}', "{a: 1}", "[1] 2", "hello", '["\n"]'])("%j is wrong in the middle", (text) => {
    expect(() => parseJson(text)).toThrow(expect.objectContaining({ cutOff: false }));
  });

  test("a string may be as long as an output is: sixty million characters", () => {
    const long = `${"x".repeat(30_000_000)}\\"\\n${"y".repeat(30_000_000)}`;
    const read = parseJson(`{"${"k".repeat(100)}": ["${long}", "a\\\\"]}`);
    const [text, slash] = (toValue(read) as Record<string, string[]>)["k".repeat(100)]!;
    expect(text!.length).toBe(60_000_002);
    expect(slash).toBe("a\\");
  });
});

describe("a file that an editor has marked", () => {
  test.each([
    ["UTF-8", [0xef, 0xbb, 0xbf], "begins with a byte order mark"],
    ["UTF-16", [0xff, 0xfe], "is UTF-16 text"],
  ])("as %s is refused with the reason", (_name, mark, sentence) => {
    const path = join(mkdtempSync(join(tmpdir(), "gradus-mark-")), "a.ipynb");
    writeFileSync(path, Buffer.concat([Buffer.from(mark), Buffer.from("{}")]));
    expect(() => readNotebook(path)).toThrow(
      expect.objectContaining({ name: "Problem", message: expect.stringContaining(sentence) }),
    );
    rmSync(dirname(path), { recursive: true });
  });
});

describe("what stays on the screen", () => {
  test.each([
    ["10 %\r100 %", "100 %"],
    ["abc\rx", "xbc"],
    ["ab\bc", "ac"],
    ["a\n\b\bb", "a\nb"],
    ["one\rtwo\nthree", "two\nthree"],
  ])("of %j is %j", (stream, screen) => expect(screenText(stream)).toBe(screen));
});
