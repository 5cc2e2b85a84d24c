/// <reference lib="dom" />
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { installedBrowser } from "../../scripts/browser/installed.js";
import { launchBrowser } from "../../scripts/browser/launch.js";
import { lectureDecks, lectures } from "./lectures.js";
import { findHandles, hovered, placeOfPoint, shownStep } from "./visit/mouse.js";
import { goTo, openDeck } from "./visit/open.js";

const sizes = [
  { width: 1280, height: 720 },
  { width: 1024, height: 768 },
];

const soon = { timeout: 20_000, interval: 200 };

describe.skipIf(!installedBrowser())("the figures of lecture 1 in the hall", () => {
  let browser: Browser;
  let path: string;
  beforeAll(async () => {
    browser = await launchBrowser();
    path = (await lectureDecks("engineer", "light", lectures.slice(0, 1)))[0]!.path;
  });
  afterAll(() => browser?.close());

  test.each(sizes)("obey the mouse at $width × $height", async (size) => {
    const { page, complaints } = await openDeck(browser, path, { size });
    const handles = await page.evaluate(findHandles);

    await goTo(page, handles.points);
    const place = await page.evaluate(placeOfPoint);
    const moveThere = async () => {
      await page.mouse.move(place.x - 20, place.y - 20);
      await page.mouse.move(place.x, place.y, { steps: 4 });
      return hovered(page);
    };
    await expect.poll(moveThere, soon).toMatchObject({ says: expect.stringMatching(/\d/), point: place.point });

    await goTo(page, handles.slider);
    const before = await shownStep(page);
    const grip = (await page.locator("section.present .slider-grip-rect").boundingBox())!;
    const rail = (await page.locator("section.present .slider-rail-touch-rect").boundingBox())!;
    const end = grip.x < rail.x + rail.width / 2 ? rail.x + rail.width - 2 : rail.x + 2;
    await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2);
    await page.mouse.down();
    await page.mouse.move(end, grip.y + grip.height / 2, { steps: 8 });
    await page.mouse.up();
    await expect.poll(() => shownStep(page), soon).not.toMatchObject({ step: before.step });
    await expect.poll(() => shownStep(page), soon).not.toMatchObject({ drawing: before.drawing });

    await goTo(page, handles.play);
    const still = await shownStep(page);
    await page.locator("section.present .updatemenu-button").first().click();
    await expect.poll(() => shownStep(page), soon).not.toMatchObject({ step: still.step });
    await expect.poll(() => shownStep(page), soon).not.toMatchObject({ drawing: still.drawing });

    await page.close();
    expect(complaints).toEqual([]);
  });

  test("turn dark with the page, at T, and light again", async () => {
    const { page, complaints } = await openDeck(browser, path);
    await goTo(page, (await page.evaluate(findHandles)).points);
    const ink = () =>
      page
        .locator("section.present .xtick text")
        .first()
        .evaluate((text) => getComputedStyle(text).fill);
    const light = await ink();
    await page.keyboard.press("t");
    await expect.poll(ink, soon).not.toBe(light);
    await page.keyboard.press("t");
    await expect.poll(ink, soon).toBe(light);
    await page.close();
    expect(complaints).toEqual([]);
  });
});
