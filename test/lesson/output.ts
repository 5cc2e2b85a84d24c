/** What a cell would show: installs a kernel's broadcast for the duration of `cell`. */
export function outputOf(cell: () => void): { text: string; html: string } {
  const shown: Record<string, string>[] = [];
  const symbol = Symbol.for("Jupyter.broadcast");
  const kernel = globalThis as any;
  const before = kernel[symbol];
  kernel[symbol] = (_type: string, content: any) => shown.push(content.data);
  try {
    cell();
  } finally {
    kernel[symbol] = before;
  }
  return {
    text: shown.map((data) => data["text/plain"]).join("\n"),
    html: shown.map((data) => data["text/html"]).join("\n"),
  };
}
