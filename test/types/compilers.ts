/** Two compilers: the one that compiles the library, and TypeScript 5.0.4, which checks a notebook's cells inside tslab. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..");
const tsc = join(root, "node_modules/typescript/bin/tsc");

/** A folder with the library's declarations as `gradus`, made from the sources as they are now. */
export function workshop(): { folder: string; close: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "gradus-types-"));
  const library = join(folder, "node_modules/gradus");
  mkdirSync(library, { recursive: true });
  symlinkSync(join(root, "src/package.json"), join(library, "package.json"));
  execFileSync(
    process.execPath,
    [tsc, "-p", join(root, "src"), "--outDir", join(library, "dist"), "--emitDeclarationOnly"],
    { stdio: "pipe" },
  );
  return { folder, close: () => rmSync(folder, { recursive: true, force: true }) };
}

/** What a compiler says about each file; an empty text where it is content. */
export type Compile = (folder: string, files: Readonly<Record<string, string>>) => Record<string, string>;

function write(folder: string, files: Readonly<Record<string, string>>): string[] {
  return Object.entries(files).map(([name, code]) => {
    const path = join(folder, `${name}.ts`);
    writeFileSync(path, code);
    return path;
  });
}

/** The current compiler, strict. */
export const current: Compile = (folder, files) => {
  const paths = write(folder, files);
  const options = [
    "--noEmit",
    "--strict",
    "--module",
    "nodenext",
    "--target",
    "es2022",
    "--lib",
    "es2023",
    "--types",
    "",
    "--pretty",
    "false",
  ];
  let output = "";
  try {
    execFileSync(process.execPath, [tsc, ...options, ...paths], { cwd: folder, stdio: "pipe" });
  } catch (error) {
    output = String((error as { stdout: Buffer }).stdout);
  }
  const said: Record<string, string> = Object.fromEntries(Object.keys(files).map((name) => [name, ""]));
  let name = "";
  for (const line of output.split("\n")) {
    name = /^(\S+)\.ts\(\d+,\d+\)/.exec(line)?.[1] ?? name;
    said[name] = `${said[name] ?? ""}${line}\n`;
  }
  return Object.fromEntries(Object.entries(said).map(([key, text]) => [key, text.trim()]));
};

/** TypeScript 5.0.4 as tslab calls it: not strict. */
export function tslab({ checkLibrary = false } = {}): Compile {
  const ts = createRequire(import.meta.url)("@tslab/typescript-for-tslab/lib/typescript.js");
  return (folder, files) => {
    const paths = write(folder, files);
    const program = ts.createProgram(paths, {
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Node10,
      target: ts.ScriptTarget.ES2022,
      lib: ["lib.es2022.d.ts"],
      types: [],
      noEmit: true,
      esModuleInterop: true,
      skipLibCheck: !checkLibrary,
    });
    const text = (d: any) => ts.flattenDiagnosticMessageText(d.messageText, "\n");
    const own = paths.map((path, i) => [
      Object.keys(files)[i]!,
      ts.getPreEmitDiagnostics(program, program.getSourceFile(path)).map(text).join("\n"),
    ]);
    if (checkLibrary) {
      const library = ts.getPreEmitDiagnostics(program).filter((d: any) => d.file?.fileName.includes("gradus/dist"));
      own.push(["library", library.map((d: any) => `${d.file.fileName}: ${text(d)}`).join("\n")]);
    }
    return Object.fromEntries(own);
  };
}
