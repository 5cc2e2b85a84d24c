/**
 * HTML from a notebook as it may stand on a page: what JupyterLab's own view would leave of it. No scripts, no handlers,
 * no style elements, no forms; pictures become part of the page, films and frames are refused.
 */
import sanitizeHtml from "sanitize-html";
import { isPicture, type NoPicture, type Picture, shownSize } from "./pictures.js";

export interface Sanitising {
  /** Finds the picture that an address names. */
  picture(address: string): Picture | NoPicture;
  /** Told of what cannot be shown. */
  onRefused(refused: NoPicture): void;
  /** The largest that a picture may stand on the page, in CSS pixels. */
  frame: { width: number; height: number };
}

const texts =
  "a abbr acronym address b bdi bdo br center cite code del dfn em font i ins kbd label mark q rp rt ruby s";
const more = "samp small span strike strong sub sup time tt u var wbr";
const blocks =
  "article aside blockquote dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header";
const others = "hgroup hr img legend li main menu meter nav ol p pre progress section summary ul";
const tables = "caption col colgroup table tbody td tfoot th thead tr";
const allowedTags = [texts, more, blocks, others, tables].join(" ").split(" ");

/** What shows or loads something from a place of its own. */
const media = ["audio", "embed", "frame", "iframe", "object", "source", "track", "video"];

/** HTML without what a page must not run or load. */
export function sanitised(html: string, { picture, onRefused, frame }: Sanitising): string {
  const refuse = (tagName: string, attribs: sanitizeHtml.Attributes) => {
    const address = attribs.src ?? attribs.srcset ?? attribs.data ?? "";
    // A film's own tag may leave the address to those in it.
    if (address) {
      onRefused({
        what: `shows something from elsewhere in <${tagName}>: ${address}`,
        remedy: "show a picture of it, or a link: the page is one file without a network",
      });
    }
    return { tagName: "span", attribs: {} };
  };
  return sanitizeHtml(html, {
    allowedTags,
    allowedAttributes: {
      "*": ["style", "title", "lang", "dir", "align", "valign", "width", "height", "role", "aria-*", "class"],
      a: ["href", "name"],
      img: ["src", "alt"],
      ol: ["start", "type", "reversed"],
      li: ["value"],
      td: ["colspan", "rowspan", "headers"],
      th: ["colspan", "rowspan", "headers", "scope"],
      col: ["span"],
      colgroup: ["span"],
      font: ["color", "face", "size"],
      details: ["open"],
      meter: ["value", "min", "max", "low", "high", "optimum"],
      progress: ["value", "max"],
      ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((level) => [`h${level}`, ["id"]])),
    },
    // The page's own classes are not for a notebook to use.
    allowedClasses: { code: ["language-*"], div: ["scroll"] },
    allowedSchemes: ["http", "https", "mailto"],
    allowedSchemesByTag: { img: ["data"] },
    allowProtocolRelative: false,
    parseStyleAttributes: false,
    transformTags: {
      "*": (tagName, attribs) => {
        const loads = /url\(\s*['"]?(?!data:)([^'")]*)/i.exec(attribs.style ?? "");
        if (loads) {
          onRefused({
            what: `loads a picture in a style: ${loads[1]}`,
            remedy: "show it with <img>: the page is one file without a network",
          });
        }
        return { tagName, attribs };
      },
      img: (tagName, { src = "", alt = "", width, height, style = "", title }) => {
        const found = picture(src);
        if (!isPicture(found)) {
          onRefused(found);
          return { tagName, attribs: { alt } };
        }
        const said = (name: string) => new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;]+)`).exec(style)?.[1];
        const size = shownSize(found, { width: said("width") ?? width, height: said("height") ?? height }, frame);
        const attribs = { src: found.source, alt, width: String(size.width), height: String(size.height) };
        return { tagName, attribs: title ? { ...attribs, title } : attribs };
      },
      ...Object.fromEntries(media.map((tag) => [tag, refuse])),
    },
  });
}
