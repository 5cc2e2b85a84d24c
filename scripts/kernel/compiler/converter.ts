import { createRequire } from "node:module";
import { join } from "node:path";
import { loadModule } from "../load-module.js";
import type { Converted, Diagnostic } from "../messages.js";
import { withoutFalseAlarms } from "./hints/false-alarms.js";
import { withHints } from "./hints/hints.js";
import { asModule, namesIn, variablesInBlocks } from "./names.js";
import { resolveByExports } from "./resolution.js";
import { rewriteCell, rewriteFile } from "./rewrite.js";
import { waitsAtTopLevel } from "./top-level-await.js";

/** The parts of tslab's converter that we use. */
export interface TslabConverter {
  convert(prevDecl: string, src: string): Converted;
  inspect(prevDecl: string, src: string, position: number): any;
  complete(prevDecl: string, src: string, position: number): any;
  addModule(name: string, content: string, meta: object): Diagnostic[];
}

export interface Tslab {
  ts: any;
  converter: TslabConverter;
  isCompleteCode(code: string): { completed: boolean; indent?: string };
  getCodeMetadata(code: string): object;
  printQuickInfo(info: any): string;
}

/**
 * Loads tslab's converter, unchanged, on a compiler with three wishes: source maps, Node's types (and no others) also outside the
 * project, and the last step (from modules to what runs) left to `rewriteCell`.
 */
export function loadTslab(root: string): Tslab {
  const load = createRequire(join(root, "node_modules", "tslab", "package.json"));
  const ts = load("@tslab/typescript-for-tslab");
  const postponed: { source: string; options: any }[] = [];
  let postpone = false;
  /** the program of the cell that was compiled last */
  let builder: any;
  /** local files compiled for a cell that was then refused */
  const waiting: NonNullable<Converted["sideOutputs"]> = [];

  const wishful = Object.create(ts, {
    __esModule: { value: true },
    createWatchCompilerHost: {
      value: (files: string[], given: object, sys: any, ...rest: unknown[]) => {
        // Node 20 has what ES2023 brought: toSorted, findLast
        const options = { ...given, lib: ["lib.es2023.d.ts"], inlineSourceMap: true, types: ["node"] };
        const host = ts.createWatchCompilerHost(files, options, asModule(ts, sys), ...rest);
        resolveByExports(ts, host, options);
        return host;
      },
    },
    createWatchProgram: {
      value: (host: any) => {
        const tell = host.afterProgramCreate;
        host.afterProgramCreate = (built: any) => {
          builder = built;
          tell(built);
        };
        return ts.createWatchProgram(host);
      },
    },
    visitEachChild: { value: (node: unknown) => node }, // names of earlier cells: `earlierNames` finds them
    getPreEmitDiagnosticsOfFiles: {
      value: (program: any, files: any[]) =>
        withoutFalseAlarms(ts, program, ts.getPreEmitDiagnosticsOfFiles(program, files)),
    },
    getDefaultTypeRoots: {
      value: (...args: unknown[]) => [...(ts.getDefaultTypeRoots(...args) ?? []), typesOf(root)],
    },
    transpileModule: {
      value: (source: string, options: object) => {
        if (!postpone) return ts.transpileModule(source, options);
        postponed.push({ source, options });
        return { outputText: String(postponed.length - 1) };
      },
    },
  });
  const { createConverter, isCompleteCode } = loadModule(load.resolve("./dist/converter.js"), {
    "@tslab/typescript-for-tslab": wishful,
  });
  const converter = createConverter({ isJS: false, isBrowser: false });

  function convert(prevDecl: string, src: string): Converted {
    postpone = true;
    postponed.length = 0;
    let converted: Converted;
    try {
      converted = converter.convert(prevDecl, src);
    } finally {
      postpone = false;
    }
    const taken = (place: string) => postponed[Number(place)]!;
    const sideOutputs = converted.sideOutputs?.map(({ path, data }) => {
      const { source, options } = taken(data);
      const { output, maps } = rewriteFile(ts, source, options.compilerOptions);
      return { path, data: output, maps };
    });
    const diagnostics = explained(src, converted.diagnostics);
    if (diagnostics.length > 0) {
      waiting.push(...(sideOutputs ?? [])); // tslab gives each local file once: the next cell that compiles brings it
      return { diagnostics };
    }
    const files = [...waiting.splice(0), ...(sideOutputs ?? [])];
    if (!converted.output) return converted;
    const { source, options } = taken(converted.output);
    const rewritten = rewriteCell(ts, source, options.compilerOptions, {
      earlier: namesIn(ts, prevDecl),
      lastExpression: converted.lastExpressionVar,
    });
    const hasToplevelAwait = waitsAtTopLevel(ts, source);
    const declOutput = `${converted.declOutput ?? ""}${variablesInBlocks(ts, builder.getProgram())}`;
    return {
      ...converted,
      declOutput,
      hasToplevelAwait,
      ...rewritten,
      ...(files.length > 0 && { sideOutputs: files }),
    };
  }

  /** What is wrong with a cell, in our words where we have some. */
  function explained(code: string, diagnostics: Diagnostic[]): Diagnostic[] {
    const program = builder?.getProgram();
    const file = program?.getSourceFiles().find((one: any) => /(^|[/\\])__tslab__\.ts$/.test(one.fileName));
    if (!file) return diagnostics;
    const before = file.text.indexOf("\n") + 1; // tslab writes a line of its own above the cell
    return withHints({ ts, program, file, before, code, root }, diagnostics);
  }

  return {
    ts,
    converter: { ...converter, convert },
    isCompleteCode,
    getCodeMetadata: load("./dist/metadata.js").getCodeMetadata,
    printQuickInfo: load("./dist/inspect.js").printQuickInfo,
  };
}

const typesOf = (root: string) => join(root, "node_modules", "@types").replaceAll("\\", "/");
