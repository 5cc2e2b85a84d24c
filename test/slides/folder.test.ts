import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { installedBrowser } from "../../scripts/browser/installed.js";
import { launchBrowser } from "../../scripts/browser/launch.js";
import { exportCopies, exportDecks } from "../../scripts/slides/export.js";
import { writeList } from "../../scripts/slides/folder/list.js";
import { code, figure, folder, notebookOf, text } from "./notebook.js";
import { visitDeck } from "./visit/visit.js";

const line = [{ type: "scatter", x: [1, 2], y: [1, 2] }];
const lesson = [text("# Lines\n\n$y = wx$"), code("plot()", { outputs: [figure(line)] })];
const options = { audience: "engineer", theme: "light" } as const;

/** The list's text, without tags. */
const listIn = (out: string) =>
  readFileSync(join(out, "index.html"), "utf8")
    .replace(/[\s\S]*<main>/, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");

describe("the list of a folder", () => {
  test("names all decks and copies that lie there, not only those just written, with their PDFs", async () => {
    const out = folder();
    await exportDecks([notebookOf(lesson, out, "01-a")], { ...options, out });
    await exportDecks([notebookOf(lesson, out, "02-b")], { ...options, out });
    await exportCopies([notebookOf(lesson, out, "03-c")], { audience: "clinician", out });
    writeFileSync(join(out, "02-b.pdf"), "");
    writeFileSync(join(out, "notes.html"), "<p>somebody's</p>");
    expect(await writeList(out)).toBe(true);
    expect(await writeList(out)).toBe(true);
    expect(listIn(out)).toMatch(
      /^ Gradus Slides Slides 2 slides Slides 2 slides · PDF To read for clinicians Notebook 03-c $/,
    );
    const links = [...readFileSync(join(out, "index.html"), "utf8").matchAll(/href="([^"]*)"/g)].map(([, to]) => to!);
    expect(links).toEqual(["01-a.html", "02-b.html", "02-b.pdf", "03-c.html"]);
    expect(links.filter((name) => !existsSync(join(out, name)))).toEqual([]);
  });

  test("takes nobody's index.html", async () => {
    const out = folder();
    writeFileSync(join(out, "index.html"), "<p>mine</p>");
    expect(await writeList(out)).toBe(false);
    expect(readFileSync(join(out, "index.html"), "utf8")).toBe("<p>mine</p>");
  });
});

describe("a page", () => {
  test("takes no other page's place: not a deck's of another notebook of its name, not a reading copy's", async () => {
    const [out, mine] = [folder(), folder()];
    const [one, other] = [notebookOf(lesson, out), { ...notebookOf(lesson, mine), name: "my/lesson.ipynb" }];
    await expect(exportDecks([one, other], { ...options, out })).rejects.toThrow(
      /^lesson.ipynb and my\/lesson.ipynb would both become .*lesson.html/,
    );
    await exportDecks([one], { ...options, out });
    await exportDecks([one], { ...options, out });
    await expect(exportCopies([one], { audience: "engineer", out })).rejects.toThrow(/lesson.html is a deck, which/);
  });
});

describe("shared libraries", () => {
  test("lie beside the decks once, and go with the last deck that names them", async () => {
    const out = folder();
    const shared = { ...options, out, assets: true };
    const [first] = await exportDecks([notebookOf(lesson, out, "01-a")], shared);
    await exportDecks([notebookOf(lesson, out, "02-b")], shared);
    const before = readdirSync(join(out, "assets"));
    expect(before.map((name) => name.replace(/-\w{10}\./, "."))).toEqual([
      "katex.css",
      "notes.js",
      "plotly-cartesian.min.js",
      "reset.css",
      "reveal.css",
      "reveal.js",
    ]);
    expect(first!.bytes).toBeLessThan(1e5);
    writeFileSync(join(out, "assets", "reveal-0123456789.js"), "an old one");
    writeFileSync(join(out, "assets", "logo.png"), "");
    rmSync(join(out, "02-b.html"));
    await exportDecks([notebookOf([text("# No figure")], out, "01-a")], shared);
    const left = readdirSync(join(out, "assets")).map((name) => name.replace(/-\w{10}\./, "."));
    expect(left).toEqual(["logo.png", "notes.js", "reset.css", "reveal.css", "reveal.js"]);
  });

  test.skipIf(!installedBrowser())("serve a deck that is opened as a file, without a network", async () => {
    const out = folder();
    const [deck] = await exportDecks([notebookOf(lesson, out)], { ...options, out, assets: true });
    const browser = await launchBrowser();
    const { faults } = await visitDeck(browser, deck!.path);
    await browser.close();
    expect(faults.filter((one) => !/^request: file:.*\/assets\/[\w.-]+$/.test(one))).toEqual([]);
    expect(faults).toHaveLength(6);
  });
});
