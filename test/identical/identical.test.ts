import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildLibrary } from "../../scripts/setup/index.mjs";
import { installedBrowser } from "../browser/installed.js";

const root = join(import.meta.dirname, "..", "..");
const library = join(root, "src", "dist", "index.js");
const runs = join(root, "test", "identical", "runs.mjs");

/** What the machine that wrote this test got: any other must get the same bits. (vitest -u after a change to the arithmetic.) */
const HASHES = "__snapshots__/training-runs.json";

function inNode(node: string, env: NodeJS.ProcessEnv = {}, steps = 200): Record<string, string> {
  const code = `const [g, r] = await Promise.all([import(${JSON.stringify(pathToFileURL(library).href)}), import(${JSON.stringify(pathToFileURL(runs).href)})]);
    console.log(JSON.stringify(r.trainingRuns(g, ${steps})));`;
  const output = execFileSync(node, ["--input-type=module", "-e", code], {
    env: { ...process.env, GRADUS_KERNELS: "simd", ...env },
    encoding: "utf8",
  });
  return JSON.parse(output);
}

beforeAll(() => buildLibrary(), 120_000);

test("200 steps of every kind of layer end in the same bits as on any other machine", async () => {
  await expect(`${JSON.stringify(inNode(process.execPath), null, 2)}\n`).toMatchFileSnapshot(HASHES);
}, 120_000);

test.skipIf(!process.env.GRADUS_ALL).each(["sweep", "evict"])(
  "memory collected at every op (%s) and overwritten where it is free changes no bit",
  (GRADUS_MEMORY) => {
    expect(inNode(process.execPath, { GRADUS_MEMORY }, 4)).toEqual(inNode(process.execPath, {}, 4));
  },
  600_000,
);

test.skipIf(!process.env.GRADUS_ALL).each(["20", "22", "24"])(
  "Node %s gets the same bits",
  (major) => {
    const folder = join(root, "build", "nodes", major);
    const system = process.platform === "win32" ? "win" : process.platform;
    const name = `node-${system}-${process.arch}`;
    const install = ["install", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund", `${name}@${major}`];
    const npm = spawnSync("npm", install, { encoding: "utf8", shell: process.platform === "win32" });
    expect(npm.status, npm.stderr).toBe(0);
    const binary = process.platform === "win32" ? "bin/node.exe" : "bin/node";
    const other = join(folder, "node_modules", name, binary);
    expect(execFileSync(other, ["--version"], { encoding: "utf8" })).toMatch(new RegExp(`^v${major}\\.`));
    expect(inNode(other)).toEqual(JSON.parse(readFileSync(join(import.meta.dirname, HASHES), "utf8")));
  },
  300_000,
);

const browser = installedBrowser();
let server: Server | undefined;
afterAll(() => server?.close());

test.skipIf(!browser)(
  "a browser gets the same bits",
  async () => {
    const types: Record<string, string> = { ".js": "text/javascript", ".mjs": "text/javascript", ".html": "text/html" };
    server = createServer((request, response) => {
      try {
        const path = new URL(request.url!, "http://localhost").pathname;
        const body = path === "/" ? "<!doctype html>" : readFileSync(join(root, path));
        response.writeHead(200, { "content-type": types[extname(path)] ?? "text/html" }).end(body);
      } catch {
        response.writeHead(404).end();
      }
    });
    await new Promise<void>((resolve) => server!.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const chrome = await chromium.launch({ executablePath: browser!, args: ["--no-sandbox"] });
    try {
      const page = await chrome.newPage();
      await page.goto(`http://127.0.0.1:${port}/`);
      const code = `(async () => {
        const [g, r] = await Promise.all([import("/src/dist/index.js"), import("/test/identical/runs.mjs")]);
        return r.trainingRuns(g);
      })()`;
      const hashes = await page.evaluate(code);
      expect(hashes).toEqual(JSON.parse(readFileSync(join(import.meta.dirname, HASHES), "utf8")));
    } finally {
      await chrome.close();
    }
  },
  240_000,
);
