import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "../setup/index.mjs";
import { runNpm } from "../setup/packages.mjs";
import { run } from "../setup/run.mjs";

/** What notebooks may import, by the library's own package.json, as source files; lectures have no reference. */
export function entryPoints(root: string): string[] {
  const { exports } = JSON.parse(readFileSync(join(root, "src", "package.json"), "utf8")) as {
    exports: Record<string, { types: string }>;
  };
  return Object.values(exports)
    .filter(({ types }) => !types.includes("*"))
    .map(({ types }) => types.replace(/^\.\/dist\//, "src/").replace(/\.d\.ts$/, ".ts"));
}

/** Installs TypeDoc, which only this command needs, into build/docs-tools. Gives its folder. */
async function installed(root: string): Promise<string> {
  const folder = join(root, "build", "docs-tools");
  const from = join(root, "scripts", "docs", "tools");
  const names = ["package.json", "package-lock.json"];
  const same = names.every(
    (name) => existsSync(join(folder, name)) && readFileSync(join(folder, name)).equals(readFileSync(join(from, name))),
  );
  const done = join(folder, "installed");
  if (same && existsSync(done)) return folder;
  mkdirSync(folder, { recursive: true });
  for (const name of names) copyFileSync(join(from, name), join(folder, name));
  await runNpm(folder, ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-progress"]);
  writeFileSync(done, "");
  return folder;
}

/** Makes one static site with search from the docstrings of all that notebooks import, and from docs/. */
export async function makeReference(root: string, into: string): Promise<void> {
  const typedoc = join(await installed(root), "node_modules", "typedoc", "bin", "typedoc");
  const pages = readdirSync(join(root, "docs")).filter((name) => name.endsWith(".md"));
  const settings = {
    name: "Gradus",
    entryPoints: entryPoints(root).map((name) => join(root, name)),
    tsconfig: join(root, "src", "tsconfig.json"),
    readme: join(root, "README.md"),
    projectDocuments: pages.map((name) => join(root, "docs", name)),
    excludeInternal: true,
    excludePrivate: true,
    disableSources: true,
    githubPages: false,
    // types that only describe arguments are shown where they are used
    validation: { notExported: false, invalidLink: false },
    logLevel: "Error",
    out: into,
  };
  const options = join(root, "build", "docs-tools", "typedoc.json");
  writeFileSync(options, JSON.stringify(settings));
  const { code, output } = await run(process.execPath, [typedoc, "--options", options], { cwd: root });
  if (code !== 0) throw new Problem("The reference could not be made: see TypeDoc's words above.", output);
}
