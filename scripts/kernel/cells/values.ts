import { inspect, types } from "node:util";
import { plain } from "./output.js";

type Bundle = { [mime: string]: unknown };

/** What is shown of a cell's last value: its own bundle (`Symbol.for("Jupyter.display")`), otherwise text. */
export async function bundleOfValue(value: unknown): Promise<{ data: object; metadata: object }> {
  return { data: (await ownBundle(value)) ?? { "text/plain": textOf(value) }, metadata: {} };
}

/**
 * What a value's own display gives. A value that answers whatever it is asked, as proxies of test and RPC libraries do, has
 * none: then undefined, as for what gives no bundle.
 */
async function ownBundle(value: unknown): Promise<Bundle | undefined> {
  try {
    const show = showOf(value);
    return show && asBundle(await show.call(value));
  } catch (error) {
    if (types.isProxy(value)) return undefined;
    throw error;
  }
}

function showOf(value: unknown): (() => unknown) | undefined {
  const holder = (typeof value === "object" && value !== null) || typeof value === "function";
  const show = holder ? (value as { [key: symbol]: unknown })[Symbol.for("Jupyter.display")] : undefined;
  return typeof show === "function" ? (show as () => unknown) : undefined;
}

/** A bundle of MIME types as Jupyter takes it, or undefined: a plain object whose texts are texts. */
function asBundle(shown: unknown): Bundle | undefined {
  if (typeof shown !== "object" || shown === null || Array.isArray(shown) || types.isProxy(shown)) return undefined;
  const data = plain(shown) as Bundle;
  const entries = Object.entries(data);
  const fits = ([mime, content]: [string, unknown]) =>
    mime.includes("/") && content !== null && (typeof content === "string" || !/^(text|image)\//.test(mime));
  return entries.length > 0 && entries.every(fits) ? data : undefined;
}

/** Text of several lines reads best as it is; everything else as Node's console shows it, strings in quotes. */
function textOf(value: unknown): string {
  if (typeof value === "string" && value.includes("\n")) return value;
  const text = inspect(value);
  return types.isPromise(value) ? `${text}\nnot awaited: write "await" before it to get its value` : text;
}
