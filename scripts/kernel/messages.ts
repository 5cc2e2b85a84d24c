/** What the threads say to each other. A cell is known by the running number of its request. */

export interface KernelError {
  ename: string;
  evalue: string;
  traceback: string[];
}

export type StreamName = "stdout" | "stderr";

/** Main thread → I/O thread, in the order in which it happened. */
export type FromMain =
  | { kind: "stream"; cell: number; name: StreamName; text: string }
  | { kind: "output"; cell: number; type: OutputType; content: object }
  | { kind: "error"; cell: number; error: KernelError }
  | { kind: "done"; cell: number; error?: KernelError; result?: { data: object; metadata: object } }
  | { kind: "exit" };

export type OutputType = "display_data" | "update_display_data" | "clear_output";

/** I/O thread → main thread. */
export type ToMain =
  | { kind: "execute"; cell: number; count: number; code: string; name?: string }
  | { kind: "interrupt"; cell: number }
  | { kind: "exit" };

/** A place in a cell, counted from 0. */
export interface Place {
  line: number;
  character: number;
  offset: number;
}

/** A type error as tslab reports it; one chain of messages arrives as several with the same place. */
export interface Diagnostic {
  start: Place;
  end: Place;
  messageText: string;
  code: number;
  category: number;
  fileName?: string;
  /** our own sentence, where the compiler thread knows what to write instead */
  hint?: string;
}

/** Main thread → compiler thread; the main thread sleeps until the answer is there. */
export type ToCompiler =
  | { kind: "convert"; prevDecl: string; src: string }
  | { kind: "addModule"; name: string; content: string; meta: object }
  | { kind: "metadata"; src: string };

/** What tslab's executor expects of a conversion, and the maps from the running code back to the cell. */
export interface Converted {
  output?: string;
  declOutput?: string;
  diagnostics: Diagnostic[];
  hasToplevelAwait?: boolean;
  lastExpressionVar?: string;
  sideOutputs?: { path: string; data: string; maps?: string[] }[];
  /** Source maps, innermost first: running code → intermediate code → cell. */
  maps?: string[];
}

/** I/O thread → compiler thread. */
export type Question =
  | { id: number; kind: "complete"; code: string; cursor: number }
  | { id: number; kind: "inspect"; code: string; cursor: number }
  | { id: number; kind: "isComplete"; code: string };
