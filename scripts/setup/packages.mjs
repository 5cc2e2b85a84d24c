import { existsSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { contentHash } from "./content-hash.mjs";
import { Problem, storageProblem } from "./problem.mjs";
import { run } from "./run.mjs";

/** @typedef {Record<string, { version?: string, integrity?: string, link?: boolean, dev?: boolean, optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }>} Packages */

/**
 * What is to do about node_modules, if anything. Who learns needs the `dependencies` alone, who develops all; what is
 * installed beyond need stays.
 * @param {string} root
 * @param {{ development?: boolean }} [options] whether the devDependencies are needed, too
 * @returns {string | undefined}
 */
export function packagesPending(root, { development = false } = {}) {
  const stamp = read(stampOf(root));
  const stamped = stamp?.hash === wanted(root) && (stamp.development || !development);
  if (!stamped && !holdsLockfile(root, development)) return "installing into node_modules";
  return isLinked(root) ? undefined : "linking the library into node_modules";
}

/**
 * Installs what package-lock.json names. The marks of a finished installation go first and come back last,
 * so one that was interrupted at any moment is seen as such.
 * @param {string} root
 * @param {(pid: number) => void} started
 * @param {{ development?: boolean }} [options] whether the devDependencies are installed, too
 */
export async function installPackages(root, started, { development = false } = {}) {
  if (packagesPending(root, { development })?.startsWith("installing")) {
    for (const mark of [stampOf(root), join(root, "node_modules", ".package-lock.json")]) rmSync(mark, { force: true });
    await runNpm(root, npmArguments(root, development), started);
    writeFileSync(stampOf(root), `${JSON.stringify({ hash: wanted(root), development })}\n`);
  }
  if (!isLinked(root)) {
    const link = join(root, "node_modules", "gradus");
    rmSync(link, { recursive: true, force: true });
    symlinkSync(join(root, "src"), link, "junction");
  }
}

/**
 * Runs npm in a folder. Throws a Problem where it fails.
 * @param {string} folder
 * @param {string[]} args
 * @param {(pid: number) => void} [started]
 */
export async function runNpm(folder, args, started) {
  const { command, args: before, shell } = npm();
  const options = { cwd: folder, shell, env: npmEnvironment(), ...(started && { started }) };
  const { code, output } = await run(command, [...before, ...args], options);
  if (code !== 0) throw npmProblem(output);
}

/** @param {string} root */
const stampOf = (root) => join(root, "node_modules", ".gradus.json");

/** @param {string} root */
function wanted(root) {
  const files = ["package.json", "package-lock.json", "src/package.json", ".npmrc"].map((name) => join(root, name));
  return contentHash(root, files, [process.platform, process.arch]);
}

/**
 * Whether node_modules is exactly what the lockfile says, by npm's own record of what it installed:
 * so packages somebody installed with npm alone are not fetched again.
 * @param {string} root
 * @param {boolean} development
 */
function holdsLockfile(root, development) {
  /** @type {Packages | undefined} */
  const locked = read(join(root, "package-lock.json"))?.packages;
  /** @type {Packages | undefined} */
  const installed = read(join(root, "node_modules", ".package-lock.json"))?.packages;
  if (!locked || !installed || !matchesManifest(root)) return false;
  return Object.entries(locked).every(([path, entry]) => {
    const here = installed[path];
    if (here) return entry.link || (here.version === entry.version && here.integrity === entry.integrity);
    if (!path.startsWith("node_modules/") || (entry.dev && !development)) return true;
    return entry.optional && !isForHere(entry);
  });
}

/** @param {Packages[string]} entry */
function isForHere({ os, cpu, libc }) {
  return !!os?.includes(process.platform) && (!cpu || cpu.includes(process.arch)) && !libc;
}

/**
 * Whether the lockfile was made for the dependencies package.json names now.
 * @param {string} root
 */
function matchesManifest(root) {
  const locked = read(join(root, "package-lock.json"))?.packages ?? {};
  return [
    ["", "package.json"],
    ["src", "src/package.json"],
  ].every(([path = "", file = ""]) => {
    const manifest = read(join(root, file)) ?? {};
    return ["dependencies", "devDependencies"].every(
      (kind) => JSON.stringify(manifest[kind] ?? {}) === JSON.stringify(locked[path]?.[kind] ?? {}),
    );
  });
}

/**
 * Whether `gradus` in node_modules is this project's src: a Windows junction keeps pointing at the folder's old place.
 * @param {string} root
 */
function isLinked(root) {
  const link = join(root, "node_modules", "gradus");
  return existsSync(link) && realpathSync(link) === realpathSync(join(root, "src"));
}

/** npm as Node can start it on every system: its script, or else whatever PATH calls npm. */
function npm() {
  const beside = dirname(process.execPath);
  const scripts = [
    process.env.npm_execpath ?? "",
    join(beside, "node_modules", "npm", "bin", "npm-cli.js"),
    join(beside, "..", "lib", "node_modules", "npm", "bin", "npm-cli.js"),
  ];
  const script = scripts.find((path) => path.endsWith("npm-cli.js") && existsSync(path));
  return script
    ? { command: process.execPath, args: [script], shell: false }
    : { command: "npm", args: [], shell: process.platform === "win32" };
}

/** @param {string} root @param {boolean} development */
function npmArguments(root, development) {
  return [
    matchesManifest(root) ? "ci" : "install",
    ...[
      development ? "--include=dev" : "--omit=dev",
      "--include=optional",
      "--ignore-scripts",
      "--package-lock",
      "--no-audit",
      "--no-fund",
      "--no-progress",
    ],
    ...["--prefer-offline", "--fetch-retries=2", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=5000"],
  ];
}

/** The environment without what an outer npm says about where and how it was called itself. */
function npmEnvironment() {
  const outer =
    /^npm_(package|lifecycle|command)|^npm_config_(prefix|local_prefix|global|workspaces?|dry_run|omit|only|production)$/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !outer.test(name)));
}

/** @param {string} output */
function npmProblem(output) {
  const storage = storageProblem(output);
  if (storage) return new Problem(storage);
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|network/i.test(
      output,
    )
  ) {
    return new Problem(
      "The npm registry cannot be reached. Check the network (or npm's proxy setting), then run the same command again.",
    );
  }
  if (/ENOENT.*npm|npm: (command )?not found/i.test(output)) {
    return new Problem(
      "npm was not found beside Node or on PATH. Install Node with npm from https://nodejs.org, then run the same command again.",
    );
  }
  return new Problem(
    "npm could not install the packages: see its output above. Fix that, then run the same command again.",
    output,
  );
}

/**
 * A JSON file's value, or nothing where it is missing or cut off.
 * @param {string} path
 * @returns {any}
 */
function read(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}
