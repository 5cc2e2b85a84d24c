/**
 * What stays on a screen of a stream of text: a carriage return goes to the start of the line, a backspace one back,
 * and what follows overwrites. JupyterLab stores streams in this form, and the runner compares and stores the same.
 */
export function screenText(stream: string): string {
  if (!/[\b\r]/.test(stream)) return stream;
  let done = "";
  let line = "";
  let column = 0;
  for (const piece of stream.split(/([\b\r\n])/)) {
    if (piece === "\n") {
      done += `${line}\n`;
      line = "";
      column = 0;
    } else if (piece === "\r") {
      column = 0;
    } else if (piece === "\b") {
      if (column > 0) {
        line = line.slice(0, column - 1) + line.slice(column);
        column -= 1;
      }
    } else {
      line = line.slice(0, column) + piece + line.slice(column + piece.length);
      column += piece.length;
    }
  }
  return done + line;
}
