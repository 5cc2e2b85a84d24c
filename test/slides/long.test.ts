import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { installedBrowser } from "../../scripts/browser/installed.js";
import { launchBrowser } from "../../scripts/browser/launch.js";
import { audiences } from "../../scripts/slides/deck/group.js";
import { slowness } from "../slowness.js";
import { lectureDecks, lectures } from "./lectures.js";
import { openDeck } from "./visit/open.js";
import { visitPaper } from "./visit/paper.js";
import { visitDeck } from "./visit/visit.js";

const long = process.env.GRADUS_ALL === "1";

const halls = [
  { width: 1920, height: 1080 },
  { width: 1280, height: 720 },
  { width: 1024, height: 768 },
].flatMap((size) => (["light", "dark"] as const).map((theme) => ({ size, theme, ...size })));

/** Every deck in every hall: the long form (`npm test -- --all`). */
describe.skipIf(!installedBrowser() || !long).each(audiences)("each deck for the %s", (audience) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  describe.each(halls)("at $width × $height, $theme", ({ size, theme }) => {
    test.each(lectures)(
      "$name has no fault",
      async (lecture) => {
        const [deck] = await lectureDecks(audience, theme, [lecture]);
        expect((await visitDeck(browser, deck!.path, { size, theme })).faults).toEqual([]);
      },
      300_000,
    );
  });

  test.each(lectures)(
    "$name has no fault on paper, and 40 pages take less than 20 s",
    async (lecture) => {
      const [deck] = await lectureDecks(audience, "light", [lecture]);
      const { faults, pages, took } = await visitPaper(browser, deck!.path);
      expect(faults).toEqual([]);
      expect((took / pages) * 40).toBeLessThan(20 * slowness());
    },
    300_000,
  );

  test.each(lectures)("$name opens in less than 2 s", async (lecture) => {
    const [deck] = await lectureDecks(audience, "light", [lecture]);
    const times: number[] = [];
    for (let attempt = 0; attempt < 3; attempt++) {
      const { page, took } = await openDeck(browser, deck!.path);
      times.push(took);
      await page.close();
    }
    expect(Math.min(...times)).toBeLessThan(2_000 * slowness());
  });
});
