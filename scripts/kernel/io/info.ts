import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { PROTOCOL } from "./wire.js";

/**
 * What kernel_info_reply says: the language, and which build of the library this kernel serves. Asked once, at the start:
 * a library built later is not the one that cells get.
 */
export function kernelInfo(root: string): object {
  const fromTslab = createRequire(join(root, "node_modules", "tslab", "package.json"));
  const version = (name: string): string => fromTslab(`${name}/package.json`).version;
  const typescript = version("@tslab/typescript-for-tslab");
  return {
    status: "ok",
    protocol_version: PROTOCOL,
    implementation: "tslab",
    implementation_version: fromTslab("./package.json").version,
    language_info: {
      name: "typescript",
      version: typescript,
      mimetype: "text/typescript",
      file_extension: ".ts",
      pygments_lexer: "typescript",
      codemirror_mode: { mode: "typescript", name: "javascript", typescript: true },
    },
    banner: `TypeScript ${typescript} (tslab) on Node ${process.versions.node}, with Gradus`,
    help_links: [],
    gradus: { library: libraryHash(root), root },
  };
}

/** The content hash that the library's build wrote, or null for a library built by hand. */
function libraryHash(root: string): string | null {
  try {
    return JSON.parse(readFileSync(join(root, "src", "dist", "build.json"), "utf8")).hash;
  } catch {
    return null;
  }
}
