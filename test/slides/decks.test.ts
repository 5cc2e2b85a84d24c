/// <reference lib="dom" />
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { installedBrowser } from "../../scripts/browser/installed.js";
import { selectNotebooks } from "../../scripts/notebooks/select.js";
import { projectRoot } from "../../scripts/setup/index.mjs";
import { type Audience, audiences } from "../../scripts/slides/deck/group.js";
import { exportDecks, type Written } from "../../scripts/slides/export.js";
import { code, exported, figure, text } from "./notebook.js";
import { goTo, openDeck, visit } from "./visit.js";

const executablePath = installedBrowser();
const long = process.env.GRADUS_ALL === "1";
const axe = readFileSync(join(projectRoot(), "node_modules", "axe-core", "axe.min.js"), "utf8");
const lectures = selectNotebooks(projectRoot(), [], projectRoot());

describe.skipIf(!executablePath)("decks in a browser without a network", () => {
  let browser: Browser;
  const out = mkdtempSync(join(tmpdir(), "decks-"));
  const decks = {} as Record<Audience, Written[]>;

  beforeAll(async () => {
    // a container's root user has no sandbox, and its machine no graphics card
    const args = ["--enable-unsafe-swiftshader"];
    browser = await chromium.launch({ executablePath: executablePath ?? "", chromiumSandbox: false, args });
    for (const audience of audiences) {
      decks[audience] = await exportDecks(lectures, { audience, theme: "light", out: join(out, audience) });
    }
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(out, { recursive: true, force: true });
  });

  const all = audiences.flatMap((audience) => lectures.map(({ name }, i) => ({ audience, name, i })));

  test.each(all)("$name for the $audience has at least 15 slides in under 6 MB", ({ audience, i }) => {
    const { slides, bytes } = decks[audience][i]!;
    expect(slides).toBeGreaterThanOrEqual(15);
    expect(bytes).toBeLessThan(6e6);
  });

  test.each(all)("$name for the $audience: every slide fits and every figure is drawn", async ({ audience, i }) => {
    const { page, complaints } = await openDeck(browser, decks[audience][i]!.path);
    const slides = await visit(page);
    await page.close();
    expect(slides).toHaveLength(decks[audience][i]!.slides);
    expect(faultsOf(slides)).toEqual([]);
    expect(complaints).toEqual([]);
    expect(slides.reduce((sum, slide) => sum + slide.figures, 0)).toBeGreaterThan(5);
  });

  test.each(["light", "dark"] as const)("axe finds nothing on slides of every kind in the %s theme", async (theme) => {
    const { page } = await openDeck(browser, decks.engineer[1]!.path);
    await page.evaluate((name) => {
      document.documentElement.dataset.theme = name;
    }, theme);
    await page.evaluate(axe);
    const found: string[] = [];
    const count = decks.engineer[1]!.slides;
    for (let i = 0; i < count; i += long ? 1 : 24) {
      await goTo(page, i);
      const { violations } = await page.evaluate(() => (window as any).axe.run("section.present:not(.stack)"));
      for (const { id, nodes } of violations) found.push(`slide ${i + 1}: ${id}: ${nodes[0].html}`);
    }
    await page.close();
    expect(found).toEqual([]);
  });

  test("the speaker's window shows the notes and follows", async () => {
    const deck = await exported([
      text("# One"),
      text("*For the lecturer: Say one.*", { type: "notes" }),
      text("## Two"),
      text("Say two.", { type: "notes" }),
    ]);
    const { page } = await openDeck(browser, deck.path);
    const [speaker] = await Promise.all([page.waitForEvent("popup"), page.keyboard.press("s")]);
    const notes = speaker.locator(".speaker-controls-notes .value");
    await expect.poll(() => notes.innerText(), { timeout: 10_000 }).toContain("Say one.");
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => notes.innerText(), { timeout: 10_000 }).toContain("Say two.");
    await page.close();
  });

  describe("a planted fault is seen", () => {
    const small = () =>
      exported([
        text("# Lines\n\n$y = wx$"),
        code("plot()", { outputs: [figure([{ type: "scatter", x: [1, 2], y: [1, 2] }])] }),
      ]);

    async function found(change: (html: string) => string): Promise<string> {
      const { path } = await small();
      const html = readFileSync(path, "utf8");
      const changed = change(html);
      expect(changed).not.toBe(html);
      writeFileSync(path, changed);
      const { page, complaints } = await openDeck(browser, path);
      const slides = await visit(page);
      await page.close();
      return [...faultsOf(slides), ...complaints].join("\n");
    }

    test("none where none was planted", async () => {
      expect(await found((html) => html.replace("</body>", " </body>"))).toBe("");
    });
    test("a slide that overflows", async () => {
      const tall = '<div style="height: 900px; flex: none">tall</div></section>';
      expect(await found((html) => html.replace("</section>", tall))).toMatch(/too high/);
    });
    test("something wider than the slide", async () => {
      const wide = '<div style="width: 1500px; height: 20px">wide</div></section>';
      expect(await found((html) => html.replace("</section>", wide))).toMatch(/wide.*stands outside/);
    });
    test("a font that is missing", async () => {
      const elsewhere = (html: string) => html.replaceAll(/url\(data:font[^)]*\)/g, "url(fonts/KaTeX.woff2)");
      expect(await found(elsewhere)).toMatch(/font/);
    });
    test("a figure that cannot be drawn", async () => {
      expect(await found((html) => html.replace('"type":"scatter"', '"type":"surface"'))).toMatch(
        /a figure of surface became scatter/,
      );
    });
    test("a link to another host", async () => {
      const picture = '<img src="https://example.org/a.png" alt=""></section>';
      expect(await found((html) => html.replace("</section>", picture))).toMatch(/example\.org/);
    });
    test("a figure without its text alternative", async () => {
      expect(await found((html) => html.replace(/ aria-label="[^"]*"/, ""))).toMatch(/no text alternative/);
    });
  });
});

const faultsOf = (slides: { id: string; faults: string[] }[]): string[] =>
  slides.flatMap(({ id, faults }) => faults.map((fault) => `${id}: ${fault}`));
