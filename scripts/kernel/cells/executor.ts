import { createRequire } from "node:module";
import { join } from "node:path";
import { loadModule } from "../load-module.js";
import type { Compiler } from "./compiler.js";
import { SideModule } from "./modules.js";
import type { Output } from "./output.js";

/** The parts of tslab's executor that we use. */
export interface TslabExecutor {
  execute(src: string): Promise<boolean>;
}

/** What stands in for `vm` in tslab's executor: runs a compiled cell. */
export interface CellRunner {
  runInThisContext(code: string, options?: object): unknown;
}

/**
 * Loads tslab's executor, unchanged, with three of its parts replaced: the compiler (a thread of its own), `vm` (so that
 * cells can be interrupted and have names and lines) and what prints (so that errors stay errors).
 * `import * as tslab from "tslab"` in a cell gives tslab's display functions, which publish through `output`.
 */
export function loadExecutor(
  root: string,
  compiler: Pick<Compiler, "convert" | "addModule" | "metadata">,
  runner: CellRunner,
  print: { log(value: unknown): void; error(...args: unknown[]): void },
  output: Output,
): TslabExecutor {
  const home = join(root, "node_modules", "tslab", "dist");
  const typescript = "@tslab/typescript-for-tslab";
  const { version } = createRequire(join(home, "main.js"))(`${typescript}/package.json`);

  const jupyter = loadModule(join(home, "jupyter.js"), { "./converter": {} });
  jupyter.lastWriteDisplayData = (content: object, update: boolean) =>
    output.send(update ? "update_display_data" : "display_data", content);

  let api: unknown;
  const executor = loadModule(join(home, "executor.js"), {
    vm: runner,
    module: { __esModule: true, default: SideModule },
    "./metadata": { getCodeMetadata: (src: string) => compiler.metadata(src) },
    get ".."() {
      api ??= loadModule(join(home, "public.js"), { "./jupyter": jupyter, [typescript]: { version } });
      return api;
    },
  });
  return executor.createExecutor(process.cwd(), { node: compiler, browser: compiler, close() {} }, print);
}
