import { readFileSync } from "node:fs";
import { PDFiumLibrary } from "@hyzyla/pdfium";

/** A page of a PDF as somebody sees it who holds it in the hand. */
export interface Sheet {
  text: string;
  /** Share of the page that is not paper, without the foot, which says the slide's number on any page. */
  ink: number;
  /** Colour of the top right corner, 0 (black) to 255 (white). */
  paper: number;
}

/** The share of a slide that is its foot. */
const foot = 46 / 720;

/** Draws every page of a PDF. */
export async function readPages(path: string): Promise<Sheet[]> {
  const library = await PDFiumLibrary.init();
  try {
    const pdf = await library.loadDocument(readFileSync(path));
    const sheets: Sheet[] = [];
    for (const page of pdf.pages()) {
      // Before it is drawn: drawing lets go of the page.
      const text = page.getText();
      const { data, width, height } = await page.render({ scale: 0.5, colorSpace: "Gray", render: "bitmap" });
      const seen = data.subarray(0, width * Math.floor(height * (1 - foot)));
      const paper = seen[width - 1] ?? 0;
      const inked = seen.reduce((count, grey) => count + (Math.abs(grey - paper) > 24 ? 1 : 0), 0);
      sheets.push({ text, ink: inked / seen.length, paper });
    }
    pdf.destroy();
    return sheets;
  } finally {
    library.destroy();
  }
}
