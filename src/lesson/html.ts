import { escapeHtml } from "../display/html.js";

/**
 * The look of lesson outputs. Inline styles only: in an untrusted notebook JupyterLab strips scripts, style elements
 * and ids. Text keeps the page's own colour, so that it reads on light and on dark; tints are half transparent.
 */
const tones = {
  good: { edge: "#2a9d6f", tint: "rgba(42,157,111,0.10)" },
  open: { edge: "#d98a00", tint: "rgba(217,138,0,0.10)" },
  note: { edge: "#4a87bb", tint: "rgba(74,135,187,0.10)" },
  plain: { edge: "#8a8a8a", tint: "rgba(138,138,138,0.08)" },
} as const;

export type Tone = keyof typeof tones;

/** Text with `code` in backticks and *emphasis*, made safe. */
export function prose(text: string): string {
  return escapeHtml(text)
    .replace(/`([^`]+)`/g, "<code>$1</code>")
    .replace(/(^|[\s(])\*([^*\s][^*]*)\*/g, "$1<em>$2</em>");
}

/** A box with a coloured edge; `body` is HTML. */
export function box(tone: Tone, body: string): string {
  const { edge, tint } = tones[tone];
  return (
    `<div style="border-left: 4px solid ${edge}; background-color: ${tint}; padding: 8px 14px; margin: 4px 0; ` +
    `line-height: 1.5; max-width: 880px">${body}</div>`
  );
}

/** Something that opens. */
export function details(summary: string, body: string, open = false): string {
  return `<details${open ? " open" : ""} style="margin: 4px 0"><summary style="cursor: pointer">${summary}</summary><div style="padding: 4px 0 4px 18px">${body}</div></details>`;
}

/** A table: cells are HTML; columns named in `numeric` (by index) are set right. */
export function table(head: string[], rows: string[][], numeric: number[] = []): string {
  const align = (i: number) =>
    `text-align: ${numeric.includes(i) ? "right" : "left"}; padding: 4px 12px; vertical-align: top`;
  const header = head
    .map((cell, i) => `<th style="${align(i)}; border-bottom: 2px solid #8a8a8a">${cell}</th>`)
    .join("");
  const body = rows
    .map(
      (row) =>
        `<tr>${row.map((cell, i) => `<td style="${align(i)}; border-bottom: 1px solid rgba(138,138,138,0.35)">${cell}</td>`).join("")}</tr>`,
    )
    .join("");
  return `<table style="border-collapse: collapse; margin: 6px 0; font-size: inherit; color: inherit"><thead><tr>${header}</tr></thead><tbody>${body}</tbody></table>`;
}
