import { readFileSync } from "node:fs";
import { join } from "node:path";
import { originals } from "./copies.js";

/** A lecture of the course, as the welcome page and the README list it. */
export interface Lecture {
  number: number;
  title: string;
  /** The question that it answers. */
  question: string;
  /** Its file below notebooks/; nothing while it is being written. */
  file?: string;
  /** Minutes of the main path, and of the side rooms beside it. */
  minutes?: { main: number; rooms: number };
}

/** The ten lectures. What a notebook says about itself replaces what stands here. */
const plan: [title: string, question: string][] = [
  ["Linear regression", "What dose will a machine give at a setting that nobody measured?"],
  ["From single neurons to neural networks", "Is the lump malignant?"],
  ["Generalisation and learning algorithms", "When may a model be believed about a patient it has not seen?"],
  ["Image data and classification", "What does a computer see in a scan?"],
  ["Convolutional networks", "How can a network find the same thing anywhere in an image?"],
  ["U-nets", "Where exactly does the organ end?"],
  ["Language and text", "How does text become numbers, and what comes next?"],
  ["Conversations and prompting", "What does a language model do with what you write?"],
  ["Retrieval and agents", "How can a language model look things up and use tools?"],
  ["The transformer", "What is inside a language model?"],
];

/** All ten, in order, with what the notebooks that exist say about themselves. */
export function lectures(root: string): Lecture[] {
  const files = originals(root);
  return plan.map(([title, question], i) => {
    const number = i + 1;
    const file = files.find(
      (name) => name.startsWith(`${String(number).padStart(2, "0")}-`) && name.endsWith(".ipynb"),
    );
    return { number, title, question, ...(file === undefined ? {} : ofNotebook(root, file)) };
  });
}

function ofNotebook(root: string, file: string): Partial<Lecture> {
  const { cells, metadata } = JSON.parse(readFileSync(join(root, "notebooks", file), "utf8"));
  const prose: string[] = cells
    .filter((cell: { cell_type: string }) => cell.cell_type === "markdown")
    .map((cell: { source: string | string[] }) => [cell.source].flat().join(""));
  const title = metadata.gradus?.title;
  const question = /\*\*([^*]+\?)\*\*/.exec(prose.slice(0, 3).join("\n"))?.[1];
  const said = /\*\*Time:\*\* (\d+) minutes for the main path, (\d+) more/.exec(prose.join("\n"));
  return {
    file,
    ...(title ? { title } : {}),
    ...(question ? { question } : {}),
    ...(said ? { minutes: { main: Number(said[1]), rooms: Number(said[2]) } } : {}),
  };
}
