import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { type AssetName, asset } from "../../src/persistence/asset.js";

const folder = join(import.meta.dirname, "../../src/assets");

test("every file of the folder can be had by its name, byte for byte", async () => {
  const files = readdirSync(folder).filter((name) => name !== "README.md");
  for (const file of files) {
    expect(Buffer.compare(await asset(file as AssetName), readFileSync(join(folder, file))), file).toBe(0);
  }
  const error: Error = await asset("" as AssetName).catch((thrown) => thrown);
  expect(error.message).toBe(`The library has no file "". It has ${files.sort().join(", ")}.`);
});

test("a table says of every file what it is, where it is from and under which licence, and no file was changed since", () => {
  const rows = readFileSync(join(folder, "README.md"), "utf8")
    .split("\n")
    .filter((line) => line.startsWith("| ") && !line.startsWith("| file |"))
    .map((line) => line.slice(2, -2).split(" | "));
  const files = readdirSync(folder).filter((name) => name !== "README.md");
  expect(rows.map(([file]) => file)).toEqual(files.sort());
  for (const [file, what, source, sum] of rows as [string, string, string, string][]) {
    expect(what.length, `what ${file} is`).toBeGreaterThan(20);
    expect(source, `the licence of ${file}`).toMatch(/CC BY|CC0|MIT|BSD|Apache|licen[cs]e/);
    expect(
      createHash("sha256")
        .update(readFileSync(join(folder, file)))
        .digest("hex"),
      file,
    ).toBe(sum);
  }
});

test.each(["../package.json", "digits", "constructor", undefined])("%j is not a file of the library", async (name) => {
  await expect(asset(name as AssetName)).rejects.toThrow(/^The library has no file /);
});

test("a file that is not there is a sentence that says what to do", async () => {
  vi.doMock("node:fs/promises", () => ({
    readFile: () => Promise.reject(Object.assign(new Error("no such file: /home/me"), { code: "ENOENT" })),
  }));
  onTestFinished(() => void vi.doUnmock("node:fs/promises"));
  await expect(asset("wdbc.csv")).rejects.toThrow(
    'The file "wdbc.csv" of the library is missing. Run `npm start` once: it builds the library anew.',
  );
});

test("a browser fetches it from where the module came from, and says when the site has it not", async () => {
  const server = createServer((request, response) => {
    if (request.url === "/lib/assets/digits.txt") response.end("0");
    else response.writeHead(404).end();
  }).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.on("listening", resolve));
  const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}/lib/persistence/asset.js`;
  const NodeURL = URL;
  vi.stubGlobal(
    "URL",
    class extends NodeURL {
      constructor(path: string, base?: string | URL) {
        super(path, String(base).startsWith("file:") ? site : base);
      }
    },
  );
  onTestFinished(() => void vi.unstubAllGlobals());
  expect(new TextDecoder().decode(await asset("digits.txt"))).toBe("0");
  await expect(asset("wdbc.csv")).rejects.toThrow(
    'The file "wdbc.csv" of the library could not be fetched: the site answers 404.',
  );
  server.close();
  server.closeAllConnections();
  await expect(asset("wdbc.csv")).rejects.toThrow("could not be fetched: the site does not answer. Try again.");
});
