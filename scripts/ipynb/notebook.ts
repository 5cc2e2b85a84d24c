/** A notebook as the runner sees it: the cells, what they stored, and where that stands in the file's text. */

import { readFileSync } from "node:fs";
import { Problem } from "../setup/problem.mjs";
import { type JsonNode, type JsonObject, JsonSyntaxError, parseJson, toValue } from "./json.js";
import { isJsonMime, type MimeBundle, type Output } from "./outputs.js";

export interface Cell {
  /** Position among all cells of the notebook, from 0. */
  index: number;
  /** nbformat's cell id; notebooks before 4.5 have none. */
  id: string | undefined;
  type: "code" | "markdown" | "raw";
  source: string;
  metadata: Record<string, unknown>;
  tags: ReadonlySet<string>;
  outputs: Output[];
  /** Pictures that were pasted into the cell, by name; each by MIME type, in base64. */
  attachments: Readonly<Record<string, Readonly<Record<string, string>>>>;
  executionCount: number | null;
  /** Line of the file where the cell begins, from 1. */
  line: number;
}

export interface Notebook {
  /** Absolute path. */
  path: string;
  /** The file's bytes as text, as they were read. */
  text: string;
  root: JsonObject;
  cells: Cell[];
  metadata: Record<string, unknown>;
}

/** The kernel whose notebooks the runner runs. */
export const KERNEL = "tslab";

/** Reads a notebook file. Throws {@link Problem} with one sentence for anything that is not one of ours. */
export function readNotebook(path: string): Notebook {
  try {
    return parseNotebook(path, readText(path));
  } catch (error) {
    if (error instanceof Problem) throw error;
    // A file larger than a text can be, or than the memory there is.
    throw new Problem(`cannot be read: ${(error as Error).message}`);
  }
}

/** The same from a text that is already at hand. */
export function parseNotebook(path: string, text: string): Notebook {
  const root = parseText(text);
  if (root.kind !== "object" || root.members.get("nbformat") === undefined) {
    throw new Problem("is not a notebook: it has no nbformat");
  }
  const { nbformat, nbformat_minor, metadata } = toValue({ ...root, members: without(root, "cells") }) as any;
  if (nbformat !== 4) throw new Problem(`is nbformat ${nbformat}, not 4: open it in JupyterLab and save it there`);
  const kernel = metadata?.kernelspec?.name;
  if (kernel !== KERNEL) {
    throw new Problem(
      kernel ? `is for the kernel "${kernel}", not "${KERNEL}"` : `names no kernel, "${KERNEL}" is wanted`,
    );
  }
  if (!Number.isInteger(nbformat_minor)) throw new Problem("is not a notebook: it has no nbformat_minor");
  const cells = root.members.get("cells");
  if (cells?.kind !== "array") throw new Problem("is not a notebook: it has no cells");
  const lines = new LineCounter(text);
  const read = cells.items.map((node, index) => readCell(node, index, lines.at(node.start)));
  if (!read.some((cell) => cell.type === "code")) throw new Problem("has no code cell");
  return { path, text, root, cells: read, metadata };
}

function readText(path: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw new Problem("does not exist");
    if (code === "EISDIR") throw new Problem("is a folder, not a notebook");
    throw new Problem(`cannot be read: ${message}`);
  }
  const mark = Object.keys(marks).find((name) => bytes.subarray(0, marks[name]!.length).equals(marks[name]!));
  if (mark === "UTF-8") {
    throw new Problem("begins with a byte order mark, which Jupyter cannot read: save it as UTF-8 without one");
  }
  if (mark) throw new Problem(`is ${mark} text, which Jupyter cannot read: save it as UTF-8`);
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_ENCODING_INVALID_ENCODED_DATA") throw error;
    throw new Problem("is not a notebook: it is not UTF-8 text");
  }
}

/** What an editor may put before a text to say how it is written. */
const marks: Record<string, Buffer> = {
  "UTF-8": Buffer.of(0xef, 0xbb, 0xbf),
  "UTF-16": Buffer.of(0xff, 0xfe),
  "UTF-16 (big-endian)": Buffer.of(0xfe, 0xff),
};

function parseText(text: string): JsonNode {
  if (text.trim() === "") throw new Problem("is empty");
  try {
    return parseJson(text);
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    throw new Problem(error.cutOff ? `is cut off: ${error.message}` : `is not JSON: ${error.message}`);
  }
}

const without = (object: JsonObject, name: string) => new Map([...object.members].filter(([key]) => key !== name));

function readCell(node: JsonNode, index: number, line: number): Cell {
  const broken = (what: string) => new Problem(`is not a notebook: cell ${index + 1} ${what}`);
  if (node.kind !== "object") throw broken("is not an object");
  const raw = toValue(node) as Record<string, any>;
  const type = raw.cell_type;
  if (type !== "code" && type !== "markdown" && type !== "raw") throw broken(`has the type ${JSON.stringify(type)}`);
  const source = joined(raw.source);
  if (source === undefined) throw broken("has no source");
  const outputs = raw.outputs ?? [];
  if (!Array.isArray(outputs)) throw broken("has outputs that are not a list");
  const metadata = raw.metadata ?? {};
  if (typeof metadata !== "object") throw broken("has metadata that are not an object");
  const attachments = raw.attachments ?? {};
  if (typeof attachments !== "object") throw broken("has attachments that are not an object");
  return {
    index,
    id: typeof raw.id === "string" ? raw.id : undefined,
    type,
    source,
    metadata,
    tags: new Set(Array.isArray(metadata.tags) ? metadata.tags : []),
    outputs: outputs.map((output) => readOutput(output) ?? fail(broken("has an output that is none"))),
    attachments,
    executionCount: typeof raw.execution_count === "number" ? raw.execution_count : null,
    line,
  };
}

/** Line numbers of offsets that only grow. */
class LineCounter {
  private line = 1;
  private offset = 0;
  constructor(private readonly text: string) {}

  at(offset: number): number {
    for (; this.offset < offset; this.offset++) if (this.text[this.offset] === "\n") this.line += 1;
    return this.line;
  }
}

function fail(error: Error): never {
  throw error;
}

/** An output as the file or the kernel gives it, lines joined; undefined when it is none. */
export function readOutput(raw: any): Output | undefined {
  switch (raw?.output_type) {
    case "stream": {
      const text = joined(raw.text);
      return text === undefined ? undefined : { output_type: "stream", name: String(raw.name), text };
    }
    case "display_data":
    case "execute_result": {
      if (typeof raw.data !== "object" || raw.data === null) return undefined;
      const count = raw.output_type === "execute_result" ? { execution_count: raw.execution_count ?? null } : {};
      return { output_type: raw.output_type, data: joinBundle(raw.data), metadata: raw.metadata ?? {}, ...count };
    }
    case "error": {
      const traceback = Array.isArray(raw.traceback) ? raw.traceback.map(String) : [];
      return { output_type: "error", ename: String(raw.ename), evalue: String(raw.evalue), traceback };
    }
    default:
      return undefined;
  }
}

const joinBundle = (data: MimeBundle): MimeBundle =>
  Object.fromEntries(
    Object.entries(data).map(([mime, value]) => [mime, isJsonMime(mime) ? value : (joined(value) ?? value)]),
  );

/** nbformat stores text as one string or as a list of lines. */
function joined(text: unknown): string | undefined {
  if (typeof text === "string") return text;
  return Array.isArray(text) && text.every((line) => typeof line === "string") ? text.join("") : undefined;
}
