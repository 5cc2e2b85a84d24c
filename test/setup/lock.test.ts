import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { pathWith, withoutPython } from "./machine.js";
import { newProject, run, start } from "./project.js";

/** A set-up in its work: it waits for a slow Python to answer. */
async function working(project: string) {
  const python3 = `touch '${join(project, "build", "asked")}'; exec /bin/sleep 60`;
  const first = start(project, { env: { PATH: `${pathWith({ python3 }).PATH}:/bin:/usr/bin` } });
  while (!existsSync(join(project, "build", "asked"))) await new Promise((resolve) => setTimeout(resolve, 20));
  return first;
}

describe.skipIf(process.platform === "win32")("a set-up", () => {
  test("refuses to run beside another, in a sentence", async () => {
    const project = newProject({ compiled: false });
    const first = await working(project);
    const { code, last } = await run(project);
    first.child.kill();
    await first.ended;
    expect(code).toBe(1);
    expect(last).toMatch(
      /^A set-up is already running here \(process \d+\)\. Wait until it ends, then run the same command again\.$/,
    );
  });

  test.each(["SIGINT", "SIGTERM", "SIGKILL"] as const)("ended by %s is not in the next one's way", async (signal) => {
    const project = newProject();
    const first = await working(project);
    first.child.kill(signal);
    if (signal !== "SIGKILL") expect((await first.ended).code).toBe(signal === "SIGINT" ? 130 : 143);
    const { last } = await run(project, { env: withoutPython() });
    expect(last).toMatch(/found none on PATH/);
    expect(readdirSync(join(project, "build")).filter((name) => name.includes(".lock"))).toEqual([]);
  });
});
