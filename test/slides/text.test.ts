import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { PNG } from "pngjs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { installedBrowser } from "../../scripts/browser/installed.js";
import { launchBrowser } from "../../scripts/browser/launch.js";
import { exportCopies } from "../../scripts/slides/export.js";
import { code, exported, folder, notebookOf, text } from "./notebook.js";
import { visitDeck } from "./visit/visit.js";

const png = (width: number, height: number): Buffer => PNG.sync.write(new PNG({ width, height }));
const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20"/></svg>';
const html = (data: string) => ({ output_type: "display_data", metadata: {}, data: { "text/html": data } });

/** What the text of one cell becomes, in the deck and in the reading copy; files lie beside the notebook. */
async function pages(source: string, { files = {} as Record<string, Buffer | string>, attachments = {} } = {}) {
  const out = folder();
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(join(out, name, ".."), { recursive: true });
    writeFileSync(join(out, name), bytes);
  }
  const cells = [{ ...text(`## Title\n\n${source}`), attachments }];
  const deck = await exported(cells, "engineer", out);
  const read = join(out, "read");
  const [copy] = await exportCopies([notebookOf(cells, out)], { audience: "engineer", out: read });
  return [body(deck.path), body(copy!.path)] as const;
}

/** The page's own scripts and the figures' data left out. */
const body = (path: string): string =>
  readFileSync(path, "utf8")
    .replace(/^[\s\S]*?<body>/, "")
    .replace(/<script\b[\s\S]*?<\/script>/g, "");

describe("pictures in the text", () => {
  const pasted = { "image.png": { "image/png": png(600, 300).toString("base64") } };
  const files = { "pic.png": png(2000, 1000), "with space/ü.svg": svg };

  test.each([
    ["pasted", "![a picture](attachment:image.png)", 'width="600" height="300"'],
    ["pasted, as a tag", '<img src="attachment:image.png" alt="a picture" width="400">', 'width="400" height="200"'],
    ["a file beside the notebook", "![a picture](pic.png)", 'width="1080" height="540"'],
    ["with a width", '<img src="pic.png" alt="a picture" width="50%">', 'width="575" height="288"'],
    [
      "with a width in its style",
      '<img src="./pic.png" alt="a picture" style="width: 300px">',
      'width="300" height="150"',
    ],
    ["with a height", '<img alt="a picture" height="100" src="pic.png">', 'width="200" height="100"'],
    ["with blanks and umlauts", "![a picture](with%20space/%C3%BC.svg)", 'width="40" height="20"'],
    [
      "inside other HTML",
      '<div align="center"><img src="pic.png" alt="a picture" width="90"></div>',
      'width="90" height="45"',
    ],
  ])("%s: part of the page, in its proportions", async (_, source, size) => {
    const [deck, copy] = await pages(source, { files, attachments: pasted });
    expect(deck).toMatch(new RegExp(`<img src="data:image/[^"]+" alt="a picture" ${size}`));
    expect(copy).toMatch(/<img src="data:image\/[^"]+" alt="a picture" width="\d+" height="\d+"/);
  });

  test.each([
    [
      "from elsewhere",
      "![](https://example.org/a.png)",
      /shows a picture from elsewhere: https:\/\/example.org\/a.png/,
    ],
    ["without a scheme", "![](//example.org/a.png)", /from elsewhere/],
    ["from elsewhere, as a tag", '<img width=9 src="http://example.org/a.png">', /from elsewhere/],
    ["a file that is not there", "![](gone.png)", /shows a picture that is not there: gone.png/],
    ["a file from outside", "![](..)", /from outside the project/],
    ["a link to outside", "![](link/pic.png)", /from outside the project/],
    ["not pasted here", "![](attachment:gone.png)", /pasted picture that the cell does not hold: gone.png/],
    ["no picture", "![](notes.txt)", /shows a picture that cannot be read: notes.txt/],
    ["no picture at all", '<img src="data:text/html,hello">', /shows as a picture what is none/],
    ["a film", '<video src="film.mp4"></video>', /something from elsewhere in <video>: film.mp4/],
    ["a film with sources", "<video><source src='film.mp4'></video>", /in <source>: film.mp4/],
    ["a frame", '<iframe src="https://example.org"></iframe>', /in <iframe>: https:\/\/example.org/],
    [
      "a picture in a style",
      '<div style="background: url(https://example.org/a.png)">x</div>',
      /loads a picture in a style/,
    ],
  ])("%s: refused with the cell", async (_, source, says) => {
    const out = folder();
    writeFileSync(join(out, "notes.txt"), "hello");
    const elsewhere = folder();
    writeFileSync(join(elsewhere, "pic.png"), png(2, 2));
    symlinkSync(elsewhere, join(out, "link"), "junction");
    const cells = [text(`# T\n\n${source}`)];
    await expect(exported(cells, "engineer", out)).rejects.toThrow(says);
    await expect(exportCopies([notebookOf(cells, out)], { audience: "engineer", out })).rejects.toThrow(says);
  });

  test("outputs are looked at in the same way", async () => {
    const remote = code("1", { outputs: [html('<img src="https://example.org/a.png">')] });
    await expect(exported([text("# T"), remote])).rejects.toThrow(/cell 2 .*from elsewhere/);
  });
});

