import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

/**
 * Lays out what Gradus adds to JupyterLab's page as an extension, where JupyterLab looks for those of its user.
 * The files lie in a folder named after their contents: no browser's cache can mix two versions.
 */
export function writeExtension(root: string, dataFolder: string): void {
  const own = join(root, "scripts", "start", "page");
  const files = [
    ...readdirSync(own).map((name) => join(own, name)),
    join(root, "scripts", "slides", "page", "dark.js"),
    join(root, "node_modules", "plotly.js-dist-min", "plotly.min.js"),
  ];
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(file));
  const version = hash.digest("hex").slice(0, 12);

  const target = join(dataFolder, "labextensions", "gradus");
  const description = join(target, "package.json");
  const load = `static/${version}/entry.js`;
  if (existsSync(description) && readFileSync(description, "utf8").includes(load)) return;
  rmSync(target, { recursive: true, force: true });
  mkdirSync(join(target, "static", version), { recursive: true });
  for (const file of files) copyFileSync(file, join(target, "static", version, basename(file)));
  const about = { name: "gradus", version: "0.1.0", jupyterlab: { _build: { load, extension: "./plugins" } } };
  writeFileSync(description, `${JSON.stringify(about)}\n`);
}
