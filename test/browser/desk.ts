import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../scripts/setup/index.mjs";
import { type Lab, startLab } from "../../scripts/start/lab.js";
import type { Path } from "../../scripts/start/paths.js";
import { prepare } from "../../scripts/start/prepare.js";
import { addressOf } from "../../scripts/start/running.js";
import { pageOf } from "../../scripts/start/workspace.js";
import { freePort } from "../start/command.js";

/** A learner who has just got the course: a folder with this project's code and packages, and nothing of their own. */
export class Learner {
  constructor(readonly root: string) {
    rmSync(root, { recursive: true, force: true });
    mkdirSync(root, { recursive: true });
    for (const name of ["scripts", "src", "docs", "node_modules", ".venv"]) {
      symlinkSync(join(projectRoot(), name), join(root, name), "junction");
    }
    cpSync(join(projectRoot(), "notebooks"), join(root, "notebooks"), { recursive: true });
  }

  /** Leaves only the first cells of a lecture and its first exercise: what is tested here shows in a few, and sooner. */
  shorten(name: string, count: number): void {
    const path = join(this.root, "notebooks", name);
    const { cells, ...rest } = JSON.parse(readFileSync(path, "utf8"));
    const exercise = cells.find((cell: any) => cell.metadata.gradus?.exercise !== undefined);
    writeFileSync(path, JSON.stringify({ ...rest, cells: [...cells.slice(0, count), exercise] }));
  }

  /** What `npm start -- --path …` does, and the address that it opens. */
  async start(path: Path): Promise<{ lab: Lab; address: string }> {
    await prepare(this.root, path);
    const page = pageOf(this.root, path);
    const lab = await startLab(this.root, { port: await freePort(), page });
    return { lab, address: addressOf(lab, page) };
  }
}
