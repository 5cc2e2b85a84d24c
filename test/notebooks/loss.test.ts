import { execFileSync, spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { verify } from "../../scripts/notebooks/index.js";
import { claim } from "../../scripts/notebooks/store/lock.js";
import { replaceFile } from "../../scripts/notebooks/store/write.js";
import { code, notebook } from "./faults/notebook.js";
import { ProjectFolder, processesOf, root, within } from "./project-folder.js";

const all = Boolean(process.env.GRADUS_ALL);
const folder = new ProjectFolder("loss");
afterAll(() => folder.remove());

const cells = Array.from({ length: 5 }, (_, i) => code(`console.log(${i}, Math.random());`));
const source = notebook(cells);
let path = "";
beforeEach(() => {
  path = folder.write("notebook.ipynb", source);
});

const isComplete = (text: string) => {
  const { cells } = JSON.parse(text) as { cells: { outputs: unknown[]; execution_count: number }[] };
  return cells.every(({ outputs, execution_count }, i) => outputs.length === 1 && execution_count === i + 1);
};

function startUpdate() {
  const child = spawn(process.execPath, [join(root, "scripts/notebooks/main.mjs"), path, "--update"], {
    stdio: "ignore",
  });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  return { child, ended };
}

describe("a runner that is ended while it stores", () => {
  /** Milliseconds that storing takes when nobody disturbs it. */
  let whole = 0;
  beforeAll(async () => {
    path = folder.write("notebook.ipynb", source);
    const start = performance.now();
    await startUpdate().ended;
    whole = performance.now() - start;
  }, 120_000);

  // The file is written near the end: there the moments lie closer.
  const moments = Array.from({ length: all ? 20 : 3 }, (_, i) => ({
    signal: i % 2 ? ("SIGINT" as const) : ("SIGKILL" as const),
    part: all ? Math.round(110 * Math.random() ** 0.4) : [30, 60, 95][i]!,
  }));

  test.each(moments)(
    "by $signal after $part % of its time leaves the file whole and nothing else",
    async ({ signal, part }) => {
      const after = (whole * part) / 100;
      const { child, ended } = startUpdate();
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, after))]);
      child.kill(signal);
      await ended;
      const text = readFileSync(path, "utf8");
      expect(text === source || isComplete(text)).toBe(true);
      expect(folder.files()).toEqual(["notebook.ipynb"]);
      expect(await within(5, () => processesOf(child.pid!).length === 0), "server and kernels are gone").toBe(true);
    },
    60_000,
  );
});

describe.skipIf(process.platform === "win32")("a writer that is killed while the new text goes to the disk", () => {
  const built = pathToFileURL(join(root, "build/scripts/notebooks/store/write.js")).href;
  const writer = `const { replaceFile } = await import(${JSON.stringify(built)});
    replaceFile(process.argv[1], process.argv[2], "old", "x".repeat(80_000_000));`;

  // The moments: the temporary file is there, it grows, it is synchronised and renamed.
  test.each([0, 5, 20, 60, 120, 250])("%i ms after it began leaves the old text or the new, whole", async (after) => {
    const base = mkdtempSync(join(root, "build", "test-notebooks", "killed-"));
    const file = join(base, "a.ipynb");
    writeFileSync(file, "old");
    const child = spawn(process.execPath, ["--input-type=module", "-e", writer, base, file], { stdio: "ignore" });
    const ended = new Promise((resolve) => child.once("exit", resolve));
    const temporary = () =>
      existsSync(join(base, "build", "tmp")) && readdirSync(join(base, "build", "tmp")).length > 0;
    await within(30, () => temporary() || child.exitCode !== null);
    await new Promise((resolve) => setTimeout(resolve, after));
    child.kill("SIGKILL");
    await ended;
    const text = readFileSync(file, "utf8");
    expect(text === "old" || text === "x".repeat(80_000_000)).toBe(true);
    expect(readdirSync(base).sort()).toEqual(["a.ipynb", "build"]);
    rmSync(base, { recursive: true });
  });

  test("what it left under build is cleared away by the next one that stores", () => {
    const base = mkdtempSync(join(root, "build", "test-notebooks", "left-"));
    const left = join(base, "build", "tmp", "4194305-a.ipynb"); // no process has this number
    mkdirSync(dirname(left), { recursive: true });
    writeFileSync(left, "half");
    const file = join(base, "a.ipynb");
    writeFileSync(file, "old");
    replaceFile(base, file, "old", "new");
    expect([readFileSync(file, "utf8"), existsSync(left)]).toEqual(["new", false]);
    rmSync(base, { recursive: true });
  });
});

