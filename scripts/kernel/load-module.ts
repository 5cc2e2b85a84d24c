import { readFileSync } from "node:fs";
import Module from "node:module";
import { dirname } from "node:path";

/** Loads a CommonJS file with some of the modules that it requires replaced. */
export function loadModule(file: string, replaced: { [id: string]: unknown }): any {
  const module = new Module(file) as any;
  module.filename = file;
  module.paths = (Module as any)._nodeModulePaths(dirname(file));
  const require = module.require.bind(module);
  module.require = (id: string) => (id in replaced ? replaced[id] : require(id));
  module._compile(readFileSync(file, "utf8"), file);
  return module.exports;
}
