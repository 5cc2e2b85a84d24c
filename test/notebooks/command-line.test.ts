import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { longestFirst, shard } from "../../scripts/notebooks/durations.js";
import { selectNotebooks } from "../../scripts/notebooks/select.js";
import { parseCommandLine, usage } from "../../scripts/notebooks/usage.js";
import { ProjectFolder, root } from "./project-folder.js";

describe("the command line", () => {
  test("reads every option", () => {
    const args = "3 cnn --update --fresh --watch --timeout 1.5 --jobs 2 --shard 2/3 --junit a.xml".split(" ");
    expect(parseCommandLine(args, {})).toMatchObject({
      ...{ names: ["3", "cnn"], update: true, fresh: true, watch: true, timeout: 1.5, jobs: 2, junit: "a.xml" },
      shard: { index: 2, count: 3 },
    });
  });

  test("pairs servers with tokens, wherever those stand", () => {
    const args = ["--server", "http://a:1/lab?token=x", "--server", "http://b:2/base", "--token", "y"];
    expect(parseCommandLine(args, {}).servers).toEqual([
      { url: "http://a:1/", token: "x" },
      { url: "http://b:2/base/", token: "y" },
    ]);
    expect(parseCommandLine(["--server", "http://a:1"], { GRADUS_TOKEN: "z" }).servers[0]!.token).toBe("z");
  });

  test.each([
    "--jobs 0",
    "--jobs 1.5",
    "--jobs many",
    "--timeout -1",
    "--timeout 0",
    "--timeout 1e9",
    "--shard 0/2",
    "--shard 3/2",
    "--shard 1",
    "--server somewhere",
    "--nonsense",
    "--update --solutions",
    "--update=yes",
  ])("refuses %s with one line", (text) => {
    expect(() => parseCommandLine(text.split(" "), {})).toThrow(
      expect.objectContaining({ name: "Problem", message: expect.not.stringContaining("\n") }),
    );
  });

  test("has a word on every option in its help", () => {
    for (const name of "update solutions fresh watch timeout jobs shard junit server token help".split(" ")) {
      expect(usage).toContain(`--${name}`);
    }
  });
});

describe("names of notebooks", () => {
  const [first] = selectNotebooks(root, [], root);

  test.runIf(first?.path)("are numbers, parts of names and paths from anywhere", () => {
    const file = first!.name.replace("notebooks/", "");
    const meant = [["1"], ["01"], ["LINEAR"], [file], [first!.name], [join("..", first!.name)], [first!.path!]];
    for (const names of meant) expect(selectNotebooks(root, names, join(root, "src"))).toEqual([first]);
  });

  test("mean a notebook once, however often it is named", () => {
    expect(selectNotebooks(root, ["1", "01"], root)).toHaveLength(1);
  });

  test.each([
    ["99", "is not a notebook of the course"],
    ["nonsense", "is not a notebook of the course"],
    ["src/a.ipynb", "does not exist"],
    ["src", "is not a notebook of the course"],
    ["./src", "folder"],
    ["/etc/passwd", "outside"],
  ])("%s: %s", (name, problem) => {
    expect(selectNotebooks(root, [name], root)[0]!.problem).toContain(problem);
  });

  test("may hold spaces and letters of every kind", () => {
    const folder = new ProjectFolder("Übung 1");
    const path = folder.write("ein heft ü.ipynb", "");
    expect(selectNotebooks(root, [path], root)[0]!.path).toBe(path);
    folder.remove();
  });
});

describe("shards", () => {
  const items = [10, 1, 7, 3, 3, 2, 8].map((size, i) => ({ name: `n${i}`, size, expected: size }));

  test("together are all notebooks, each once", () => {
    const parts = [1, 2, 3].flatMap((index) => shard(items, index, 3));
    expect(longestFirst(parts)).toEqual(longestFirst(items));
  });

  test("share the work evenly", () => {
    const loads = [1, 2, 3].map((index) => shard(items, index, 3).reduce((sum, { size }) => sum + size, 0));
    expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(2);
  });

  test("stay the same when a run between them has written down how long it took", () => {
    const first = shard(items, 1, 2);
    const timed = items.map((item) => ({ ...item, expected: first.includes(item) ? 0.1 : 60 }));
    const names = [...first, ...shard(timed, 2, 2)].map(({ name }) => name).sort();
    expect(names).toEqual(items.map(({ name }) => name));
  });
});
