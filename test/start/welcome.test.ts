import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import MarkdownIt from "markdown-it";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { projectRoot } from "../../scripts/setup/index.mjs";
import { copyMissing } from "../../scripts/start/copies.js";
import { lectures } from "../../scripts/start/lectures.js";
import { keepWelcome, writeWelcome } from "../../scripts/start/welcome.js";

let root: string;
const page = (path: "builder" | "clinician" = "builder") =>
  readFileSync(join(root, path === "builder" ? "my/Welcome.md" : "my/clinician/Welcome.md"), "utf8");
const row = (number: number) =>
  page()
    .split("\n")
    .find((line) => line.startsWith(`| ${number} |`));

/** A lecture with one exercise for everybody and one for builders. */
function writeLecture(number: number, title: string) {
  const starter = (id: string, tags: string[]) => ({
    cell_type: "code",
    source: `lesson.check("${id}", undefined);`,
    metadata: { tags, gradus: { exercise: id } },
    outputs: [],
    execution_count: null,
  });
  const text =
    "# A title\n\nSomething happened. **What will happen next?**\n\n**Time:** 44 minutes for the main path, 81 more for the side rooms.";
  const cells = [
    { cell_type: "markdown", source: text, metadata: {} },
    starter(`E${number}.1`, []),
    starter(`E${number}.2`, ["engineer"]),
  ];
  const notebook = { cells, metadata: { gradus: { lecture: number, title } }, nbformat: 4, nbformat_minor: 5 };
  mkdirSync(join(root, "notebooks"), { recursive: true });
  writeFileSync(join(root, "notebooks", `0${number}-lecture.ipynb`), JSON.stringify(notebook));
}

/** Runs the copy's cells as a learner would: each exercise in the list is right, the others are not yet. */
function work(number: number, solved: string[], copy = `my/0${number}-lecture.ipynb`) {
  const notebook = JSON.parse(readFileSync(join(root, copy), "utf8"));
  for (const cell of notebook.cells.filter((cell: any) => cell.cell_type === "code")) {
    const id = cell.metadata.gradus.exercise;
    const verdict = solved.includes(id) ? "right" : "not yet";
    cell.execution_count = 1;
    cell.outputs = [{ output_type: "display_data", data: {}, metadata: { gradus: { kind: "check", id, verdict } } }];
  }
  writeFileSync(join(root, copy), JSON.stringify(notebook));
}

const write = () => writeWelcome(root, "builder", { replace: true });

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "gradus-welcome-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  writeLecture(1, "Lines");
  writeLecture(2, "Networks");
  copyMissing(root, "builder");
  copyMissing(root, "clinician");
});

describe("the welcome page", () => {
  test("lists ten lectures: those there are with link, question and minutes, the others as in preparation", () => {
    write();
    expect(row(1)).toBe("| 1 | [Lines](01-lecture.ipynb) | What will happen next? | 44 + 81 min | not begun |");
    expect([3, 4, 5, 6, 7, 8, 9, 10].map((number) => row(number)?.endsWith("| *in preparation* |"))).toEqual(
      new Array(8).fill(true),
    );
  });

  test("begins with the first lecture, then goes on with the one that was saved last", () => {
    write();
    expect(page()).toContain("**Begin** with [1 · Lines](01-lecture.ipynb). What will happen next?");
    work(2, []);
    utimesSync(join(root, "my/02-lecture.ipynb"), 1, 1);
    work(1, ["E1.1"]);
    write();
    expect(page()).toContain("**Continue** with [1 · Lines](01-lecture.ipynb): 1 of 2 exercises solved.");
    expect(row(2)).toContain("0 of 2 exercises solved");
  });

  test("goes on to the next lecture when one is solved, and ends when all are", () => {
    work(1, ["E1.1", "E1.2"]);
    write();
    expect(page()).toContain("**Go on** with [2 · Networks](02-lecture.ipynb).");
    work(2, ["E2.1", "E2.2"]);
    write();
    expect(page()).toContain("You have solved every exercise there is.");
  });

  test("of a clinician counts no builders' exercises, says how to see folded code, and names its own folder", () => {
    work(1, [], "my/clinician/01-lecture.ipynb");
    writeWelcome(root, "clinician", { replace: true });
    expect(page("clinician")).toContain("0 of 1 exercises solved");
    expect(page("clinician")).toContain("three dots stand for a folded cell");
    expect(page("clinician")).toContain("`my/clinician`");
    expect(page("clinician")).not.toContain("+ 81");
  });

  test("says which copies are older than the course, and how to get the new text", () => {
    write();
    expect(page()).not.toContain("changed since your copy was made");
    writeLecture(2, "Networks, second edition");
    const changed = readFileSync(join(root, "notebooks/02-lecture.ipynb"), "utf8").replace("What will", "What may");
    writeFileSync(join(root, "notebooks/02-lecture.ipynb"), changed);
    write();
    expect(page()).toContain("**Lecture 02 has changed since your copy was made.**");
    expect(page()).toContain("`npm start -- --reset 02`");
  });

  test("leads only to files that exist", () => {
    write();
    const links = [...page().matchAll(/\]\(([^)]+)\)/g)].map(([, target]) => target as string);
    expect(links.length).toBeGreaterThan(2);
    expect(links.filter((target) => !existsSync(join(root, "my", target)))).toEqual([]);
  });

  test("is Markdown that needs no HTML but its mark", () => {
    write();
    const html = new MarkdownIt({ html: false }).render(page());
    expect(html.match(/&lt;(?!!-- [0-9a-f]{12} --&gt;)/g)).toBeNull();
    expect(html.match(/<h2>/g)?.length).toBe(4);
  });

  test("keeps what a learner wrote into it: in my/backup at the next start, untouched while JupyterLab runs", () => {
    write();
    const noted = `${page()}\nMy notes.\n`;
    writeFileSync(join(root, "my/Welcome.md"), noted);
    work(1, ["E1.1"]);
    writeWelcome(root, "builder", { replace: false });
    expect(page()).toBe(noted);
    const { backup } = write();
    expect(readFileSync(join(root, backup ?? ""), "utf8")).toBe(noted);
    expect(page()).toContain("1 of 2 exercises solved");
    write();
    expect(readdirSync(join(root, "my/backup")).length).toBe(1);
  });

  test("follows the notebooks while they are saved, on both paths", async () => {
    write();
    onTestFinished(keepWelcome(root));
    work(1, ["E1.1", "E1.2"]);
    work(1, ["E1.1"], "my/clinician/01-lecture.ipynb");
    await vi.waitFor(() => {
      expect(row(1)).toContain("2 of 2 exercises solved");
      expect(page("clinician")).toContain("1 of 1 exercises solved");
    }, 10_000);
  });

  test("is written although a copy is broken", () => {
    writeFileSync(join(root, "my/01-lecture.ipynb"), "{ cut off");
    write();
    expect(row(1)).toContain("not begun");
  });
});

test("of the course itself: every notebook says its question and both its times", () => {
  const there = lectures(projectRoot()).filter(({ file }) => file !== undefined);
  const numbers = there.map(({ number }) => number);
  expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  for (const { question, minutes } of there) {
    expect(question).toMatch(/\?$/);
    expect(minutes?.main).toBeLessThanOrEqual(45);
    expect(minutes?.rooms).toBeGreaterThan(0);
  }
});
