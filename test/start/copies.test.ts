import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { copyMissing, reset } from "../../scripts/start/copies.js";

let root: string;
const write = (name: string, text: string) => {
  mkdirSync(join(root, name, ".."), { recursive: true });
  writeFileSync(join(root, name), text);
};
const read = (name: string) => readFileSync(join(root, name), "utf8");

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "gradus-copies-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  write("notebooks/01-lines.ipynb", "one");
  write("notebooks/03-trees.ipynb", "three");
  write("notebooks/data/points.csv", "1,2");
  write("notebooks/.ipynb_checkpoints/01-lines.ipynb", "old");
});

describe("the learner's copies", () => {
  test("are every file of the course, data included, checkpoints not", () => {
    expect(copyMissing(root).sort()).toEqual(["01-lines.ipynb", "03-trees.ipynb", join("data", "points.csv")]);
    expect(read("my/data/points.csv")).toBe("1,2");
  });

  test("are never overwritten, whatever changes in the course", () => {
    copyMissing(root);
    write("my/01-lines.ipynb", "my answers");
    write("notebooks/01-lines.ipynb", "one, second edition");
    write("notebooks/04-new.ipynb", "four");
    expect(copyMissing(root)).toEqual(["04-new.ipynb"]);
    expect(read("my/01-lines.ipynb")).toBe("my answers");
  });

  test.each(["3", "03", "trees"])("renewed by --reset %s keep what was there in my/backup", (wanted) => {
    write("my/03-trees.ipynb", "my answers");
    const { copy, backup } = reset(root, wanted);
    expect(read(copy)).toBe("three");
    expect(read(backup ?? "")).toBe("my answers");
  });

  test.each(["7", "nothing", "ipynb"])(
    "--reset %s, which means none or two, is refused with the names there are",
    (wanted) => {
      expect(() => reset(root, wanted)).toThrow(/The notebooks are 01-lines\.ipynb, 03-trees\.ipynb\./);
    },
  );
});
