import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verify } from "../../scripts/notebooks/index.js";
import { type LocalServer, startServer } from "../../scripts/notebooks/server/local.js";
import { code, notebook, stdout } from "./faults/notebook.js";
import { ProjectFolder, root } from "./project-folder.js";

const folder = new ProjectFolder("servers");
let servers: LocalServer[] = [];

beforeAll(async () => {
  servers = await Promise.all([startServer(root), startServer(root)]);
}, 120_000);
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  folder.remove();
});

const slow = (i: number) =>
  code(`await new Promise((resolve) => setTimeout(resolve, 1500)); console.log(${i});`, [stdout(`${i}\n`)]);
const names = Array.from({ length: 4 }, (_, i) =>
  folder.write(`${i}.ipynb`, notebook([code("const a = 1;"), slow(i)])),
);

describe("servers that already run", () => {
  test("share the notebooks", async () => {
    const report = await verify({ names, servers, fresh: true });
    expect(report.notebooks.map(({ outcome }) => outcome)).toEqual(["passed", "passed", "passed", "passed"]);
  }, 60_000);

  test("find a mismatch as one of our own does", async () => {
    const wrong = folder.write("wrong.ipynb", notebook([code("console.log(1)", [stdout("2\n")])]));
    expect((await verify({ names: [wrong], servers, fresh: true })).exitCode).toBe(1);
  }, 60_000);

  test("are refused with another token", async () => {
    const report = await verify({ names, servers: [{ url: servers[0]!.url, token: "wrong" }], fresh: true });
    expect(report).toMatchObject({
      exitCode: 2,
      notebooks: [{ problem: expect.stringContaining("token") }, {}, {}, {}],
    });
  });

  test("are refused where none answers", async () => {
    const report = await verify({ names, servers: [{ url: "http://127.0.0.1:9/", token: "" }], fresh: true });
    expect(report.notebooks[0]!.problem).toContain("No Jupyter Server answers");
  });

  test("may disappear: their notebooks run on another one", async () => {
    let stopped = false;
    const report = await verify({
      names,
      servers,
      fresh: true,
      onProgress: (progress) => {
        if (progress.type !== "cells" || progress.done !== 1 || stopped) return;
        stopped = true;
        void servers[0]!.stop();
      },
    });
    expect(report.notebooks.map(({ outcome, problem }) => problem ?? outcome)).toEqual(Array(4).fill("passed"));
  }, 90_000);

  test.runIf(process.env.GRADUS_ALL)(
    "that all disappear are no verdict",
    async () => {
      const onProgress = ({ type }: { type: string }) => void (type === "cells" && servers[1]!.stop());
      const report = await verify({ names, servers: [servers[1]!], fresh: true, onProgress });
      expect(report.exitCode).toBe(2);
      expect(report.notebooks.map(({ problem }) => problem)).toEqual(
        Array(4).fill("could not be finished: no server is left"),
      );
    },
    60_000,
  );
});
