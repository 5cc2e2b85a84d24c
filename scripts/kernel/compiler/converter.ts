import { createRequire } from "node:module";
import { join } from "node:path";
import { loadModule } from "../load-module.js";
import type { Converted, Diagnostic } from "../messages.js";
import { resolveByExports } from "./resolution.js";
import { rewriteCell } from "./rewrite.js";
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

  const wishful = Object.create(ts, {
    __esModule: { value: true },
    createWatchCompilerHost: {
      value: (files: string[], given: object, ...rest: unknown[]) => {
        const options = { ...given, inlineSourceMap: true, types: ["node"] };
        const host = ts.createWatchCompilerHost(files, options, ...rest);
        resolveByExports(ts, host, options);
        return host;
      },
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
      return { path, data: ts.transpileModule(source, options).outputText as string };
    });
    if (!converted.output) return converted;
    const { source, options } = taken(converted.output);
    const rewritten = rewriteCell(ts, source, options.compilerOptions, converted.lastExpressionVar);
    const hasToplevelAwait = waitsAtTopLevel(ts, source);
    return { ...converted, hasToplevelAwait, ...rewritten, ...(sideOutputs && { sideOutputs }) };
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
