import { readOptions } from "../command/arguments.js";
import { Problem } from "../setup/index.mjs";
import { type Path, paths } from "./paths.js";

/** How `npm start` was called. */
export interface Arguments {
  /** The originals in notebooks/ instead of the learner's copies in my/. */
  author: boolean;
  /** Whether to open the browser. */
  browser: boolean;
  help: boolean;
  /** Which way through the course; without it the way of the last time. */
  path?: Path;
  /** Exactly this port; without it the first free one from 8888 on. */
  port?: number;
  /** Notebooks to copy anew, each a number or a part of a name. */
  reset: string[];
}

export const usage = `npm start -- [options]

  Opens JupyterLab on your own copies of the course's notebooks, where you left off. Ctrl-C ends it and every kernel.

  --path NAME    builder: every cell, in my/; clinician: no side rooms and the code folded, in my/clinician/.
                 The choice is remembered. Each path keeps its own copies.
  --reset 03     replace your copy of notebook 03 by a new one; the old one is kept in my/backup
  --no-browser   only print the address
  --port N       use exactly this port
  --author       open the originals in notebooks/
  --help         this text`;

const options = {
  author: { type: "boolean" },
  help: { type: "boolean", short: "h" },
  "no-browser": { type: "boolean" },
  path: { type: "string" },
  port: { type: "string" },
  reset: { type: "string", multiple: true },
} as const;

/** Reads the command line; a Problem says what is wrong with it. */
export function readArguments(args: string[]): Arguments {
  const { values } = readOptions("npm start", args, { options });
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port >= 1 && port <= 65535)) {
    throw new Problem(`--port takes a number from 1 to 65535, not "${values.port}".`);
  }
  const path = paths.find((name) => name === values.path);
  if (values.path !== undefined && path === undefined) {
    throw new Problem(`--path takes ${paths.join(" or ")}, not "${values.path}".`);
  }
  return {
    author: values.author ?? false,
    browser: !values["no-browser"],
    help: values.help ?? false,
    reset: values.reset ?? [],
    ...(path === undefined ? {} : { path }),
    ...(port === undefined ? {} : { port }),
  };
}
