import { join } from "node:path";
import { trust } from "../setup/index.mjs";
import { copyMissing, reset } from "./copies.js";
import type { Path } from "./paths.js";
import { writeWelcome } from "./welcome.js";

/** The learner's copies and the welcome page, and a word about what was replaced. */
export async function prepare(root: string, path: Path, resets: string[] = []): Promise<void> {
  const made = copyMissing(root, path);
  for (const wanted of resets) {
    const { copy, backup } = reset(root, wanted, path);
    made.push(copy);
    console.error(`${copy} is a fresh copy${backup ? `. Your old one is kept in ${backup}` : ""}.`);
  }
  const notebooks = made.filter((name) => name.endsWith(".ipynb")).map((name) => join(root, name));
  if (notebooks.length > 0) await trust(root, notebooks);
  const { backup } = writeWelcome(root, path, { replace: true });
  if (backup) console.error(`The welcome page is new. The one you wrote into is kept in ${backup}.`);
  console.error(
    path === "builder"
      ? "The builder's path: every cell, in my/. The clinician's path is shorter: npm start -- --path clinician"
      : "The clinician's path: no side rooms, code folded, in my/clinician/. For everything: npm start -- --path builder",
  );
}
