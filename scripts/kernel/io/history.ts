/** A cell that ran: Jupyter's [session, line, input], or [session, line, [input, output]] if the output is wanted. */
type Entry = [session: number, line: number, code: string | [string, string | null]];

/** What history_request asks for. */
export interface HistoryRequest {
  hist_access_type?: "tail" | "range" | "search";
  output?: boolean;
  n?: number;
  start?: number;
  stop?: number;
  pattern?: string;
  unique?: boolean;
}

/** The inputs of this session, with the text of their results. Nothing is kept beyond the kernel's life. */
export class History {
  private readonly cells: { line: number; code: string; output: string | null }[] = [];

  add(line: number, code: string): void {
    this.cells.push({ line, code, output: null });
  }

  /** Remembers the last cell's result. */
  result(text: string): void {
    const last = this.cells.at(-1);
    if (last) last.output = text;
  }

  /** Answers by tail (the last n), range (from line start, below stop) or search (a pattern with * and ?). */
  find({ hist_access_type: how, output, n, start = 0, stop, pattern = "*", unique }: HistoryRequest): Entry[] {
    let found = this.cells;
    if (how === "range") found = found.filter(({ line }) => line >= start && (stop == null || line < stop));
    if (how === "search") found = found.filter(({ code }) => glob(pattern).test(code));
    if (how === "search" && unique) found = [...new Map(found.map((cell) => [cell.code, cell])).values()];
    if (how !== "range" && n != null) found = n > 0 ? found.slice(-n) : [];
    return found.map((cell) => [1, cell.line, output ? [cell.code, cell.output] : cell.code]);
  }
}

function glob(pattern: string): RegExp {
  const parts = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", "[^]*")
    .replaceAll("?", "[^]");
  return new RegExp(`^${parts}$`);
}
