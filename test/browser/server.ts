import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { projectRoot } from "../../scripts/setup/index.mjs";
import { freePort } from "../start/command.js";

/** `npm start`'s JupyterLab, on a port of its own, rooted at the project. */
export interface Lab {
  /** The address of a file below the project's folder, to be opened in a browser. */
  address(path: string): string;
  stop(): Promise<void>;
}

/** Starts JupyterLab the way a user does and waits for the line with its address. */
export async function startLab(): Promise<Lab> {
  const door = join(projectRoot(), "scripts", "start", "main.mjs");
  const child = spawn(process.execPath, [door, "--author", "--no-browser", "--port", String(await freePort())], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const address = await addressPrinted(child);
  return {
    address: (path) =>
      `${address.origin}/lab/tree/${path.split("/").map(encodeURIComponent).join("/")}${address.search}&reset`,
    stop: () =>
      new Promise((resolve) => {
        child.once("exit", () => resolve());
        child.kill("SIGTERM");
      }),
  };
}

function addressPrinted(child: ChildProcess): Promise<URL> {
  return new Promise((resolve, reject) => {
    let printed = "";
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
      const found = /http:\/\/127\.0\.0\.1:\S+/.exec(printed);
      if (found) resolve(new URL(found[0]));
    });
    child.once("exit", (code) => reject(new Error(`npm start ended with code ${code}: ${printed}`)));
  });
}
