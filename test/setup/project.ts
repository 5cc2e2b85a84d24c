import { spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { onTestFinished } from "vitest";
import { projectRoot } from "../../scripts/setup/index.mjs";

const root = projectRoot();

interface ProjectOptions {
  /** Who clears the folder away, and when; the end of the test, when left out. */
  whenDone?: (clear: () => Promise<void>) => void;
  /** Whether the library and the scripts stand there compiled, as after a set-up; true, when left out. */
  compiled?: boolean;
}

/**
 * A small project of its own, in a folder with a space and an umlaut in its name: the real set-up over the real library,
 * the installed packages linked in, and no Python package to install.
 */
export function newProject({ whenDone = onTestFinished, compiled = true }: ProjectOptions = {}): string {
  const parent = realpathSync(mkdtempSync(join(tmpdir(), "gradus-")));
  whenDone(() => cleared(parent));
  const project = join(parent, "Übung 1");
  const own = ["package.json", "package-lock.json", ".npmrc", "tsconfig.json", "scripts", "src", "build/kernels"];
  for (const name of compiled ? [...own, "build/scripts"] : own) {
    const filter = (path: string) => compiled || !path.startsWith(join(root, "src", "dist"));
    cpSync(join(root, name), join(project, name), { recursive: true, filter });
  }
  writeFileSync(join(project, "requirements-dev.txt"), "# nothing\n");
  linkPackages(project);
  linkLanguageModel(project);
  return project;
}

/** Takes a folder away. What a set-up that was killed outright had started may write into it for a while. */
async function cleared(folder: string): Promise<void> {
  for (let tries = 100; ; tries--) {
    try {
      return rmSync(folder, { recursive: true, force: true });
    } catch (error) {
      if (tries === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

/** node_modules as npm leaves it, but with links to the packages installed already. */
function linkPackages(project: string): void {
  const from = join(root, "node_modules");
  const to = join(project, "node_modules");
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    if (name !== "gradus" && !name.startsWith(".")) symlinkSync(join(from, name), join(to, name), "junction");
  }
  cpSync(join(from, ".package-lock.json"), join(to, ".package-lock.json"));
  symlinkSync(join(project, "src"), join(to, "gradus"), "junction");
}

/** The language model as it stands here; or the note that it cannot be had. No test fetches it again. */
function linkLanguageModel(project: string): void {
  const from = join(root, "build", "models");
  const to = join(project, "build", "models");
  mkdirSync(to, { recursive: true });
  if (!existsSync(from)) writeFileSync(join(to, "not-to-be-had"), "");
  else for (const name of readdirSync(from)) linkOrCopy(join(from, name), join(to, name));
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    cpSync(from, to); // on a different disk
  }
}

/** What to run of a project's set-up, by default all of it. */
interface Call {
  module?: string;
  call?: string;
  env?: NodeJS.ProcessEnv;
}

/** A process that runs something of a project's set-up. */
export function start(project: string, { module = "index.mjs", call = "setUp", env = {} }: Call = {}) {
  const address = (name: string) => JSON.stringify(pathToFileURL(join(project, "scripts", "setup", name)).href);
  const code = `
    const { report } = await import(${address("problem.mjs")});
    const { ${call} } = await import(${address(module)});
    try { await ${call}(); } catch (error) { report(error); process.exitCode = 1; }
  `;
  const child = spawn(process.execPath, ["--input-type=module", "-e", code], {
    cwd: tmpdir(),
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const ended = new Promise<{ code: number | null; said: string; last: string }>((resolve) => {
    child.on("close", (exit) => resolve({ code: exit, said, last: said.trimEnd().split("\n").at(-1) ?? "" }));
  });
  return { child, ended };
}

/** Runs it to the end. */
export const run = (project: string, options?: Call) => start(project, options).ended;