/** What a text of a notebook might try to run; each would open a dialogue. */
const attacks = [
  "<script>alert(1)</script>",
  '<img src="data:image/svg+xml,<svg/>" onerror="alert(1)">',
  '<a href="javascript:alert(1)">click</a>',
  "[click](javascript:alert(1))",
  '<svg onload="alert(1)"><script>alert(1)</script></svg>',
  '<details open ontoggle="alert(1)"><summary>s</summary>t</details>',
  '<div style="width: 10px" onmouseover="alert(1)">hover</div>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<math><mtext><style><img src="" onerror="alert(1)"></style></mtext></math>',
  '<form action="javascript:alert(1)"><button>go</button></form>',
  "<style>.slides { display: none }</style>",
  '<base href="https://example.org/"><meta http-equiv="refresh" content="0;url=https://example.org/">',
  '<object data="data:text/html,<script>alert(1)</script>"></object>',
  '<a href=" java\tscript:alert(1)">click</a>',
  "\uE0000\uE001 <b onclick=alert(1)>bold</b>",
];

describe("a notebook's text runs nothing in a page", () => {
  test.each(attacks)("%s", async (attack) => {
    let both: readonly string[] = [];
    try {
      both = await pages(`Before.\n\n${attack}\n\nAfter.`);
    } catch (error) {
      expect(String(error)).toMatch(/picture|elsewhere/); // refused as a whole, which is as good
      return;
    }
    for (const page of both) {
      expect(page).toContain("Before.");
      expect(page).toContain("After.");
      const cell = page.slice(page.indexOf("Before."), page.indexOf("After."));
      expect(cell).not.toMatch(
        /href="[^"]*alert|<(script|style|svg|iframe|object|form|button|base|meta|math)\b|\son\w+=/i,
      );
    }
  });

  test("nor does an output", async () => {
    const given = code("1", { outputs: [html(`<b onclick="alert(1)">shown</b><script>alert(1)</script>`)] });
    const { path } = await exported([text("# T"), given]);
    expect(body(path)).toContain("<b>shown</b>");
    expect(body(path)).not.toContain("alert(1)");
  });

  test("what is harmless stays: folds, tables, sizes, colours", async () => {
    const kept = '<details><summary>More</summary><p style="color: green">green</p></details>';
    for (const page of await pages(`${kept}\n\n<sub>low</sub> <kbd>Esc</kbd>`)) {
      expect(page).toMatch(/<details[^>]*><summary>More<\/summary><p style="color: green">green<\/p><\/details>/);
      expect(page).toContain("<sub>low</sub> <kbd>Esc</kbd>");
    }
  });
});

describe("bars, dollars and code", () => {
  test.each([
    ["| a | b |\n|---|---|\n| $|x|$ | $\\frac{1}{2}$ |", ["|x|", "\\frac{1}{2}"], 2],
    ["| a | b |\n|---|---|\n| $P(A|B)$ | $\\lVert x \\rVert$ |", ["P(A|B)", "\\lVert x \\rVert"], 2],
    ["| a | b |\n|---|---|\n| $5 | $6 |", [], 2],
    ["| a | b |\n|---|---|\n| 5$ | 6$ |", [], 2],
    ["| a | b |\n|---|---|\n|$a|$b|", [], 2],
    ["| a | b |\n|---|---|\n| `$x` | $|y|$ |", ["|y|"], 2],
    ["It costs $5, and `x$y` is code.", [], 0],
    ["The size $|x|$ of x, and `a | b`.", ["|x|"], 0],
    ["```\n| $|x|$ |\n```", [], 0],
  ])("%s", async (source, formulas, columns) => {
    for (const page of await pages(source)) {
      const set = [...page.matchAll(/<annotation encoding="application\/x-tex">([^<]*)</g)].map(([, tex]) => tex);
      expect(set).toEqual(formulas);
      const row = /<tbody>\s*<tr>([\s\S]*?)<\/tr>/.exec(page)?.[1] ?? "";
      expect(row.match(/<td/g)?.length ?? 0).toBe(columns);
      expect(page).not.toMatch(/[\uE000-\uE002]/);
    }
  });
});

describe.skipIf(!installedBrowser())("in a browser", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  test("a slide of pictures and harmless HTML has no fault", async () => {
    const out = folder();
    writeFileSync(join(out, "pic.png"), png(2000, 1000));
    const { path } = await exported(
      [
        text("# Pictures\n\nA small one:\n\n<img src='pic.png' alt='a black field' width='200'>"),
        text("## A large one\n\n![a black field](pic.png)"),
        code("1", {
          outputs: [
            {
              output_type: "display_data",
              metadata: {},
              data: { "image/png": png(3000, 400).toString("base64"), "text/plain": "a strip" },
            },
          ],
        }),
      ],
      "engineer",
      out,
    );
    expect((await visitDeck(browser, path)).faults).toEqual([]);
  });
});
