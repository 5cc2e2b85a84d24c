/// <reference lib="dom" />
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync, renameSync, rmSync } from "node:fs";
import { get } from "node:http";
import { createServer } from "node:net";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { expect, onTestFinished, test } from "vitest";
import { installedBrowser } from "../../scripts/browser/installed.js";
import { projectRoot } from "../../scripts/setup/index.mjs";
import { exportDecks } from "../../scripts/slides/export.js";
import { LivePages } from "../../scripts/slides/watch/live.js";
import { serve } from "../../scripts/slides/watch/server.js";
import { folder, notebookOf, projectFolder, text } from "./notebook.js";

/** `npm run slides -- --watch` on a notebook, until it says its address. */
async function watching(path: string, out: string) {
  const door = join(projectRoot(), "scripts", "slides", "main.mjs");
  const child = spawn(process.execPath, [door, path, "--watch", "--out", out], { stdio: ["ignore", "pipe", "pipe"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const said = { text: "" };
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (one) => (said.text += one));
  await expect.poll(() => said.text, { timeout: 60_000 }).toContain("Ctrl-C ends it");
  return { child, said, address: /http:\S+/.exec(said.text)?.[0] ?? "" };
}

const ended = (child: ChildProcess) => new Promise((resolve) => child.once("exit", resolve));

/** Saves as JupyterLab does: beside the file, then in its place. */
function save(cells: unknown[], path: string) {
  const aside = folder();
  renameSync(notebookOf(cells, aside).path, `${path}.tmp`);
  renameSync(`${path}.tmp`, path);
}

test.skipIf(!installedBrowser())(
  "a page that is watched shows each save where the reader is, and what is wrong with it",
  async () => {
    const out = projectFolder();
    const { path } = notebookOf([text("# One"), text("## Two")], out);
    const { child, said, address } = await watching(path, out);
    const browser = await chromium.launch({ executablePath: installedBrowser() ?? "", chromiumSandbox: false });
    onTestFinished(() => browser.close());
    const page = await browser.newPage();
    await page.goto(address);
    await page.click("a.page");
    await page.waitForSelector("section.present[data-ready]");
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => page.textContent("section.present h2")).toBe("Two");

    const ids = JSON.parse(readFileSync(path, "utf8")).cells.map(({ id }: { id: string }) => id);
    save(
      [text("# One"), text("## Second")].map((cell, i) => ({ ...cell, id: ids[i] })),
      path,
    );
    await expect.poll(() => page.textContent("section.present h2"), { timeout: 20_000 }).toBe("Second");

    save([text("# One"), text("$\\frac{1$")], path);
    await expect.poll(() => page.textContent("[role=alert]"), { timeout: 20_000 }).toContain("TeX that does not parse");
    expect(await page.textContent("section.present h2")).toBe("Second");
    expect(said.text).toContain("has TeX that does not parse: \\frac{1");
    const written = readFileSync(join(out, "lesson.html"), "utf8");
    expect(written).toContain("Second");
    expect(written).not.toMatch(/EventSource|connect-src/);

    save(
      [text("# One"), text("## Third")].map((cell, i) => ({ ...cell, id: ids[i] })),
      path,
    );
    await expect.poll(() => page.locator("[role=alert]").count(), { timeout: 20_000 }).toBe(0);
    const end = ended(child);
    child.kill("SIGINT");
    expect(await end).toBe(0);
  },
  120_000,
);

test("where the usual port is taken there is another, only this machine is answered, and only with pages", async () => {
  const out = folder();
  await exportDecks([notebookOf([text("# One")], out)], { audience: "engineer", theme: "light", out });
  const other = createServer();
  const taken = await new Promise<number>((resolve) =>
    other.listen(0, "127.0.0.1", () => resolve((other.address() as { port: number }).port)),
  );
  const server = await serve(out, new LivePages(), taken);
  onTestFinished(async () => {
    other.close();
    await server.stop();
  });
  const status = (path: string, headers = {}) =>
    new Promise((resolve) => get(`${server.address}${path}`, { headers }, (answer) => resolve(answer.statusCode)));
  expect(new URL(server.address).port).not.toBe(String(taken));
  expect(await status("lesson.html")).toBe(200);
  expect(await status("lesson.html", { host: "elsewhere.example" })).toBe(403);
  expect(await status("lesson.ipynb")).toBe(404);
  expect(await status("..%2f..%2fpackage.json")).toBe(404);
  rmSync(join(out, "lesson.html"));
  expect(await status("lesson.html")).toBe(404);
});
