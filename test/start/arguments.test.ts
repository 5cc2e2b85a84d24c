import { expect, test } from "vitest";
import { readArguments, usage } from "../../scripts/start/arguments.js";

test("npm start alone asks for the browser, any port, and the path of the last time", () => {
  expect(readArguments([])).toEqual({ author: false, browser: true, help: false, reset: [] });
});

test.each(["builder", "clinician"] as const)("--path %s is read", (path) => {
  expect(readArguments(["--path", path]).path).toBe(path);
});

test.each(["", "Clinician", "engineer", "my"])("--path %j is refused in one sentence that names both paths", (path) => {
  expect(() => readArguments(["--path", path])).toThrow(`--path takes builder or clinician, not "${path}".`);
});

test.each(["0", "65536", "8888.5", "web"])("--port %s is refused", (port) => {
  expect(() => readArguments(["--port", port])).toThrow(`--port takes a number from 1 to 65535, not "${port}".`);
});

test("--help names every option, and both paths with their folders", () => {
  for (const word of ["--path", "--reset", "--no-browser", "--port", "--author", "my/", "my/clinician/"]) {
    expect(usage).toContain(word);
  }
});
