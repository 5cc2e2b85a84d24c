import Module from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Import as Node does it: for modules that only `import()` can load. A path is seen from the notebook's folder. */
const nodeImport = (name: string, options?: object): Promise<unknown> => {
  const from = pathToFileURL(join(process.cwd(), "cell.ts"));
  return import(/^(\.{0,2}\/)/.test(name) ? new URL(name, from).href : name, options as ImportCallOptions);
};

/** Why `require` cannot load what `import()` can: awaits at its top level, or a package that has to be imported. */
const ONLY_IMPORT = new Set(["ERR_REQUIRE_ASYNC_MODULE", "ERR_REQUIRE_ESM", "ERR_PACKAGE_PATH_NOT_EXPORTED"]);

/**
 * What `import(…)` in a cell is: a learner's own TypeScript files and ordinary packages by `require`, which gives the same
 * module as an import statement does; what `require` refuses, and addresses, as Node imports them.
 */
export function importer(require: (name: string) => any) {
  return async (name: unknown, options?: object): Promise<unknown> => {
    const specifier = String(name);
    if (/^[a-z]{2,}:/i.test(specifier) && !specifier.startsWith("node:")) return nodeImport(specifier, options);
    try {
      return namespaceOf(require(specifier));
    } catch (error) {
      if (ONLY_IMPORT.has((error as NodeJS.ErrnoException)?.code ?? "")) return nodeImport(specifier, options);
      throw error;
    }
  };
}

/** A module's names with `default`, as TypeScript's `esModuleInterop` sees a CommonJS module. */
function namespaceOf(module: any): unknown {
  if (module?.__esModule || module?.[Symbol.toStringTag] === "Module") return module;
  return { ...(typeof module === "object" || typeof module === "function" ? module : {}), default: module };
}

/** What `import.meta` is in a cell: as if the notebook were a module of its folder. */
export function cellMeta(): object {
  const dirname = process.cwd();
  const filename = join(dirname, "cell.ts");
  const { resolve } = Module.createRequire(filename);
  return {
    dirname,
    filename,
    url: pathToFileURL(filename).href,
    resolve: (name: string) => {
      if (/^\.{0,2}\//.test(name)) return new URL(name, pathToFileURL(filename)).href;
      const found = resolve(name);
      return found === name ? `node:${name.replace(/^node:/, "")}` : pathToFileURL(found).href;
    },
  };
}

const loading = new Map<string, SideModule>();

/**
 * A learner's own file as a module. tslab remembers such a file only when it is loaded to its end; here it is also known while
 * it loads, so that two files may import each other, as in Node.
 */
export class SideModule extends (Module as any as new (id: string, parent?: unknown) => any) {
  constructor(file: string, parent?: unknown) {
    super(file, parent);
    const same = loading.get(file);
    // biome-ignore lint/correctness/noConstructorReturn: the same file is the same module
    if (same) return same;
  }

  _compile(code: string, file: string): void {
    if (loading.has(file)) return;
    loading.set(file, this);
    try {
      super._compile(code, file);
    } finally {
      loading.delete(file);
    }
  }
}
