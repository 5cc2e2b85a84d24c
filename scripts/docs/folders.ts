import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileGraph, floors, folderGraph, type Graph, withoutDetours } from "./imports.js";

/** A source file's topmost folder; a file beside the folders belongs to none. */
export const topFolder = (file: string): string | undefined => (file.includes("/") ? file.split("/")[0] : undefined);

/** Which of the project's folders imports which, below `src` or `scripts`. */
export const topFolders = (root: string, part: "src" | "scripts"): Graph =>
  folderGraph(fileGraph(join(root, part)), topFolder);

/**
 * A picture in Mermaid's language, which GitHub draws: an arrow points from a folder to one that it imports. The arrows are
 * sorted, so that the order of import lines does not show.
 */
function picture(graph: Graph): string {
  const lines = [...withoutDetours(graph)].flatMap(([from, needed]) => [...needed].map((to) => `  ${from} --> ${to}`));
  return ["```mermaid", "graph TD", ...lines.sort(), "```"].join("\n");
}

/** The folders from the ground up: each imports only what stands lower. */
function table(graph: Graph): string {
  const of = floors(graph);
  const rows = [...new Set(of.values())]
    .sort((low, high) => low - high)
    .map((floor) => {
      const names = [...of].filter(([, at]) => at === floor).map(([name]) => `\`${name}\``);
      return `| ${floor} | ${names.sort().join(", ")} |`;
    });
  return ["| floor | folders |", "|---|---|", ...rows].join("\n");
}

/** The text of docs/folders.md. */
export function foldersPage(root: string): string {
  const [src, scripts] = [topFolders(root, "src"), topFolders(root, "scripts")];
  return `# Which folder imports which

Made from the imports by \`npm run docs -- --picture\`; a test holds it equal to them. An arrow that only shortens a way of
other arrows is left out of the pictures. [CONTRIBUTING](CONTRIBUTING.md) says what each folder is for.

## The library, src

${picture(src)}

${table(src)}

## The commands, scripts

${picture(scripts)}

${table(scripts)}
`;
}

/** Writes docs/folders.md where its text is another. Gives whether it was. */
export function drawFolders(root: string): boolean {
  const file = join(root, "docs", "folders.md");
  const text = foldersPage(root);
  if (readFileSync(file, { encoding: "utf8", flag: "a+" }) === text) return false;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return true;
}
