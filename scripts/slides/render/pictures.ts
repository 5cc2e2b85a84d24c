/** Pictures in a notebook's text as part of the page: pasted ones, files beside the notebook, data: addresses. */
import { readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, isAbsolute, join, relative } from "node:path";
import { imageSize } from "image-size";
import type { Cell } from "../../ipynb/notebook.js";
import { projectRoot } from "../../setup/root.mjs";

/** A picture that can stand in the page; its own size is in CSS pixels. */
export interface Picture {
  /** A data: address. */
  source: string;
  width: number;
  height: number;
}

/** Why a picture cannot be shown, and what helps. */
export interface NoPicture {
  what: string;
  remedy: string;
}

/** Bytes of a file that a page of the course may grow by. */
const largest = 4_000_000;

const types: Record<string, string> = {
  png: "image/png",
  jpg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
  svg: "image/svg+xml",
};

/** Finds the pictures that the text of one cell names. `notebook` is the path of its file. */
export function pictureFinder(notebook: string, { attachments }: Pick<Cell, "attachments">) {
  return (address: string): Picture | NoPicture => {
    if (/^data:/i.test(address)) return fromAddress(address);
    if (/^attachment:/i.test(address)) return pasted(decoded(address.slice("attachment:".length)), attachments);
    if (/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(address)) {
      return {
        what: `shows a picture from elsewhere: ${address}`,
        remedy: "save it beside the notebook or paste it into the cell: the page is one file without a network",
      };
    }
    return fromFile(address, dirname(notebook));
  };
}

export const isPicture = (found: Picture | NoPicture): found is Picture => "source" in found;

function fromAddress(address: string): Picture | NoPicture {
  const [, type = "", base64, data = ""] = /^data:([^;,]*)[^,]*?(;base64)?,([\s\S]*)$/i.exec(address) ?? [];
  const short = address.length > 60 ? `${address.slice(0, 59)}…` : address;
  if (!type.startsWith("image/")) {
    return { what: `shows as a picture what is none: ${short}`, remedy: "use a data:image/… address" };
  }
  const bytes = base64 ? Buffer.from(data, "base64") : Buffer.from(decoded(data));
  return sized(bytes) ?? unreadable(short);
}

function pasted(name: string, attachments: Cell["attachments"]): Picture | NoPicture {
  const bundle = Object.entries(attachments[name] ?? {});
  const [, data] = bundle.find(([type]) => type.startsWith("image/")) ?? [];
  if (data === undefined) {
    return {
      what: `shows a pasted picture that the cell does not hold: ${name}`,
      remedy: "paste it into this cell again",
    };
  }
  return sized(Buffer.from(data, "base64")) ?? unreadable(name);
}

function fromFile(address: string, folder: string): Picture | NoPicture {
  const path = join(folder, decoded(address.replace(/[?#].*$/, "")));
  let bytes: Buffer;
  try {
    const real = realpathSync(path);
    if (![folder, projectRoot()].some((allowed) => isInside(realpathSync(allowed), real))) {
      return {
        what: `shows a picture from outside the project: ${address}`,
        remedy: "save it beside the notebook",
      };
    }
    if (statSync(real).size > largest) {
      return { what: `shows a picture of more than ${largest / 1e6} MB: ${address}`, remedy: "scale it down" };
    }
    bytes = readFileSync(real);
  } catch {
    return {
      what: `shows a picture that is not there: ${address}`,
      remedy: `save it as ${relative(projectRoot(), path)}, or correct the name`,
    };
  }
  return sized(bytes) ?? unreadable(address);
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return !way.startsWith("..") && !isAbsolute(way);
}

/** The picture with its size; undefined where the bytes are none that browsers show. */
function sized(bytes: Buffer): Picture | undefined {
  try {
    const { width, height, type = "", orientation = 1 } = imageSize(bytes);
    const mime = types[type];
    if (!mime || !width || !height) return undefined;
    // A photograph taken upright may be stored on its side.
    const upright = orientation < 5;
    const source = `data:${mime};base64,${bytes.toString("base64")}`;
    return upright ? { source, width, height } : { source, width: height, height: width };
  } catch {
    return undefined;
  }
}

const unreadable = (name: string): NoPicture => ({
  what: `shows a picture that cannot be read: ${name}`,
  remedy: `save it as ${Object.keys(types).join(", ")}`,
});

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** How large a picture should be, as its tag says it: "300", "300px", "50%". */
export interface Wanted {
  width?: string | undefined;
  height?: string | undefined;
}

/** The size at which a picture is shown: as wanted, in its own proportions, inside the frame. */
export function shownSize(picture: Picture, wanted: Wanted, frame: { width: number; height: number }) {
  const width = pixels(wanted.width, frame.width);
  const height = pixels(wanted.height, frame.height);
  const ratio = width && height ? height / width : picture.height / picture.width;
  let across = width ?? (height === undefined ? picture.width : height / ratio);
  across = Math.min(across, frame.width, frame.height / ratio);
  return { width: Math.max(1, Math.round(across)), height: Math.max(1, Math.round(across * ratio)) };
}

function pixels(said: string | undefined, whole: number): number | undefined {
  const [, number, unit] = /^\s*(\d+(?:\.\d+)?)\s*(%|px)?\s*$/.exec(said ?? "") ?? [];
  if (!number || Number(number) === 0) return undefined;
  return unit === "%" ? (Number(number) / 100) * whole : Number(number);
}
