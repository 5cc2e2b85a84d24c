/** TeX in markdown, set by KaTeX when the deck is built: bad TeX stops the build, not the lecture. */
import katex from "katex";
import type { MarkdownIt, Token } from "markdown-it";

/** Told of each formula that does not parse. */
export type OnBadTex = (tex: string, message: string) => void;

export interface MathsOptions {
  /** MathML needs no style: the notes window has none of KaTeX's. */
  output: "htmlAndMathml" | "mathml";
  onBadTex: OnBadTex;
  /** What stands in the text for a formula's HTML; the HTML itself, unless it says otherwise. */
  keep?: (html: string) => string;
}

/** `$$…$$`, or `$…$` without a space inside the dollars and without a digit after: prices are not maths, nor is code. */
const formula = /^\$\$([^$`]+)\$\$|^\$(?!\s)((?:\\.|[^$\\`])+?)(?<!\s)\$(?!\d)/;

/** Stands for a bar inside a formula while markdown-it looks for the cells of tables. */
const bar = "\uE002";

/** Formulas in dollars and bare `\begin{…}`, as JupyterLab has them. */
export function maths(md: MarkdownIt, { output, onBadTex, keep = (html) => html }: MathsOptions): void {
  const set = (tex: string, displayMode: boolean): string => {
    try {
      return katex.renderToString(tex.trim(), { displayMode, output, throwOnError: true, strict: false });
    } catch (error) {
      onBadTex(tex.trim(), (error as Error).message.replace(/^KaTeX parse error: /, ""));
      return "";
    }
  };
  md.renderer.rules.maths = (tokens, i) => keep(set(tokens[i]!.content, tokens[i]!.markup !== "$"));
  md.renderer.rules.maths_block = (tokens, i) => keep(`<div class="maths">${set(tokens[i]!.content, true)}</div>\n`);

  md.core.ruler.after("normalize", "maths_bars", (state) => {
    state.src = state.src.split("\n").map(hideBars).join("\n");
  });

  md.core.ruler.push("maths_bars_back", (state) => {
    const putBack = (tokens: Token[]): void => {
      for (const token of tokens) {
        token.content = token.content.replaceAll(bar, "|");
        putBack(token.children ?? []);
      }
    };
    putBack(state.tokens);
  });

  md.inline.ruler.before("escape", "maths", (state, silent) => {
    const match = formula.exec(state.src.slice(state.pos));
    if (!match) return false;
    if (!silent) {
      const token = state.push("maths", "math", 0);
      token.content = match[1] ?? match[2] ?? "";
      token.markup = match[1] === undefined ? "$" : "$$";
    }
    state.pos += match[0].length;
    return true;
  });

  md.block.ruler.before(
    "fence",
    "maths_block",
    (state, from, to, silent) => {
      const start = state.bMarks[from]! + state.tShift[from]!;
      const rest = state.src.slice(start, state.eMarks[to - 1]);
      const match = /^\$\$([\s\S]+?)\$\$[ \t]*(?=\n|$)|^(\\begin\{(\w+\*?)\}[\s\S]*?\\end\{\3\})[ \t]*(?=\n|$)/.exec(
        rest,
      );
      if (!match) return false;
      if (silent) return true;
      const token = state.push("maths_block", "math", 0);
      token.content = match[1] ?? match[2] ?? "";
      token.block = true;
      state.line = from + match[0].split("\n").length;
      token.map = [from, state.line];
      return true;
    },
    { alt: ["paragraph"] },
  );
}

/** A row of a table in which the bars of formulas are no borders between cells: `| $|x|$ | $P(A|B)$ |`. */
function hideBars(line: string): string {
  if (!(line.includes("|") && line.includes("$"))) return line;
  let rest = line;
  let out = "";
  while (rest) {
    const code = /^(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/.exec(rest)?.[0];
    const found = code ? undefined : formula.exec(rest);
    const tex = found?.[1] ?? found?.[2] ?? "";
    const piece = code ?? found?.[0] ?? (rest.startsWith("\\") ? rest.slice(0, 2) : rest[0]!);
    out += found && !isTwoCells(tex) ? piece.replaceAll("|", bar) : piece;
    rest = rest.slice(piece.length);
  }
  return out;
}

/** Two sums of money side by side, `$a|$b`, look like a formula that begins or ends with a single bar. */
const isTwoCells = (tex: string): boolean => {
  const bars = tex.match(/\|/g)?.length ?? 0;
  return bars % 2 === 1 && /^\s*\||\|\s*$/.test(tex);
};
