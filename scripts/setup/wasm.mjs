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

/** The compiled kernels come with the repository, so that a learner needs no compiler: 22 MB less to download. */
const compiledFolder = "src/kernels/compiled";

/** @param {string} root */
const placesOf = (root) => ({
  kernels: join(root, compiledFolder, "kernels.wasm"),
  hash: join(root, compiledFolder, "source.hash"),
});

/**
 * The hash over what the compiled kernels are made from: their sources, the compiler's version and its options.
 * @param {string} root
 */
function sourceHash(root) {
  const files = filesBelow(join(root, source), () => true);
  const { devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return contentHash(root, files, [options, devDependencies?.assemblyscript]);
}

/**
 * Compiles the SIMD kernels into a file.
 * @param {string} file absolute path
 */
export async function compileKernels(file) {
  const root = projectRoot();
  const compiler = join(root, "node_modules", "assemblyscript", "bin", "asc.js");
  if (!existsSync(compiler)) {
    throw new Problem(
      `${source} was changed, and its compiler is not installed. Run \`npm test -- types\`, which installs it, or undo the change.`,
    );
  }
  const args = [compiler, `${source}/index.ts`, ...options, "-o", file];
  const compiled = await run(process.execPath, args, { cwd: root });
  if (compiled.code !== 0) {
    const sentence = `${source} does not compile: see the errors above. What was built before stays in use.`;
    throw new Problem(storageProblem(compiled.output) ?? sentence, compiled.output);
  }
}

/**
 * The SIMD kernels in a module that loads without a file or a fetch: build/kernels/wasm.js. Where their sources are not
 * those that src/kernels/compiled was made from, they are compiled first, and stand there from then on.
 * @returns {Promise<string>} the module's path
 */
export async function buildKernels() {
  const root = projectRoot();
  const folder = join(root, "build", "kernels");
  const [made, stamp] = [join(folder, "wasm.js"), join(folder, "hash")];
  const places = placesOf(root);
  const hash = sourceHash(root);
  const says = (/** @type {string} */ path, /** @type {string} */ text) =>
    existsSync(path) && readFileSync(path, "utf8").trim() === text;
  const compiled = () => existsSync(places.kernels) && says(places.hash, hash);
  const carried = contentHash(root, [], [hash, moduleOf("")]);
  const fresh = () => compiled() && existsSync(made) && says(stamp, carried);
  if (fresh()) return made;
  await withLock(root, "build-kernels", { wait: 120_000, what: "Another build of the kernels" }, async () => {
    if (fresh()) return;
    const temporary = join(root, "build", "tmp", "kernels");
    rmSync(temporary, { recursive: true, force: true });
    for (const path of [temporary, folder, join(root, compiledFolder)]) mkdirSync(path, { recursive: true });
    if (!compiled()) {
      const output = join(temporary, "kernels.wasm");
      await compileKernels(output);
      rmSync(places.hash, { force: true });
      renameSync(output, places.kernels);
      writeFileSync(places.hash, `${hash}\n`);
    }
    writeFileSync(join(temporary, "wasm.js"), moduleOf(readFileSync(places.kernels).toString("base64")));
    rmSync(stamp, { force: true });
    renameSync(join(temporary, "wasm.js"), made);
    writeFileSync(stamp, carried);
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
