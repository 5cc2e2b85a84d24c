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
    const rail = (await page.locator("section.present .control input").boundingBox())!;
    await page.mouse.click(rail.x + rail.width * (before.step === "0" ? 0.99 : 0.01), rail.y + rail.height / 2);
    await expect.poll(() => shownStep(page), soon).not.toMatchObject({ step: before.step });
    await expect.poll(() => shownStep(page), soon).not.toMatchObject({ drawing: before.drawing });
    expect((await shownStep(page)).says, "its place in words goes with it").not.toBe(before.says);
    expect(await page.evaluate(() => document.activeElement?.tagName), "the arrow keys turn slides again").toBe("BODY");

    await goTo(page, handles.play);
    const still = await shownStep(page);
    await page.locator("section.present .control button").click();
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
