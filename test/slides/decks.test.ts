import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { installedBrowser } from "../../scripts/browser/installed.js";
import { launchBrowser } from "../../scripts/browser/launch.js";
import { audiences } from "../../scripts/slides/deck/group.js";
import { lectureDecks, lectures } from "./lectures.js";
import { visitDeck } from "./visit/visit.js";

/** Both themes are seen without seeing each deck twice; the long form does that. */
const themes = { engineer: "light", clinician: "dark" } as const;

describe.skipIf(!installedBrowser()).each(audiences)(
  "the decks for the %s, in a browser without a network",
  (audience) => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launchBrowser();
    });
    afterAll(() => browser?.close());

    test.concurrent.each(lectures)(
      "$name: every slide fits, every figure is drawn, axe finds nothing in either theme",
      async (one) => {
        const [deck] = await lectureDecks(audience, themes[audience], [one]);
        const visit = await visitDeck(browser, deck!.path);
        expect(visit.faults).toEqual([]);
        expect(visit.slides).toBe(deck!.slides);
        expect(visit.figures).toBeGreaterThan(2);
        expect(deck!.bytes).toBeLessThan(6e6);
      },
      240_000,
    );
  },
);
