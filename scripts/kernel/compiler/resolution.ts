import { isBuiltin } from "node:module";

/** What TypeScript found for an import. */
interface Resolution {
  resolvedModule?: { resolvedFileName: string; extension: string; isExternalLibraryImport?: boolean } | undefined;
}

/**
 * Resolves the types of imports as Node resolves what runs: by a package's `exports` first. Where those lead to no types, as
 * in packages older than they are, `types` and `main` are asked, as tslab does it.
 *
 * @param host what `createWatchCompilerHost` made; gets two functions that TypeScript asks instead of its own
 * @param options the compiler's options, with `moduleResolution` as tslab expects it
 */
export function resolveByExports(ts: any, host: any, options: any): void {
  const byExports = {
    ...options,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    customConditions: ["node", "require"],
  };
  const ways = [byExports, options].map((way) => ({
    way,
    cache: ts.createModuleResolutionCache(host.getCurrentDirectory(), (name: string) => name, way),
  }));
  /** What stays: packages, and what is in them. A learner's own files come and go. */
  const known = new Map<string, Resolution>();
  /** Files with an import that was not found: asked again each time, for the file may be there by now. */
  const incomplete = new Set<string>();

  const search = (name: string, file: string): Resolution => {
    let best: Resolution = {};
    for (const { way, cache } of ways) {
      const lasting = name.startsWith(".") ? undefined : cache;
      const found: Resolution = ts.resolveModuleName(name, file, way, host, lasting);
      if (found.resolvedModule && hasTypes(found)) return found;
      if (!best.resolvedModule) best = found;
    }
    return best;
  };
  const resolve = (name: string, file: string): Resolution => {
    const key = `${file.slice(0, file.lastIndexOf("/"))}\n${name}`;
    const resolution = known.get(key) ?? search(name, file);
    if (isPackaged(file) || resolution.resolvedModule?.isExternalLibraryImport) known.set(key, resolution);
    return resolution;
  };

  host.resolveModuleNameLiterals = (literals: { text: string }[], file: string): Resolution[] => {
    const found = literals.map(({ text }) => resolve(text, file));
    const settled = isPackaged(file) || literals.every(({ text }, i) => found[i]!.resolvedModule || isBuiltin(text));
    if (settled) incomplete.delete(file);
    else incomplete.add(file);
    return found;
  };
  host.getModuleResolutionCache = () => ways[1]!.cache; // for the compiler's own search for its libraries
  host.hasInvalidatedResolutions = (path: string) => incomplete.has(path);
}

const isPackaged = (file: string) => file.includes("/node_modules/");
const hasTypes = ({ resolvedModule }: Resolution) => !/^\.[cm]?jsx?$/.test(resolvedModule?.extension ?? ".js");
