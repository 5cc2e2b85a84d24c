import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join, normalize } from "node:path";
import { promisify } from "node:util";
import { chromium } from "playwright-core";
import { describe, expect, test } from "vitest";
import { installedBrowser } from "../../scripts/browser/installed.js";
import { buildLibrary, projectRoot } from "../../scripts/setup/index.mjs";
import * as gradus from "../../src/index.js";
import { runs } from "./runs.mjs";

/** Results of the SIMD kernels, every bit; the reference kernels agree within a tolerance instead. */
const stored = {
  dense: "04e2de44",
  activations: "5388582b",
  convolution: "b496b046",
  unet: "ae8b9025",
  recurrent: "81dfa4e7",
  transformer: "5397f026",
};

const root = projectRoot();
const browser = installedBrowser();

test.skipIf(process.env.GRADUS_KERNELS === "reference")(
  "200 steps of every kind of layer end in the stored bits",
  () => {
    expect(runs(gradus)).toEqual(stored);
  },
);

describe("and in the same bits elsewhere", () => {
  test.skipIf(!browser)("in a browser, where Node's own things do not exist", async () => {
    await buildLibrary();
    const server = createServer(async (request, response) => {
      const path = normalize(new URL(request.url!, "http://localhost").pathname);
      const file = path === "/" ? undefined : join(root, path);
      response.setHeader("content-type", file ? "text/javascript" : "text/html");
      response.end(file ? await readFile(file).catch(() => "") : "<!doctype html><title>training</title>");
    });
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    const window = await chromium.launch({ executablePath: browser!, args: ["--no-sandbox"] });
    try {
      const page = await window.newPage();
      await page.goto(`http://127.0.0.1:${(server.address() as { port: number }).port}/`);
      const found = await page.evaluate(`(async () => {
        const { runs } = await import("/test/library/runs.mjs");
        return runs(await import("/src/dist/index.js"));
      })()`);
      expect(found).toEqual(stored);
    } finally {
      await window.close();
      server.close();
    }
  });

  test.skipIf(!process.env.GRADUS_ALL).each(["20", "22", "24"])(
    "on Node %s",
    async (version) => {
      await buildLibrary();
      const code = `Promise.all([import("${join(root, "test/library/runs.mjs")}"), import("gradus")]).then(([{ runs }, g]) => console.log(JSON.stringify(runs(g))))`;
      const { stdout } = await promisify(execFile)("npx", ["--yes", `node@${version}`, "-e", code], {
        cwd: root,
        timeout: 300_000,
      });
      expect(JSON.parse(stdout.trim().split("\n").at(-1)!)).toEqual(stored);
    },
    300_000,
  );
});
