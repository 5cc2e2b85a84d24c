import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { projectRoot } from "../../scripts/setup/index.mjs";
import { slowness } from "../slowness.js";
import { freePort, npmStart, pause } from "./command.js";

/** Asks the server something with the token of its address. */
async function ask(address: URL, path: string, init: RequestInit = {}) {
  const headers = { authorization: `token ${address.searchParams.get("token")}` };
  return (await fetch(new URL(path, address), { ...init, headers })).json();
}

const answers = (address: URL) =>
  fetch(new URL("/api", address)).then(
    () => true,
    () => false,
  );

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe("npm start", () => {
  test("serves on exactly the port it is given, for nobody without the token, our kernel alone", async () => {
    const port = await freePort();
    const { address } = npmStart(["--author", "--port", String(port)]);
    const url = await address();
    expect(url.port).toBe(String(port));
    for (const path of ["/api", "/api/kernels", "/api/contents", "/api/status"]) {
      expect((await fetch(new URL(path, url))).status, path).toBe(403);
    }
    expect(Object.keys((await ask(url, "/api/kernelspecs")).kernelspecs)).toEqual(["tslab"]);
    const shown: { name: string }[] = (await ask(url, "/api/contents/")).content;
    const expected = ["notebooks", "src", "node_modules", ".venv", "build"];
    expect(expected.filter((name) => shown.some((entry) => entry.name === name))).toEqual(["notebooks", "src"]);
  });

  test("called a second time finds the server that runs, and prints its address", async () => {
    const first = npmStart(["--author", "--port", String(await freePort())]);
    const url = await first.address();
    const second = npmStart(["--author", "--port", url.port]);
    expect((await second.address()).href).toBe(url.href);
    expect(await second.ended).toBe(0);
    expect(await answers(url)).toBe(true);
  });

  test("keeps JupyterLab's checkpoints out of the notebooks' folder", async () => {
    const folder = mkdtempSync(join(projectRoot(), "build", "checkpoints-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    writeFileSync(join(folder, "a.ipynb"), '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}');
    const url = await npmStart(["--author", "--port", String(await freePort())]).address();
    const made = await ask(url, `/api/contents/build/${basename(folder)}/a.ipynb/checkpoints`, { method: "POST" });
    expect(made).toMatchObject({ id: "checkpoint" });
    expect(readdirSync(folder)).toEqual(["a.ipynb"]);
  });

  test("says who has the port", async () => {
    const other = createServer((_, response) => response.end());
    const port = await freePort();
    await new Promise<void>((resolve) => other.listen(port, "127.0.0.1", resolve));
    onTestFinished(() => void other.close());
    const { ended, said } = npmStart(["--author", "--port", String(port)]);
    expect(await ended).toBe(1);
    expect(said.err).toMatch(
      new RegExp(
        `^Port ${port} is in use by .* \\(process ${process.pid}\\)\\. Stop it, or choose another port with --port\\.\n$`,
      ),
    );
  });

  test.each(
    process.platform === "win32" ? (["SIGKILL"] as const) : (["SIGINT", "SIGTERM", "SIGHUP", "SIGKILL"] as const),
  )("ended by %s is gone within 5 s, with its server and every kernel", async (signal) => {
    const { child, address } = npmStart(["--author", "--port", String(await freePort())]);
    const url = await address();
    const { id } = await ask(url, "/api/kernels", { method: "POST" });
    const kernels = () => kernelProcesses(id);
    while (process.platform === "linux" && kernels().length === 0) await pause(50);
    const running = process.platform === "linux" ? kernels() : [];
    const from = performance.now();
    child.kill(signal);
    while ((await answers(url)) || running.some(isAlive)) await pause(50);
    expect(performance.now() - from).toBeLessThan(5_000 * slowness());
  });

  test("neither reads nor changes the user's own Jupyter settings", async () => {
    const home = mkdtempSync(join(tmpdir(), "gradus-home-"));
    onTestFinished(() => rmSync(home, { recursive: true, force: true }));
    const kernel = { argv: ["false"], display_name: "another", language: "typescript" };
    const theirs = {
      ".jupyter/jupyter_server_config.py": 'raise RuntimeError("read")\n',
      ".jupyter/jupyter_lab_config.json": '{"ServerApp": {"port": 1, "ip": "0.0.0.0", "token": "theirs"}}',
      ".local/share/jupyter/kernels/tslab/kernel.json": JSON.stringify(kernel),
    };
    for (const [name, text] of Object.entries(theirs)) {
      mkdirSync(join(home, name, ".."), { recursive: true });
      writeFileSync(join(home, name), text);
    }
    const before = readdirSync(home, { recursive: true });
    const env = {
      HOME: home,
      USERPROFILE: home,
      JUPYTER_TOKEN: "theirs",
      JUPYTER_PATH: join(home, ".local/share/jupyter"),
      PYTHONPATH: home,
    };
    const { address } = npmStart(["--author", "--port", String(await freePort())], env);
    const url = await address();
    expect(url.searchParams.get("token")).not.toBe("theirs");
    expect((await ask(url, "/api/kernelspecs")).kernelspecs.tslab.spec.display_name).toBe("TypeScript (tslab)");
    expect(readdirSync(home, { recursive: true })).toEqual(before);
  });
});

/** The processes whose command line names this kernel's connection file. */
function kernelProcesses(id: string): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(`kernel-${id}`);
      } catch {
        return false;
      }
    })
    .map(Number);
}
