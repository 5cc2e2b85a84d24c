import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Problem, projectRoot } from "../setup/index.mjs";

/** A contender: a command that speaks protocol.mjs's lines when given a work's name. */
export interface Contender {
  name: string;
  command: string;
  args: string[];
  env?: Record<string, string>;
}

/** The peers from npm, in the versions the comparison was written for. They live in build/peers, away from the project. */
const packages = {
  "@tensorflow/tfjs": "4.22.0",
  "@tensorflow/tfjs-core": "4.22.0",
  "@tensorflow/tfjs-backend-cpu": "4.22.0",
  "@tensorflow/tfjs-backend-wasm": "4.22.0",
  "@jax-js/jax": "0.1.25",
  "onnxruntime-node": "1.30.0",
};

const root = projectRoot();
const folder = join(root, "build", "peers");
const source = join(root, "scripts", "bench");

/** npm run bench -- --install-peers */
export function installPeers(): void {
  mkdirSync(folder, { recursive: true });
  const manifest = { private: true, type: "module", dependencies: packages };
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const { status } = spawnSync(npm, ["install", "--no-audit", "--no-fund", "--ignore-scripts"], {
    cwd: folder,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status !== 0)
    throw new Problem("npm could not install the peers: see its words above. Is the registry reachable?");
}

/** Ourselves first, then every peer that is installed. */
export function contenders(): Contender[] {
  const oneThread = {
    OMP_NUM_THREADS: "1",
    MKL_NUM_THREADS: "1",
    OPENBLAS_NUM_THREADS: "1",
    PYTHONDONTWRITEBYTECODE: "1",
  };
  const node = (name: string, file: string, needs: string, extra: Record<string, string> = {}): Contender[] =>
    existsSync(join(folder, "node_modules", needs))
      ? [{ name, command: process.execPath, args: [join(source, "peers", file)], env: { PEERS: folder, ...extra } }]
      : [];
  const python = process.env.BENCH_PYTHON ?? "python3";
  const withModule = (name: string, file: string, module: string): Contender[] =>
    hasModule(python, module) ? [{ name, command: python, args: [join(source, "peers", file)], env: oneThread }] : [];
  return [
    { name: "gradus", command: process.execPath, args: [join(source, "ours.mjs")] },
    ...withModule("pytorch", "pytorch.py", "torch"),
    ...withModule("numpy", "with_numpy.py", "numpy"),
    ...node("jax-js", "jax.mjs", "@jax-js/jax"),
    ...node("tfjs-wasm", "tfjs.mjs", "@tensorflow/tfjs-backend-wasm", { BACKEND: "wasm" }),
    ...node("tfjs-cpu", "tfjs.mjs", "@tensorflow/tfjs-backend-cpu", { BACKEND: "cpu" }),
    ...node("onnxruntime", "onnx.mjs", "onnxruntime-node"),
    // 700 MB with all its systems: npm install --prefix build/peers --ignore-scripts node-llama-cpp@3.21.1
    ...node("llama.cpp", "llama.mjs", "node-llama-cpp", { MODELS: join(root, "build", "models") }),
  ];
}

function hasModule(python: string, module: string): boolean {
  try {
    execFileSync(python, ["-c", `import ${module}`], { stdio: "ignore", timeout: 60_000 });
    return true;
  } catch {
    return false;
  }
}
