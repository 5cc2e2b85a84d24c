import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { verify } from "../../scripts/notebooks/index.js";
import { type LocalServer, startServer } from "../../scripts/notebooks/server/local.js";
import { code, notebook, stdout } from "./faults/notebook.js";
import { ProjectFolder, root } from "./project-folder.js";

const folder = new ProjectFolder("cache");
// A cell of its own for each test: what one remembers is not the other's.
let unique = 0;
let path = "";
let server: LocalServer;
const write = (source: string, stored = "1\n") => {
  path = folder.write("notebook.ipynb", notebook([code(`${source} // ${folder.path} ${unique}`, [stdout(stored)])]));
};
const run = async (options = {}) => (await verify({ names: [path], servers: [server], ...options })).notebooks[0]!;

beforeEach(() => {
  vi.stubEnv("CI", "");
  unique += 1;
});
afterEach(() => vi.unstubAllEnvs());
beforeAll(async () => {
  server = await startServer(root);
}, 120_000);
afterAll(async () => {
  await server.stop();
  folder.remove();
});

test("an unchanged notebook is answered from its last outputs, compared anew", async () => {
  write("console.log(1);");
  expect(await run()).toMatchObject({ cached: false, outcome: "passed" });
  expect(await run()).toMatchObject({ cached: true, outcome: "passed" });
  writeFileSync(path, readFileSync(path, "utf8").replace('"1\\n"', '"2\\n"'));
  expect(await run()).toMatchObject({ cached: true, outcome: "failed" });
  expect(await run({ fresh: true })).toMatchObject({ cached: false });
  vi.stubEnv("CI", "true");
  expect(await run()).toMatchObject({ cached: false });
  vi.stubEnv("CI", "");
  vi.stubEnv("GRADUS_ANYTHING", "1");
  expect(await run()).toMatchObject({ cached: false });
}, 120_000);

test("storing fills no cache: a random number fails at the first verification", async () => {
  write("console.log(Math.random());");
  await run({ update: true });
  expect(await run()).toMatchObject({ cached: false, outcome: "failed" });
}, 60_000);

test("a run that failed is not remembered", async () => {
  write('console.log(1); throw new Error("boom");');
  await run();
  expect(await run()).toMatchObject({ cached: false, outcome: "failed" });
}, 60_000);

test("code that reads what no key sees is not remembered", async () => {
  write('import { readFileSync } from "node:fs"; console.log(1);');
  await run();
  expect(await run()).toMatchObject({ cached: false });
}, 60_000);

test("the words of a lesson and a model's eval() reach nothing", async () => {
  const lesson = 'import { nn } from "gradus"; const model = nn.linear(1, 1); model.eval();';
  write(`${lesson} console.log(["values from", "a"].length - 1);`);
  await run();
  expect(await run()).toMatchObject({ cached: true, outcome: "passed" });
}, 60_000);
