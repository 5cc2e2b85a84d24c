import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { type Checked, checkExitCode, checkLectures } from "../../../scripts/notebooks/check/check.js";
import { checkReport } from "../../../scripts/notebooks/check/report.js";
import { writeSkeleton } from "../../../scripts/notebooks/check/skeleton.js";
import { writeCourse } from "../../../scripts/notebooks/check/skeleton-course.js";
import { styleFor } from "../../../scripts/notebooks/report/style.js";
import { selectNotebooks } from "../../../scripts/notebooks/select.js";
import { parseCommandLine } from "../../../scripts/notebooks/usage.js";
import { root } from "../project-folder.js";

function project(): string {
  const folder = mkdtempSync(join(tmpdir(), "gradus-new-"));
  mkdirSync(join(folder, "notebooks"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const report = (checked: Checked[]) => checkReport(checked, styleFor(false, {}));

test("the lectures hold every rule; what breaks one is told with cell and remedy", () => {
  const checked = checkLectures(selectNotebooks(root, ["01"], root), new Map());
  expect(checked[0]!.broken).toEqual([]);
  expect(report(checked)).toMatch(
    /✓ .*\n +core path +\d+ minutes \(\d+ stated\)\n +with side rooms and code +\d+ minutes \(\d+ stated\)\n\n1 notebook: 0 findings\n$/,
  );
  const found = checkLectures([{ name: "04", path: writeSkeleton(project(), "4", []) }], new Map());
  const text = report(found);
  for (const { cell, what, remedy } of found[0]!.broken) {
    expect(text).toContain(`${cell?.id ? `(${cell.id})` : ""}: ${what}\n    → ${remedy}\n`);
  }
  expect(text).toMatch(/\n1 notebook: \d+ findings\n$/);
});

test("a skeleton keeps every rule but the counts of what a lecture has at least", () => {
  const folder = project();
  const path = writeSkeleton(folder, "4", ["Convolutional", "networks"]);
  expect(path).toBe(join(folder, "notebooks", "04-convolutional-networks.ipynb"));
  const checked = checkLectures([{ name: "04", path }], new Map());
  const rules = [...new Set(checked[0]!.broken.map(({ rule }) => rule))];
  expect(rules).toEqual([
    "a finished lecture has what every lecture has",
    "four exercises are for builders, who write in two; one of the others is a judgement",
    "two cells are shown in PyTorch as well",
    "at least five links lead into src/",
  ]);
});

test("with the notebook comes what the library declares for it, and never in the place of what is there", () => {
  const folder = project();
  const written = writeCourse(folder, 4, "convolutional networks", "04-convolutional-networks.ipynb");
  expect(written).toContain("src/course/04/index.ts");
  expect(written).toContain("test/lesson/lecture-04.test.ts");
  for (const path of written) expect(readFileSync(join(folder, path), "utf8")).not.toMatch(/undefined|NaN/);
  expect(writeCourse(folder, 4, "another title", "04.ipynb")).toEqual([]);
});

test("a skeleton never takes the place of a lecture", () => {
  const folder = project();
  const path = writeSkeleton(folder, "04", []);
  const before = readFileSync(path);
  expect(() => writeSkeleton(folder, "4", ["Another", "title"])).toThrow(
    /^Lecture 4 is there: notebooks\/04-a-new-lecture/,
  );
  expect(readdirSync(join(folder, "notebooks"))).toHaveLength(1);
  expect(readFileSync(path).equals(before)).toBe(true);
  for (const text of ["0", "x", "4.5", "100", "-1"])
    expect(() => writeSkeleton(folder, text, [])).toThrow(/^--new expects a lecture's number/);
});

test("what cannot be read is said beside the others", () => {
  const folder = project();
  const broken = join(folder, "notebooks", "05-broken.ipynb");
  writeFileSync(broken, "{");
  const selection = [
    { name: "05-broken", path: broken },
    { name: "99", problem: "is not a notebook of the course" },
  ];
  const checked = checkLectures(selection, new Map());
  expect(report(checked)).toMatch(
    /^! 05-broken is cut off: .*\n\n! 99 is not a notebook of the course\n\n2 notebooks: 0 findings/,
  );
  expect(checkExitCode(checked)).toBe(2);
  const found = { name: "04", broken: [{ notebook: "04", what: "a", remedy: "b", rule: "c" }] };
  expect(checkExitCode([...checked, found])).toBe(1);
  expect(checkExitCode([{ name: "x", broken: [] }])).toBe(0);
});

test("--check and --new stand alone", () => {
  expect(parseCommandLine(["--check", "04"], {})).toMatchObject({ check: true, names: ["04"] });
  expect(parseCommandLine(["--new", "04", "A", "title"], {})).toMatchObject({ create: "04", names: ["A", "title"] });
  expect(() => parseCommandLine(["--check", "--update"], {})).toThrow("--check runs nothing");
  expect(() => parseCommandLine(["--new", "04", "--check"], {})).toThrow("--check runs nothing");
});
