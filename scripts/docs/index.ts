/** The command line of `npm run docs`. */
import { join, resolve } from "node:path";
import { readOptions } from "../command/arguments.js";
import { projectRoot } from "../setup/index.mjs";
import { drawFolders } from "./folders.js";
import { makeReference } from "./reference.js";

const USAGE = `npm run docs [-- --picture] [-- --out FOLDER]
Writes docs/folders.md, which folder imports which, and makes the library's reference from its docstrings: pages with a search
field, to be opened from the disk or put on a server.

  --picture     docs/folders.md alone
  --out FOLDER  where the pages go (build/docs)
  --help        this text`;

const options = {
  picture: { type: "boolean" },
  out: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

export async function main(args: string[]): Promise<number> {
  const { values } = readOptions("npm run docs", args, { options });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const root = projectRoot();
  console.log(drawFolders(root) ? "docs/folders.md is written anew." : "docs/folders.md is as it should be.");
  if (values.picture) return 0;
  const into = values.out ? resolve(process.env.INIT_CWD ?? process.cwd(), values.out) : join(root, "build", "docs");
  await makeReference(root, into);
  console.log(`The reference is in ${join(into, "index.html")}.`);
  return 0;
}
