import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import services, { type KernelMessage } from "@jupyterlab/services";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildLibrary, buildScripts, projectRoot } from "../../scripts/setup/index.mjs";
import { venvPython } from "../../scripts/setup/jupyter.mjs";
import { kernelspec } from "../../scripts/setup/kernelspec.mjs";
import { slowness } from "../slowness.js";
import { pause } from "./client.js";

const python = process.env.GRADUS_PYTHON ?? venvPython(projectRoot());
const { KernelManager, ServerConnection } = services;
const folder = mkdtempSync(join(tmpdir(), "gradus-server-"));
let server: ChildProcess;
let manager: InstanceType<typeof KernelManager>;

// a server as anybody has it: its limits on output are the default ones
beforeAll(async () => {
  if (!existsSync(python)) return;
  await buildLibrary();
  await buildScripts();
  mkdirSync(join(folder, "kernels", "tslab"), { recursive: true });
  writeFileSync(join(folder, "kernels", "tslab", "kernel.json"), JSON.stringify(kernelspec(projectRoot())));
  const port = await freePort();
  const flags = [`--port=${port}`, "--ip=127.0.0.1", "--ServerApp.allow_root=True", "--IdentityProvider.token=token"];
  server = spawn(python, ["-m", "jupyter_server", "--no-browser", `--ServerApp.root_dir=${projectRoot()}`, ...flags], {
    env: { ...process.env, JUPYTER_PATH: folder, JUPYTER_CONFIG_DIR: folder, JUPYTER_RUNTIME_DIR: join(folder, "run") },
    stdio: "ignore",
  });
  const baseUrl = `http://127.0.0.1:${port}/`;
  for (let i = 0; i < 300 && !(await fetch(`${baseUrl}api?token=token`).catch(() => undefined))?.ok; i++)
    await pause(100);
  const settings = { baseUrl, wsUrl: `ws://127.0.0.1:${port}/`, token: "token", appendToken: true };
  manager = new KernelManager({ serverSettings: ServerConnection.makeSettings(settings) });
}, 60_000);

afterAll(async () => {
  await manager?.shutdownAll().catch(() => {});
  manager?.dispose();
  server?.kill("SIGTERM");
  await pause(500);
  server?.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

test.skipIf(!existsSync(python))(
  "a real server with its default limits passes 100,000 lines on, whole",
  { timeout: 60_000 },
  async () => {
    const kernel = await manager.startNew({ name: "tslab" });
    await kernel.requestExecute({ code: "1" }).done;
    const started = performance.now();
    const future = kernel.requestExecute({ code: "for (let i = 0; i < 100_000; i++) console.log('line ' + i);" });
    let text = "";
    future.onIOPub = ({ header, content }: KernelMessage.IIOPubMessage) => {
      if (header.msg_type === "stream") text += (content as { text: string }).text;
    };
    await future.done;
    expect(text).toBe(Array.from({ length: 100_000 }, (_, i) => `line ${i}\n`).join(""));
    expect(performance.now() - started).toBeLessThan(3000 * slowness());
    await kernel.shutdown();
  },
);

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => probe.once("listening", resolve));
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
