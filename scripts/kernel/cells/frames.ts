import { SourceMap } from "node:module";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** Where a call on the stack stands, as far as the learner is concerned. */
export type Frame =
  | { kind: "cell"; label: string; line: number; column: number; code: string; name: string | undefined }
  | { kind: "library"; name: string | undefined }
  | { kind: "file"; file: string; line: number; column: number; name: string | undefined };

interface Source {
  label: string;
  code: string;
  maps: string[];
}

/** Before a cell stands one line of tslab's, and before what tslab makes of it one line of ours. */
const LINES_BEFORE = 1;

/** Knows the cells' lines: turns V8's stack into frames of cells, of the library and of other files. */
export class Frames {
  private readonly sources = new Map<string, Source>();
  private readonly of = new WeakMap<object, Frame[]>();

  constructor(private readonly root: string) {}

  /** Remembers a cell under the file name it runs by. */
  add(fileName: string, source: Source): void {
    this.sources.set(fileName, source);
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
    if (source) return { kind: "cell", label: source.label, code: source.code, name, ...original(source, place) };
    const path = file.startsWith("file:") ? fileURLToPath(file) : file;
    if (!path || path.startsWith("node:") || site.isNative()) return undefined;
    const within = (...folder: string[]) => path.startsWith(join(this.root, ...folder) + sep);
    if (within("build", "scripts", "kernel") || within("node_modules", "tslab")) return undefined;
    if (within("src")) return { kind: "library", name: site.isConstructor() ? `new ${name}` : name };
    return { kind: "file", file: relative(process.cwd(), path), name, ...place };
  }
}

/** Follows the maps from the running code back to the cell. Lines and columns count from 1. */
function original(
  source: Source,
  { line, column }: { line: number; column: number },
): { line: number; column: number } {
  let place = { line: line - 1, column: column - 1 };
  for (const map of source.maps) {
    if (!map) continue;
    const entry = new SourceMap(JSON.parse(map)).findEntry(place.line, place.column);
    if (!("originalLine" in entry)) break;
    place = { line: entry.originalLine - LINES_BEFORE, column: entry.originalColumn };
  }
  const lines = source.code.split("\n").length;
  return { line: Math.min(Math.max(place.line + 1, 1), lines), column: place.column + 1 };
}

function headOf(error: unknown): string {
  try {
    return String(error);
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
