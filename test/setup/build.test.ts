import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { newProject, run } from "./project.js";

const hash = (project: string) => JSON.parse(readFileSync(join(project, "src", "dist", "build.json"), "utf8")).hash;
/** A lecture with a word of its own and a figure made with the library's parts. */
const fakeLecture = (number: number) => `
  import { register } from "../../lesson/registry.js";
  import { scatter } from "../../plot/charts.js";

  const terms = [{ id: "word ${number}", lecture: ${number}, means: "Something." }];
  export const lecture = {
    number: ${number}, notebook: "${number}.ipynb", exercises: [], quiz: [], terms, vendor: [], facts: [],
  };
  register(lecture);
  export const figure = () => scatter([1], [2], { alt: "A point." });
`;
const library = { call: "buildLibrary" };

describe("the library's build", () => {
  test("is skipped when nothing changed, done when a source did", async () => {
    const project = newProject({ compiled: false });
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
    const project = newProject({ compiled: false });
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

  test("with ten lectures has the same entry as with three, and each lecture shares the library with it", async () => {
    const project = newProject({ compiled: false });
    const course = (number: number) => join(project, "src", "course", String(number).padStart(2, "0"));
    const others = [4, 5, 6, 7, 8, 9, 10];
    for (const number of others) rmSync(course(number), { recursive: true, force: true });
    await run(project, library);
    const dist = (name: string) => readFileSync(join(project, "src", "dist", name), "utf8");
    // What is exported to lectures under which short name may differ, what is loaded may not.
    const loaded = () =>
      ["index.js", "library.js"]
        .map(dist)
        .join("")
        .replace(/^(?:import|export) \{.*$/gm, "");
    const three = loaded();
    for (const number of others) {
      mkdirSync(course(number));
      writeFileSync(join(course(number), "index.ts"), fakeLecture(number));
    }
    await run(project, library);
    expect(loaded() === three, "the entry and what it imports are the same").toBe(true);
    // Some lines of the bundler's own, which name the members of a module, may stand in a file beside.
    const imports = (name: string) =>
      [...dist(name).matchAll(/^(?:import|export) .* from "(.*)";$/gm)]
        .map(([, to]) => to)
        .filter((to) => to !== "./rolldown-runtime.js");
    expect([imports("index.js"), imports("library.js")]).toEqual([
      ["./library.js", "./persistence/asset.js"],
      ["./persistence/asset.js"],
    ]);
    expect(imports("persistence/asset.js")).toEqual([]);

    rmSync(join(project, "src", "assets"), { recursive: true }); // those beside the compiled modules are read
    const tried = `
      import { data, lesson, plot } from "gradus";
      import { figure, lecture } from "gradus/lecture-10";
      lesson.term("word 10");
      console.log(figure() instanceof plot.Figure, lecture.number, (await data.digits()).labels.length);
      import("gradus/lecture-11").catch(({ code }) => console.log(code));`;
    const said = execFileSync(process.execPath, ["--input-type=module", "-e", tried], {
      cwd: project,
      encoding: "utf8",
    });
    expect(said).toBe("word 10: Something.\ntrue 10 1797\nERR_MODULE_NOT_FOUND\n");
  });

  test("of four processes at once is one build, and all four succeed", async () => {
    const project = newProject({ compiled: false });
    const ends = await Promise.all([1, 2, 3, 4].map(() => run(project, library)));
    expect(ends.map(({ code, said }) => [code, said])).toEqual(Array(4).fill([0, ""]));
    expect(existsSync(join(project, "src", "dist", "index.js"))).toBe(true);
    expect(readdirSync(join(project, "build")).filter((name) => name.includes(".lock"))).toEqual([]);
  });
});
