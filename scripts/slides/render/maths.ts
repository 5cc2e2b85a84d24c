/** TeX in markdown, set by KaTeX when the deck is built: bad TeX stops the build, not the lecture. */
import katex from "katex";
import type { MarkdownIt } from "markdown-it";

/** Told of each formula that does not parse. */
export type OnBadTex = (tex: string, message: string) => void;

export interface MathsOptions {
  /** MathML needs no style: the notes window has none of KaTeX's. */
  output: "htmlAndMathml" | "mathml";
  onBadTex: OnBadTex;
}

/** `$…$` without a space inside the dollars and without a digit after (prices are not maths), `$$…$$`, bare `\begin{…}`. */
export function maths(md: MarkdownIt, { output, onBadTex }: MathsOptions): void {
  const set = (tex: string, displayMode: boolean): string => {
    try {
      return katex.renderToString(tex.trim(), { displayMode, output, throwOnError: true, strict: false });
    } catch (error) {
      onBadTex(tex.trim(), (error as Error).message.replace(/^KaTeX parse error: /, ""));
      return "";
    }
  };
  md.renderer.rules.maths = (tokens, i) => set(tokens[i]!.content, tokens[i]!.markup !== "$");
  md.renderer.rules.maths_block = (tokens, i) => `<div class="maths">${set(tokens[i]!.content, true)}</div>\n`;

  md.inline.ruler.before("escape", "maths", (state, silent) => {
    const match = /^\$\$([^$]+)\$\$|^\$(?!\s)((?:\\.|[^$\\])+?)(?<!\s)\$(?!\d)/.exec(state.src.slice(state.pos));
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
