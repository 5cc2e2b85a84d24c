/** index.html: the list of all decks and reading copies in a folder. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { htmlPage, own, palette } from "../page/frame.js";
import { htmlText } from "../render/html.js";
import { aboutPage, type FoundPage, pagesIn } from "./pages.js";
import { writeFile } from "./write.js";

/**
 * Writes the list, from what lies in the folder now. An index.html that is not ours, or is a lecture of that name, stays
 * as it is: false.
 */
export async function writeList(folder: string): Promise<boolean> {
  const path = join(folder, "index.html");
  if (existsSync(path) && aboutPage(path)?.kind !== "index") return false;
  const pages = pagesIn(folder).filter(({ kind }) => kind !== "index");
  const html = htmlPage({
    title: "Gradus",
    about: { kind: "index" },
    head: [`<style>${await palette()}\n${own("page", "house.css")}${own("folder", "list.css")}</style>`],
    body: [`<main>\n<h1>Gradus</h1>\n${groups(pages).map(section).join("\n")}\n</main>`],
  });
  writeFile(path, html);
  return true;
}

interface Group {
  heading: string;
  pages: FoundPage[];
}

/** Decks before reading copies, engineers' before clinicians'. */
function groups(pages: FoundPage[]): Group[] {
  const kinds = { deck: "Slides", copy: "To read" };
  const audiences = { engineer: "", clinician: " for clinicians" };
  return Object.entries(kinds).flatMap(([kind, what]) =>
    Object.entries(audiences).flatMap(([audience, whom]) => {
      const found = pages.filter((page) => page.kind === kind && page.audience === audience);
      return found.length ? [{ heading: `${what}${whom}`, pages: found }] : [];
    }),
  );
}

const section = ({ heading, pages }: Group): string => `<section>
<h2>${heading}</h2>
<ol>
${pages.map(entry).join("\n")}
</ol>
</section>`;

function entry({ name, lecture, title, slides, minutes, pdf }: FoundPage): string {
  const file = encodeURIComponent(name);
  const facts = [
    slides && `${slides} slides`,
    minutes && `${minutes} minutes`,
    pdf && `<a href="${file}.pdf" aria-label="PDF of ${htmlText(title ?? name)}">PDF</a>`,
  ].filter((fact) => fact);
  const number = `<span class="number">${lecture ?? ""}</span>`;
  return `<li>${number}<div><a class="page" href="${file}.html">${htmlText(title ?? name)}</a>
<p>${facts.join(" · ") || htmlText(name)}</p></div></li>`;
}
