/** Markdown as HTML, for slides and reading copies alike: maths, pictures, no surprises. */
import markdownIt, { type MarkdownIt } from "markdown-it";
import type { Findings } from "../../ipynb/findings.js";
import type { Cell } from "../../ipynb/notebook.js";
import { Kept } from "./kept.js";
import { type MathsOptions, maths } from "./maths.js";
import { pictureFinder } from "./pictures.js";
import { type Sanitising, sanitised } from "./sanitise.js";

export interface TextOptions extends Sanitising {
  onBadTex: MathsOptions["onBadTex"];
  /** HTML of fenced code, where it is not to stand there plain. */
  fence?: (code: string, language: string) => string;
}

/** How the text and the outputs of one cell are set on a page; what is wrong with them goes to `problems`. */
export function optionsOf(
  cell: Cell,
  notebook: string,
  frame: Sanitising["frame"],
  problems: Findings,
): Sanitising & Pick<TextOptions, "onBadTex"> {
  return {
    frame,
    picture: pictureFinder(notebook, cell),
    onRefused: ({ what, remedy }) => problems.add(cell, what, remedy),
    onBadTex: (tex, message) => problems.add(cell, `has TeX that does not parse: ${tex}`, `KaTeX says: ${message}`),
  };
}

/** Sets the text of a markdown cell. What it renders is {@link sanitised}; formulas and coloured code are our own. */
export function textSetter({ onBadTex, fence, ...sanitising }: TextOptions): MarkdownIt {
  const md = markdownIt({ html: true, linkify: false, typographer: false });
  const allowed = md.validateLink;
  md.validateLink = (address) => allowed(address) || /^data:image\//i.test(address);
  const kept = new Kept();
  md.use(maths, { output: "htmlAndMathml", onBadTex, keep: (html) => kept.keep(html) });
  if (fence) {
    md.renderer.rules.fence = (tokens, i) => kept.keep(fence(tokens[i]!.content, tokens[i]!.info.trim()));
  }
  const render = md.renderer.render.bind(md.renderer);
  md.renderer.render = (tokens, options, env) => kept.putBack(sanitised(render(tokens, options, env), sanitising));
  return md;
}

/** The highlighter's name for the language that a fence names. */
export const fenceLanguage = (name: string): string =>
  ({ ts: "typescript", js: "typescript", py: "python" })[name] ?? name;
