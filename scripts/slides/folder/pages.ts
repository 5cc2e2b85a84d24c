/** The pages of ours that lie in a folder, whoever wrote them when. */
import { closeSync, openSync, readdirSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import type { About } from "../page/frame.js";

/** A page and what it says of itself. */
export interface FoundPage extends About {
  /** The file's name without its ending. */
  name: string;
  /** Whether its PDF lies beside it; one that is older than the deck shows what the deck was. */
  pdf: boolean;
}

/** The decks, copies and lists in a folder, by name. */
export function pagesIn(folder: string): FoundPage[] {
  const files = readdirSync(folder).filter((file) => file.endsWith(".html"));
  return files.sort().flatMap((file) => {
    const about = aboutPage(join(folder, file));
    const name = file.slice(0, -".html".length);
    return about ? [{ ...about, name, pdf: isPrinted(join(folder, name)) }] : [];
  });
}

function isPrinted(page: string): boolean {
  const written = (ending: string) => statSync(`${page}.${ending}`, { throwIfNoEntry: false })?.mtimeMs;
  return (written("pdf") ?? 0) >= (written("html") ?? 0);
}

/** What a page says of itself; undefined for somebody else's page. */
export function aboutPage(path: string): About | undefined {
  const said = /<meta name="gradus" content="([^"]*)">/.exec(beginning(path))?.[1];
  if (said === undefined) return undefined;
  return JSON.parse(said.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&amp;", "&"));
}

/** The head of a file that may be megabytes long. */
function beginning(path: string): string {
  const file = openSync(path, "r");
  try {
    const bytes = Buffer.alloc(4096);
    return bytes.toString("utf8", 0, readSync(file, bytes));
  } finally {
    closeSync(file);
  }
}
