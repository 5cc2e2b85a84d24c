import { existsSync } from "node:fs";
import { SourceMap } from "node:module";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** Where a call on the stack stands, as far as the learner is concerned. */
export type Frame =
  | { kind: "cell"; label: string; line: number; column: number; code: string; name: string | undefined }
  | { kind: "library"; name: string | undefined }
  | { kind: "file"; file: string; line: number; column: number; name: string | undefined };

interface Place {
  line: number;
  column: number;
}

interface Source {
  label: string;
  code: string;
  maps: string[];
}

/** A learner's own file that cells import, and how to get from what runs of it to its lines. */
interface Imported {
  file: string;
  maps: string[];
}

/** Before a cell stands one line of tslab's, and before what tslab makes of it one line of ours. */
const LINES_BEFORE = 1;

/** Knows the cells' lines: turns V8's stack into frames of cells, of the library and of other files. */
export class Frames {
  private readonly sources = new Map<string, Source>();
  private readonly files = new Map<string, Imported>();
  private readonly of = new WeakMap<object, Frame[]>();

  constructor(private readonly root: string) {}

  /** Remembers a cell under the file name it runs by. */
  add(fileName: string, source: Source): void {
    this.sources.set(fileName, source);
  }

  /** Remembers a file by the name of what runs of it. */
  addFile(runs: string, maps: string[]): void {
    const name = runs.replace(/\.js$/, "");
    const file = [".ts", ".tsx", ".js", ".jsx"].map((extension) => name + extension).find((path) => existsSync(path));
    this.files.set(runs, { file: file ?? runs, maps });
  }

  /** The place in a cell of a place in what runs of it. Lines and columns count from 1. */
  placeIn(fileName: string, place: Place): Place {
    const source = this.sources.get(fileName);
    return source ? original(source.maps, place, LINES_BEFORE, source.code.split("\n").length) : place;
  }

  /** The frames of an error, innermost first; undefined for what has no stack. */
  read(error: object): Frame[] | undefined {
    void (error as { stack?: unknown }).stack; // V8 asks for the text, and so for the frames, at the first look
    return this.of.get(error);
  }

  /** From now on `error.stack` names cells and lines and leaves the kernel's own frames out. */
  install(): void {
    Error.stackTraceLimit = 50;
    Error.prepareStackTrace = (error, sites) => {
      const frames = sites.flatMap((site) => this.frame(site) ?? []);
      this.of.set(error, frames);
      return [headOf(error), ...frames.map((frame) => `    at ${text(frame)}`)].join("\n");
    };
  }

  private frame(site: NodeJS.CallSite): Frame | undefined {
    const file = site.getFileName() ?? "";
    const name = site.getFunctionName() ?? undefined;
    const place = { line: site.getLineNumber() ?? 1, column: site.getColumnNumber() ?? 1 };
    const source = this.sources.get(file);
    if (source) return { kind: "cell", label: source.label, code: source.code, name, ...this.placeIn(file, place) };
    const path = file.startsWith("file:") ? fileURLToPath(file) : file;
    if (!path || path.startsWith("node:") || site.isNative()) return undefined;
    const within = (...folder: string[]) => path.startsWith(join(this.root, ...folder) + sep);
    if (within("build", "scripts", "kernel") || within("node_modules", "tslab")) return undefined;
    if (within("src")) return { kind: "library", name: site.isConstructor() ? `new ${name}` : name };
    const imported = this.files.get(path);
    if (!imported) return { kind: "file", file: relative(process.cwd(), path), name, ...place };
    return { kind: "file", file: relative(process.cwd(), imported.file), name, ...original(imported.maps, place) };
  }
}

/** Follows the maps from the running code back to what was written, which has `lines` lines, after `before` lines of others. */
function original(maps: string[], { line, column }: Place, before = 0, lines = Number.POSITIVE_INFINITY): Place {
  let place = { line: line - 1, column: column - 1 };
  for (const map of maps) {
    if (!map) continue;
    const entry = new SourceMap(JSON.parse(map)).findEntry(place.line, place.column);
    if (!("originalLine" in entry)) break;
    place = { line: entry.originalLine - before, column: entry.originalColumn };
  }
  return { line: Math.min(Math.max(place.line + 1, 1), lines), column: place.column + 1 };
}

function headOf(error: unknown): string {
  try {
    return Error.prototype.toString.call(error); // as V8 does it, for whatever has a name and a message
  } catch {
    return "Error";
  }
}

function text(frame: Frame): string {
  if (frame.kind === "library") return `${frame.name ?? "…"} (gradus)`;
  const file = frame.kind === "cell" ? frame.label : frame.file;
  const place = `${file}:${frame.line}:${frame.column}`;
  return frame.name ? `${frame.name} (${place})` : place;
}
