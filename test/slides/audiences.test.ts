import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readNotebook } from "../../scripts/ipynb/notebook.js";
import { lectureDecks, lectures } from "./lectures.js";
import { exported, text } from "./notebook.js";
import { engineerText, orphanNotes } from "./visit/audience.js";

const slidesOf = (path: string): string => {
  const html = readFileSync(path, "utf8");
  return html.slice(html.indexOf('<div class="slides">'), html.indexOf("</main>"));
};

test.each(lectures)("$name for clinicians has no engineers' text and no notes of other slides", async (lecture) => {
  const notebook = readNotebook(lecture.path!);
  const [deck] = await lectureDecks("clinician", "light", [lecture]);
  expect(engineerText(notebook, slidesOf(deck!.path))).toEqual([]);
  expect(orphanNotes(notebook, slidesOf(deck!.path))).toEqual([]);
  const [engineers] = await lectureDecks("engineer", "light", [lecture]);
  expect(engineerText(notebook, slidesOf(engineers!.path)).length).toBeGreaterThan(5);
});

test.each(lectures)("$name has the slides of one lecture, and each slide its own title and notes", async (lecture) => {
  for (const [audience, least] of [
    ["engineer", 25],
    ["clinician", 15],
  ] as const) {
    const [deck] = await lectureDecks(audience, "light", [lecture]);
    expect(deck!.slides).toBeGreaterThanOrEqual(least);
    expect(deck!.slides).toBeLessThanOrEqual(45);
    const html = slidesOf(deck!.path);
    expect(html.match(/<h2 class="running">/g) ?? []).toEqual([]);
    expect(html.match(/<aside class="notes">/g)).toHaveLength(deck!.slides);
  }
});

describe("planted in a deck for clinicians", () => {
  const lesson = [
    text("## A bowl", { gradus: { slide: { minutes: 1, notes: ["Wait until somebody has seen it."] } } }),
    text("## A proof\n\nThe sum of two convex functions is convex.", { tags: ["engineer"] }),
    text("Prove it slowly, line by line, for the engineers.", { type: "notes" }),
    text("## A floor\n\nThere is one floor."),
    text("Let them look for the floor before you say it.", { type: "notes" }),
  ];

  /** The deck for clinicians with something more at the end of its second slide, and the notebook it comes from. */
  async function planted(more: string) {
    const { path, out } = await exported(lesson, "clinician");
    const end = slidesOf(path).lastIndexOf(more.startsWith("<p>") ? "</aside>" : "<aside");
    return {
      notebook: readNotebook(join(out, "lesson.ipynb")),
      deck: slidesOf(path).slice(0, end) + more + slidesOf(path).slice(end),
    };
  }

  test("nothing is found where nothing is", async () => {
    const { notebook, deck } = await planted("");
    expect([...engineerText(notebook, deck), ...orphanNotes(notebook, deck)]).toEqual([]);
    expect(deck.match(/class="notes"/g)).toHaveLength(2);
  });
  test("a sentence for engineers is found", async () => {
    const { notebook, deck } = await planted("<div>The <em>sum</em> of two convex functions is convex.</div>");
    expect(engineerText(notebook, deck)).toEqual([expect.stringMatching(/for engineers: The sum of two convex/)]);
  });
  test("a note of a slide that is left out is found", async () => {
    const { notebook, deck } = await planted("<p>Prove it slowly, line by line, for the engineers.</p>");
    expect(orphanNotes(notebook, deck)).toEqual([expect.stringMatching(/: .*Prove it slowly/)]);
  });
  test("a note of another slide is found", async () => {
    const { notebook, deck } = await planted("<p>Wait until somebody has seen it.</p>");
    expect(orphanNotes(notebook, deck)).toEqual([expect.stringMatching(/: .*Wait until/)]);
  });
});
