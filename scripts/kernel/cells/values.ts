import { inspect } from "node:util";
import { plain } from "./output.js";

/** What is shown of a cell's last value: its own bundle (`Symbol.for("Jupyter.display")`), otherwise text. */
export async function bundleOfValue(value: unknown): Promise<{ data: object; metadata: object }> {
  const show = showOf(value);
  const data = show ? await show.call(value) : { "text/plain": textOf(value) };
  return { data: plain(data), metadata: {} };
}

function showOf(value: unknown): (() => object | Promise<object>) | undefined {
  const holder = (typeof value === "object" && value !== null) || typeof value === "function";
  const show = holder ? (value as { [key: symbol]: unknown })[Symbol.for("Jupyter.display")] : undefined;
  return typeof show === "function" ? (show as () => object) : undefined;
}

/** Text of several lines reads best as it is; everything else as Node's console shows it, strings in quotes. */
const textOf = (value: unknown): string => (typeof value === "string" && value.includes("\n") ? value : inspect(value));
