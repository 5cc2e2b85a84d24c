import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { copyMissing, reset } from "../../scripts/start/copies.js";
import { choosePath } from "../../scripts/start/paths.js";

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
    const names = ["01-lines.ipynb", "03-trees.ipynb", join("data", "points.csv")];
    expect(copyMissing(root, "builder")).toEqual(names.map((name) => join("my", name)));
    expect(read("my/data/points.csv")).toBe("1,2");
  });

  test("are never overwritten, whatever changes in the course", () => {
    copyMissing(root, "builder");
    write("my/01-lines.ipynb", "my answers");
    write("notebooks/01-lines.ipynb", "one, second edition");
    write("notebooks/04-new.ipynb", "four");
    expect(copyMissing(root, "builder")).toEqual([join("my", "04-new.ipynb")]);
    expect(read("my/01-lines.ipynb")).toBe("my answers");
  });

  test("of the two paths lie apart: changing the path and back loses nothing", () => {
    copyMissing(root, "builder");
    write("my/01-lines.ipynb", "a builder's answers");
    copyMissing(root, "clinician");
    write("my/clinician/01-lines.ipynb", "a clinician's answers");
    expect([...copyMissing(root, "builder"), ...copyMissing(root, "clinician")]).toEqual([]);
    expect([read("my/01-lines.ipynb"), read("my/clinician/01-lines.ipynb")]).toEqual([
      "a builder's answers",
      "a clinician's answers",
    ]);
  });

  test.each(["3", "03", "trees"])("renewed by --reset %s keep what was there in my/backup", (wanted) => {
    write("my/03-trees.ipynb", "my answers");
    const { copy, backup } = reset(root, wanted, "builder");
    expect(read(copy)).toBe("three");
    expect(read(backup ?? "")).toBe("my answers");
  });

  test("renewed on one path leave the other path's copy alone", () => {
    write("my/03-trees.ipynb", "a builder's answers");
    write("my/clinician/03-trees.ipynb", "a clinician's answers");
    const { copy, backup } = reset(root, "3", "clinician");
    expect(copy).toBe(join("my", "clinician", "03-trees.ipynb"));
    expect([read(backup ?? ""), read("my/03-trees.ipynb")]).toEqual(["a clinician's answers", "a builder's answers"]);
    expect(readdirSync(join(root, "my", "backup"))).toEqual(["clinician"]);
  });

  test.each(["7", "nothing", "ipynb"])(
    "--reset %s, which means none or two, is refused with the names there are",
    (wanted) => {
      expect(() => reset(root, wanted, "builder")).toThrow(/The notebooks are 01-lines\.ipynb, 03-trees\.ipynb\./);
      expect(existsSync(join(root, "my"))).toBe(false);
    },
  );
});

describe("the path", () => {
  test("is a builder's at first, and afterwards the one of the last time", () => {
    expect(choosePath(root)).toBe("builder");
    expect(choosePath(root, "clinician")).toBe("clinician");
    expect(choosePath(root)).toBe("clinician");
    expect(choosePath(root, "builder")).toBe("builder");
    expect(choosePath(root)).toBe("builder");
  });

  test("is a builder's where the record of the last time is not a path", () => {
    write("my/.path", "nonsense");
    expect(choosePath(root)).toBe("builder");
  });
});
