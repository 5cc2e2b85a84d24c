import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { selectNotebooks } from "../../scripts/notebooks/select.js";
import { projectRoot } from "../../scripts/setup/index.mjs";
import type { Audience } from "../../scripts/slides/deck/group.js";
import { exportDecks, type Written } from "../../scripts/slides/export.js";
import type { Theme } from "../../scripts/slides/page/page.js";

/** The lectures of this course. */
export const lectures = selectNotebooks(projectRoot(), [], projectRoot());

/** Exports lectures into a folder that is gone after the tests of the file. */
export async function lectureDecks(audience: Audience, theme: Theme = "light", which = lectures): Promise<Written[]> {
  const out = mkdtempSync(join(tmpdir(), "decks-"));
  afterAll(() => rmSync(out, { recursive: true, force: true }));
  return exportDecks(which, { audience, theme, out });
}
