/** Markdown as HTML, for slides and reading copies alike: maths, pictures, no surprises. */
import markdownIt, { type MarkdownIt } from "markdown-it";
import { type MathsOptions, maths } from "./maths.js";

export interface TextOptions {
  onBadTex: MathsOptions["onBadTex"];
  /** Told of each picture that is not inside the notebook. */
  onPicture(source: string): void;
}

/** Sets the text of a markdown cell. */
export function textSetter({ onBadTex, onPicture }: TextOptions): MarkdownIt {
  const md = markdownIt({ html: true, linkify: false, typographer: false });
  md.use(maths, { output: "htmlAndMathml", onBadTex });
  md.renderer.rules.image = (tokens, i) => {
    const source = String(tokens[i]!.attrGet("src") ?? "");
    if (!source.startsWith("data:")) onPicture(source);
    return `<img src="${source}" alt="${md.utils.escapeHtml(tokens[i]!.content)}">`;
  };
  return md;
}

/** The highlighter's name for the language that a fence names. */
export const fenceLanguage = (name: string): string =>
  ({ ts: "typescript", js: "typescript", py: "python" })[name] ?? name;
