/** The command line of `npm run serve`. */
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { readOptions } from "../command/arguments.js";
import { Problem } from "../setup/index.mjs";
import { endSignals } from "../setup/signals.mjs";
import { offers } from "./models.js";
import { modelServer } from "./server.js";

const longest = Math.max(...offers.map(({ id }) => id.length));

const USAGE = `npm run serve -- [--port N] [--key KEY]
The course's models behind an OpenAI-compatible server on this computer only (127.0.0.1): chat completions, streams, tools,
answers by JSON schema, embeddings. Programs find it by OPENAI_BASE_URL and OPENAI_API_KEY, which are printed. Ctrl-C ends it.

  --port N     the port to listen on (8090); 0 takes a free one
  --key KEY    what programs must send as their key; without it a new one is made at each start
  --help       this text

Models:
${offers.map(({ id, what }) => `  ${id.padEnd(longest)} ${what}`).join("\n")}`;

const options = {
  port: { type: "string", default: "8090" },
  key: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

export async function main(args: string[]): Promise<number> {
  const { values } = readOptions("npm run serve", args, { options });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > 65535)
    throw new Problem(`--port expects a whole number from 0 to 65535, not "${values.port}".`);
  if (values.key === "") throw new Problem("--key expects a key that is not empty.");
  const key = values.key ?? `gradus-${randomBytes(12).toString("hex")}`;
  const server = modelServer({ offers, key });
  server.listen(port, "127.0.0.1");
  try {
    await once(server, "listening");
  } catch (error) {
    const busy = (error as NodeJS.ErrnoException).code === "EADDRINUSE";
    throw new Problem(busy ? `Port ${port} is in use: give another by --port.` : (error as Error).message);
  }
  console.log(`OPENAI_BASE_URL=http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`);
  console.log(`OPENAI_API_KEY=${key}`);
  const signal = await new Promise<string>((resolve) => {
    for (const one of endSignals) process.once(one, () => resolve(one));
  });
  console.log(`Ended by ${signal}.`);
  server.closeAllConnections();
  server.close();
  return 0;
}