describe("storing", () => {
  test("a second time changes no byte", async () => {
    writeFileSync(path, notebook([code("console.log(1 / 3); 1 + 1")]));
    await verify({ names: [path], update: true });
    const stored = readFileSync(path);
    const second = await verify({ names: [path], update: true });
    expect(readFileSync(path).equals(stored)).toBe(true);
    expect(second.notebooks[0]).toMatchObject({ outcome: "passed", stored: { cells: [], written: false } });
  }, 60_000);

  test("does not happen when a cell throws", async () => {
    writeFileSync(path, notebook([code("console.log(1)"), code('throw new Error("boom")')]));
    const before = readFileSync(path);
    const report = await verify({ names: [path], update: true });
    expect(report.exitCode).toBe(1);
    expect(readFileSync(path).equals(before)).toBe(true);
  }, 60_000);

  test("does not overwrite what somebody saved meanwhile", async () => {
    const slow = notebook([code("await new Promise((resolve) => setTimeout(resolve, 1500)); console.log(1);")]);
    const saved = slow.replace("console.log(1)", "console.log(2)");
    writeFileSync(path, slow);
    const onProgress = ({ type }: { type: string }) => type === "cells" && writeFileSync(path, saved);
    const report = await verify({ names: [path], update: true, onProgress });
    expect(report).toMatchObject({ exitCode: 2, notebooks: [{ problem: expect.stringContaining("somebody else") }] });
    expect(readFileSync(path, "utf8")).toBe(saved);
  }, 60_000);

  test.runIf(all)(
    "waits for another runner on the notebook, and names it after 10 s",
    async () => {
      const release = await claim(root, path, true);
      const report = await verify({ names: [path], update: true });
      release();
      expect(report).toMatchObject({
        exitCode: 2,
        notebooks: [{ problem: expect.stringContaining(`process ${process.pid}`) }],
      });
      expect(readFileSync(path, "utf8")).toBe(source);
    },
    60_000,
  );

  test.runIf(all)(
    "by two runners at once is done by one after the other",
    async () => {
      const both = [startUpdate(), startUpdate()];
      expect(await Promise.all(both.map(({ ended }) => ended))).toEqual([0, 0]);
      expect(isComplete(readFileSync(path, "utf8"))).toBe(true);
    },
    90_000,
  );

  test("ends with a sentence when a cell kills the server", async () => {
    writeFileSync(path, notebook([code('process.kill(process.ppid, "SIGKILL"); await new Promise(() => {});')]));
    const report = await verify({ names: [path], update: true });
    expect(report).toMatchObject({ exitCode: 2, notebooks: [{ problem: expect.stringContaining("Server ended") }] });
  }, 60_000);
});

describe.runIf(process.platform === "linux" && process.getuid?.() === 0)("where writing fails", () => {
  const module = pathToFileURL(join(root, "build/scripts/notebooks/store/write.js")).href;
  const writer = `const { replaceFile } = await import(${JSON.stringify(module)});
    try { replaceFile(process.argv[1], process.argv[2], "old", "x".repeat(200_000)); console.log("stored"); }
    catch (error) { console.log(error.name + ": " + error.message); }`;
  const replace = (base: string, file: string, uid = 0) =>
    execFileSync(process.execPath, ["--input-type=module", "-e", writer, base, file], { encoding: "utf8", uid }).trim();

  test("a full disk is a sentence, and the old text stays", () => {
    const disk = mkdtempSync(join(tmpdir(), "gradus-disk-"));
    try {
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", disk], { stdio: "ignore" });
    } catch {
      rmSync(disk, { recursive: true });
      return; // Not every container may mount.
    }
    try {
      const file = join(disk, "a.ipynb");
      writeFileSync(file, "old");
      for (const base of [disk, root]) {
        expect(replace(base, file)).toBe("Problem: cannot be stored: the disk is full; nothing changed");
        expect(readFileSync(file, "utf8")).toBe("old");
      }
      expect(statSync(disk).isDirectory() && !existsSync(join(disk, ".a.ipynb"))).toBe(true);
    } finally {
      execFileSync("umount", [disk]);
      rmSync(disk, { recursive: true });
    }
  });

  test("a folder or file without permission is a sentence, and the old text stays", () => {
    const base = mkdtempSync(join(tmpdir(), "gradus-read-only-"));
    mkdirSync(join(base, "build", "tmp"), { recursive: true, mode: 0o777 });
    const file = join(base, "a.ipynb");
    writeFileSync(file, "old");
    expect(replace(base, file, 65_534)).toBe(
      "Problem: cannot be stored: no permission to write there; nothing changed",
    );
    expect(readFileSync(file, "utf8")).toBe("old");
    rmSync(base, { recursive: true });
  });
});
