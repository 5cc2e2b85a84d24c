import { bundleOf, type MimeBundle } from "./bundle.js";

/** What a kernel installs to let a library send outputs in the middle of a cell: Jupyter's message type and content. */
export type Broadcast = (
  type: "display_data" | "update_display_data" | "clear_output",
  content: object | Promise<object>,
) => void;

export interface DisplayOptions {
  /** Name by which the output can be replaced later, from any cell. */
  id?: string;
  /** Jupyter's output metadata, by MIME type or for the whole output. */
  metadata?: { [key: string]: unknown };
}

/** An output that is on the page and can be replaced. */
export interface DisplayHandle {
  /** The output's display id. */
  readonly id: string;
  /** Shows `value` in the place of what was there; returns the same handle. */
  update(value: unknown, metadata?: { [key: string]: unknown }): DisplayHandle;
}

/** The running kernel's broadcast function, or undefined outside a notebook. */
export const broadcaster = (): Broadcast | undefined =>
  (globalThis as { [key: symbol]: unknown })[Symbol.for("Jupyter.broadcast")] as Broadcast | undefined;

let displays = 0;

/**
 * Shows any value below the cell: tensors, models and figures in their own form, MIME bundles as they are, the rest as
 * text. The handle replaces the output later. Outside a notebook the plain text is printed.
 *
 * @example
 * const shown = display("training …");
 * shown.update("done");
 */
export function display(value: unknown, options: DisplayOptions = {}): DisplayHandle {
  const id = options.id ?? `gradus-${++displays}`;
  send("display_data", id, value, options.metadata);
  const handle: DisplayHandle = {
    id,
    update(next, metadata = options.metadata) {
      send("update_display_data", id, next, metadata);
      return handle;
    },
  };
  return handle;
}

function send(type: "display_data" | "update_display_data", id: string, value: unknown, metadata = {}): void {
  const broadcast = broadcaster();
  const show = (data: MimeBundle) => ({ data, metadata, transient: { display_id: id } });
  const bundle = bundleOf(value);
  if (broadcast) broadcast(type, bundle instanceof Promise ? bundle.then(show) : show(bundle));
  else if (bundle instanceof Promise) void bundle.then(print);
  else print(bundle);
}

function print(bundle: MimeBundle): void {
  console.log(bundle["text/plain"] ?? Object.keys(bundle).join(", "));
}

/**
 * Removes the cell's outputs so far. With `wait` they stay until the next output comes, which avoids flicker.
 *
 * @example
 * clearOutput({ wait: true });
 * display("the next picture");
 */
export function clearOutput({ wait = false } = {}): void {
  broadcaster()?.("clear_output", { wait });
}
