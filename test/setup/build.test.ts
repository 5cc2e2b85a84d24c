import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { newProject, run } from "./project.js";

const hash = (project: string) => JSON.parse(readFileSync(join(project, "src", "dist", "build.json"), "utf8")).hash;
const library = { call: "buildLibrary" };

describe("the library's build", () => {
  test("is skipped when nothing changed, done when a source did", async () => {
    const project = newProject();
    await run(project, library);
    const before = hash(project);
    writeFileSync(join(project, "src", "dist", "mark"), "");
    await run(project, library);
    expect(existsSync(join(project, "src", "dist", "mark"))).toBe(true);

    writeFileSync(join(project, "src", "added.ts"), "export const added = 1;\n");
    await run(project, library);
    expect(existsSync(join(project, "src", "dist", "added.d.ts"))).toBe(true);
    expect(existsSync(join(project, "src", "dist", "mark"))).toBe(false);
    expect(hash(project)).not.toBe(before);
  });

  test("that fails says where, and leaves the last good one in place", async () => {
    const project = newProject();
    await run(project, library);
    const before = hash(project);
    writeFileSync(join(project, "src", "wrong.ts"), 'export const wrong: number = "text";\n');
    const { code, said, last } = await run(project, library);
    expect(code).toBe(1);
    expect(said).toMatch(/wrong\.ts.*1,14.*error TS2322/);
    expect(last).toBe("src does not compile: see the errors above. What was built before stays in use.");
    expect(hash(project)).toBe(before);
    expect(existsSync(join(project, "src", "dist", "index.js"))).toBe(true);
  });

  test("of four processes at once is one build, and all four succeed", async () => {
    const project = newProject();
    const ends = await Promise.all([1, 2, 3, 4].map(() => run(project, library)));
    expect(ends.map(({ code, said }) => [code, said])).toEqual(Array(4).fill([0, ""]));
    expect(existsSync(join(project, "src", "dist", "index.js"))).toBe(true);
    expect(readdirSync(join(project, "build")).filter((name) => name.includes(".lock"))).toEqual([]);
  });
});
