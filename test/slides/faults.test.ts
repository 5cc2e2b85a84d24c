import { readFileSync, writeFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { installedBrowser } from "../../scripts/browser/installed.js";
import { launchBrowser } from "../../scripts/browser/launch.js";
import { code, exported, figure, text } from "./notebook.js";
import { visitDeck } from "./visit/visit.js";

/** What the visit of a deck sees is shown here, one fault at a time. */
describe.skipIf(!installedBrowser())("a planted fault is seen", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  /** A small deck, changed after it was written; what a visitor finds wrong with it. */
  async function found(change: (html: string) => string): Promise<string> {
    const { path } = await exported([
      text("# Lines\n\n$y = wx$"),
      code("plot()", { outputs: [figure([{ type: "scatter", x: [1, 2], y: [1, 2] }])] }),
    ]);
    const html = readFileSync(path, "utf8");
    const changed = change(html);
    expect(changed).not.toBe(html);
    writeFileSync(path, changed);
    return (await visitDeck(browser, path)).faults.join("\n");
  }

  /** Puts something at the end of the first slide. */
  const add = (piece: string) => (html: string) => html.replace("</section>", `${piece}</section>`);

  test("none where none was planted", async () => {
    expect(await found((html) => html.replace("</body>", " </body>"))).toBe("");
  });
  test("a slide that overflows", async () => {
    expect(await found(add('<div style="height: 900px; flex: none">tall</div>'))).toMatch(/too high/);
  });
  test("something wider than the slide", async () => {
    expect(await found(add('<div style="width: 1500px; height: 20px">wide</div>'))).toMatch(/wide.*stands outside/);
  });
  test("text that a box cuts off at its end", async () => {
    const box = '<pre tabindex="0" style="height: 40px; overflow: auto; flex: none">one\ntwo\nthree\nfour\nfive</pre>';
    expect(await found(add(box))).toMatch(/pre "one.*is cut at the bottom/s);
  });
  test("text that a box cuts off on its right", async () => {
    const box = `<pre tabindex="0" style="width: 300px; overflow: auto; flex: none">${"word ".repeat(30)}</pre>`;
    expect(await found(add(box))).toMatch(/pre "word.*is cut on the right/);
  });
  test("a figure under the controls", async () => {
    const low = (html: string) => html.replace("<figure ", '<figure style="margin: 0 -60px -40px" ');
    expect(await found(low)).toMatch(/figure ".*lies under the (navigate|number)/);
  });
  test("a font that is missing", async () => {
    const elsewhere = (html: string) => html.replaceAll(/url\(data:font[^)]*\)/g, "url(fonts/KaTeX.woff2)");
    expect(await found(elsewhere)).toMatch(/font missing: KaTeX/);
  });
  test("a figure that cannot be drawn", async () => {
    const unknown = (html: string) => html.replace('"type":"scatter"', '"type":"surface"');
    expect(await found(unknown)).toMatch(/a figure of surface became scatter/);
  });
  test("a link to another host", async () => {
    expect(await found(add('<img src="https://example.org/a.png" alt="">'))).toMatch(/example\.org/);
  });
  test("a link to a slide that is not there", async () => {
    expect(await found(add('<p><a href="#/gone">there</a></p>'))).toMatch(/a "there" leads nowhere/);
  });
  test("a file that is not there", async () => {
    const open = (html: string) => html.replace("img-src data:", "img-src file: data:");
    const gone = await found((html) => add('<img src="gone.png" alt="">')(open(html)));
    expect(gone).toMatch(/failed request: file:.*gone\.png/);
  });
  test("a figure without its text alternative", async () => {
    expect(await found((html) => html.replace(/ aria-label="[^"]*"/, ""))).toMatch(/no text alternative/);
  });
  test("a contrast that is too low, in either theme", async () => {
    const dark = await found(add('<p style="color: #222">hardly seen</p>'));
    expect(dark).toMatch(/axe, dark: color-contrast/);
    expect(await found(add('<p style="color: #ddd">hardly seen</p>'))).toMatch(/axe, light: color-contrast/);
  });
});
