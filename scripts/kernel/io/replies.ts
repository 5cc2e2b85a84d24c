/** Jupyter counts characters in code points, JavaScript in UTF-16 units. */
const unitsOf = (text: string, points: number) => [...text].slice(0, points).join("").length;
const pointsOf = (text: string, units: number) => [...text.slice(0, units)].length;

/** Where the cursor stands in a request's code, in UTF-16 units. */
export const cursorIn = ({ code, cursor_pos }: { code?: string; cursor_pos?: number }) =>
  unitsOf(code ?? "", cursor_pos ?? code?.length ?? 0);

/** What can stand at the cursor, as the compiler found it. */
export interface Completions {
  start: number;
  end: number;
  matches: { text: string; type: string }[];
}

/** complete_reply, with JupyterLab's extension for the kinds of the entries. */
export function replyToComplete(code: string, { start, end, matches }: Completions): object {
  const [cursor_start, cursor_end] = [pointsOf(code, start), pointsOf(code, end)];
  return {
    status: "ok",
    cursor_start,
    cursor_end,
    matches: matches.map(({ text }) => text),
    metadata: {
      _jupyter_types_experimental: matches.map((match) => ({ ...match, start: cursor_start, end: cursor_end })),
    },
  };
}

/** inspect_reply: the signature and the docstring as plain text and as Markdown. */
export function replyToInspect(found: { text: string; markdown: string } | undefined): object {
  const data = found ? { "text/plain": found.text, "text/markdown": found.markdown } : {};
  return { status: "ok", found: found !== undefined, data, metadata: {} };
}
