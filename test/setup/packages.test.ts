import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { packagesPending } from "../../scripts/setup/packages.mjs";
import { withoutPython } from "./machine.js";
import { newProject, run, start } from "./project.js";

/** A registry that nobody answers at, and nothing in npm's cache. */
const offline = (project: string) => ({
  npm_config_registry: "http://127.0.0.1:9/",
  npm_config_cache: join(project, "build", "empty-cache"),
});

describe("npm packages", () => {
  test("are taken as they are where somebody installed them from the lockfile before", async () => {
    const project = newProject({ compiled: false });
    const { said } = await run(project, { env: { ...offline(project), ...withoutPython() } });
    expect(said).toContain("compiling src");
    expect(said).not.toContain("npm packages");
  });

  test("with a registry out of reach: one sentence, and nothing that looks installed", async () => {
    const project = newProject();
    rmSync(join(project, "node_modules"), { recursive: true });
    const { code, last } = await run(project, { env: offline(project) });
    expect(code).toBe(1);
    expect(last).toMatch(/^The npm registry cannot be reached\. .*then run the same command again\.$/);
    expect(existsSync(join(project, "node_modules", ".gradus.json"))).toBe(false);
    expect(existsSync(join(project, "node_modules", ".package-lock.json"))).toBe(false);
  });

  test("are wanted again when the lockfile names another version", async () => {
    const project = newProject();
    const lock = JSON.parse(readFileSync(join(project, "package-lock.json"), "utf8"));
    lock.packages["node_modules/katex"].version = "0.1.0";
    writeFileSync(join(project, "package-lock.json"), JSON.stringify(lock));
    const { child, ended } = start(project, { env: offline(project) });
    child.stderr.on("data", (text) => /compiling|installing/.test(text) && child.kill());
    expect((await ended).said).toContain("npm packages: installing");
  });

  test("that only developers need are wanted by npm test alone", async () => {
    const project = newProject();
    const record = join(project, "node_modules", ".package-lock.json");
    const installed = JSON.parse(readFileSync(record, "utf8"));
    for (const [path, { dev }] of Object.entries<{ dev?: boolean }>(installed.packages))
      if (dev) delete installed.packages[path];
    writeFileSync(record, JSON.stringify(installed));
    expect(packagesPending(project)).toBeUndefined();
    expect(packagesPending(project, { development: true })).toBe("installing into node_modules");
  });

  test("link to this project's library, also where a link still points at the folder's old place", async () => {
    const project = newProject();
    const link = join(project, "node_modules", "gradus");
    rmSync(link);
    mkdirSync(join(project, "build", "elsewhere"));
    symlinkSync(join(project, "build", "elsewhere"), link, "junction");
    const { said } = await run(project, { env: withoutPython() });
    expect(said).toContain("linking the library");
    expect(realpathSync(link)).toBe(join(project, "src"));
  });
});
