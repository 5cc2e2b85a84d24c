import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { installedBrowser } from "../../scripts/browser/installed.js";
import { launchBrowser } from "../../scripts/browser/launch.js";
import { exported, text } from "./notebook.js";
import { openDeck } from "./visit/open.js";

describe.skipIf(!installedBrowser())("the speaker's window", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  test("shows the notes, follows the deck, and leads it", async () => {
    const { path } = await exported(
      ["One", "Two", "Three"].flatMap((name) => [text(`## ${name}`), text(`Say ${name}.`, { type: "notes" })]),
    );
    const { page, complaints } = await openDeck(browser, path);
    const [speaker] = await Promise.all([page.waitForEvent("popup"), page.keyboard.press("s")]);
    const notes = () => speaker.locator(".speaker-controls-notes .value").innerText();
    const shown = () => page.locator("section.present h2").innerText();
    const soon = { timeout: 20_000 };

    await expect.poll(notes, soon).toContain("Say One.");
    await page.keyboard.press("ArrowRight");
    await expect.poll(notes, soon).toContain("Say Two.");

    await speaker.keyboard.press("ArrowRight");
    await expect.poll(shown, soon).toBe("Three");
    await expect.poll(notes, soon).toContain("Say Three.");
    await page.close();
    expect(complaints).toEqual([]);
  });
});
