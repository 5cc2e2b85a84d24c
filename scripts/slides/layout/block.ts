/** What stands on a slide: pieces that are not torn apart, each with the height it needs. */
import type { FigureData } from "../../ipynb/figures.js";

export interface Block {
  kind: "text" | "code" | "output" | "figure";
  html: string;
  /** Pixels on a page of 1280 × 720, never less than what it takes. A figure takes what is left, and this at least. */
  height: number;
  /** It stands out on the right, however small the page makes its type. */
  tooWide?: boolean;
  /** Appears at a key press, with the others of its cell. */
  fragment: boolean;
  figure?: FigureData;
  /** HTML of the row that moves an animation: below the figure, or below the words beside it. */
  control?: string;
  /** A figure that is as high as wide: what stands on the slide with it stands at its side. */
  square?: boolean;
  /** Should not be the last on its slide: a line that announces what follows. */
  leads?: boolean;
  /** Begins a slide of its own: the code below a figure. */
  breaks?: boolean;
}

/** A slide that fits: heading, blocks, notes. */
export interface Slide {
  id: string;
  /** HTML of the heading. */
  title: string;
  /** Whether the title is the slide's own or goes on from the one before. */
  own: boolean;
  level: 1 | 2;
  sub: boolean;
  blocks: Block[];
  /** HTML. */
  notes: string;
  /** When it begins and how long it takes, in minutes, where the lecture says so. */
  time?: { from: number; minutes: number };
  /** The section it belongs to. */
  section?: string;
  /** The cells that stand on it. */
  cells: string[];
}
