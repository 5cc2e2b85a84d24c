/** Gathers what a notebook's cells show, the way JupyterLab's output area does. */

import { readOutput } from "../../ipynb/notebook.js";
import { isDisplay, type Output } from "../../ipynb/outputs.js";
import { screenText } from "../../ipynb/terminal.js";

/** The outputs of one cell while it runs. */
export class OutputArea {
  private outputs: Output[] = [];
  private clearNext = false;

  add(output: Output): void {
    if (this.clearNext) this.clear(false);
    const last = this.outputs.at(-1);
    if (output.output_type === "stream" && last?.output_type === "stream" && last.name === output.name) {
      last.text += output.text;
    } else {
      this.outputs.push(output);
    }
  }

  clear(wait: boolean): void {
    this.clearNext = wait;
    if (!wait) this.outputs.length = 0;
  }

  /** Replaces an output that is shown here, if it still is. */
  replace(old: Output, { data, metadata }: { data: any; metadata: any }): void {
    const index = this.outputs.indexOf(old);
    if (index < 0 || !isDisplay(old)) return;
    old.data = data;
    old.metadata = metadata;
  }

  /** What would be stored now. */
  stored(): Output[] {
    return this.outputs
      .map((output) => (output.output_type === "stream" ? { ...output, text: screenText(output.text) } : output))
      .filter((output) => output.output_type !== "stream" || output.text !== "");
  }
}

/** The output areas of a whole notebook: a display shown in one cell may be updated from another. */
export class Displays {
  private readonly shown = new Map<string, { area: OutputArea; output: Output }[]>();

  /** Applies an iopub message to the area of the cell that it belongs to. */
  apply(area: OutputArea, messageType: string, content: any): void {
    if (messageType === "clear_output") {
      area.clear(Boolean(content.wait));
      return;
    }
    const id: string | undefined = content.transient?.display_id;
    if (messageType === "update_display_data" || (messageType === "display_data" && id && this.shown.has(id))) {
      const bundle = readOutput({ ...content, output_type: "display_data" });
      for (const { area, output } of this.shown.get(id ?? "") ?? []) {
        if (bundle && isDisplay(bundle)) area.replace(output, bundle);
      }
      if (messageType === "update_display_data") return;
    }
    const output = readOutput({ ...content, output_type: messageType });
    if (!output) return;
    area.add(output);
    if (id) this.shown.set(id, [...(this.shown.get(id) ?? []), { area, output }]);
  }
}

/** How much an output message weighs, in characters. */
export function weight(content: any): number {
  return typeof content.text === "string" ? content.text.length : JSON.stringify(content).length;
}
