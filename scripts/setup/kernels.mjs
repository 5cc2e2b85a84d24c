import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { contentHash, filesBelow } from "./content-hash.mjs";
import { withLock } from "./lock.mjs";
import { Problem, storageProblem } from "./problem.mjs";
import { projectRoot } from "./root.mjs";
import { run } from "./run.mjs";

/** No relaxed SIMD: its results differ between machines. */
const options = [
  ...["-O3", "--noAssert", "--enable", "simd", "--runtime", "stub", "--importMemory"],
  // Functions on vectors are exported between files, never from the module.
  ...["--disableWarning", "112"],
];
const source = "src/kernels/assembly";

/**
 * The module that carries the kernels. Node unpacks base64 ten times as fast as a loop does.
 * @param {string} code
 */
const moduleOf = (code) => `const code =
  "${code}";

export const wasm = globalThis.Buffer
  ? globalThis.Buffer.from(code, "base64")
  : Uint8Array.from(atob(code), (letter) => letter.charCodeAt(0));
`;

/**
 * Compiles the SIMD kernels to WebAssembly and embeds them in a module that loads without a file or a fetch:
 * build/kernels/wasm.js. Skipped when neither they nor the compiler changed.
 * @returns {Promise<string>} the module's path
 */
export async function buildKernels() {
  const root = projectRoot();
  const folder = join(root, "build", "kernels");
  const [made, stamp] = [join(folder, "wasm.js"), join(folder, "hash")];
  const files = filesBelow(join(root, source), () => true);
  const compiler = join(root, "node_modules", "assemblyscript");
  const hash = contentHash(root, [...files, join(compiler, "package.json")], [options, moduleOf("")]);
  const fresh = () => existsSync(made) && existsSync(stamp) && readFileSync(stamp, "utf8") === hash;
  if (fresh()) return made;
  await withLock(root, "build-kernels", { wait: 120_000, what: "Another build of the kernels" }, async () => {
    if (fresh()) return;
    const temporary = join(root, "build", "tmp", "kernels");
    rmSync(temporary, { recursive: true, force: true });
    mkdirSync(temporary, { recursive: true });
    mkdirSync(folder, { recursive: true });
    const output = ["-o", "build/tmp/kernels/kernels.wasm"];
    const args = [join(compiler, "bin", "asc.js"), `${source}/index.ts`, ...options, ...output];
    const compiled = await run(process.execPath, args, { cwd: root });
    if (compiled.code !== 0) {
      const sentence = `${source} does not compile: see the errors above. What was built before stays in use.`;
      throw new Problem(storageProblem(compiled.output) ?? sentence, compiled.output);
    }
    const code = readFileSync(join(temporary, "kernels.wasm")).toString("base64");
    writeFileSync(join(temporary, "wasm.js"), moduleOf(code));
    rmSync(stamp, { force: true });
    renameSync(join(temporary, "wasm.js"), made);
    writeFileSync(stamp, hash);
    rmSync(temporary, { recursive: true, force: true });
  });
  return made;
}

/**
 * The library's build step: the kernels beside the compiled code that loads them.
 * @param {string} _root
 * @param {string} into
 */
export async function embedKernels(_root, into) {
  const made = await buildKernels();
  mkdirSync(join(into, "kernels"), { recursive: true });
  copyFileSync(made, join(into, "kernels", "wasm.js"));
}
