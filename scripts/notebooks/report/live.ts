/** Lines at the bottom of a terminal that are drawn anew while what is said above them stays. */
export class LiveLines {
  private drawn = 0;
  private last = "";

  constructor(
    private readonly write: (text: string) => void,
    private readonly columns: () => number,
  ) {}

  /** Draws the lines in place of the last ones; `above` is said for good, before them. */
  draw(lines: string[], above: string[] = []): void {
    const text = lines.join("\n");
    if (above.length === 0 && text === this.last) return;
    this.last = text;
    const up = this.drawn ? `\u001b[${this.drawn}A\u001b[0J` : "";
    const fitting = lines.map((line) => cut(line, this.columns()));
    this.write(up + [...above, ...fitting].map((line) => `${line}\n`).join(""));
    this.drawn = lines.length;
  }
}

/** A line that wraps cannot be drawn over: what is too long is cut, its colours closed. */
function cut(line: string, columns: number): string {
  let visible = 0;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape that begins a colour
  for (const { 0: piece, index } of line.matchAll(/\u001b\[\d+m|./gu)) {
    if (piece.length === 1 || !piece.startsWith("\u001b")) visible += 1;
    if (visible >= columns) return `${line.slice(0, index)}\u001b[0m`;
  }
  return line;
}
