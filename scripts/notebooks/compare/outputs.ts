/** Comparing a cell's stored outputs with those of a run. */
import { type DisplayOutput, isDisplay, isJsonMime, type Output, PLOTLY, PNG, SVG } from "../../ipynb/outputs.js";
import type { Tolerance } from "../../ipynb/tags.js";
import { screenText } from "../../ipynb/terminal.js";
import type { Difference } from "./difference.js";
import { canonicalHtml } from "./html.js";
import { compareJson } from "./json.js";
import { withoutPlaces } from "./places.js";
import { comparePng } from "./png.js";
import { compareText } from "./text.js";

/** Every difference in the order of the outputs; none when they mean the same. */
export function compareOutputs(stored: Output[], fresh: Output[], tolerance?: Tolerance): Difference[] {
  const [before, after] = [merged(stored), merged(fresh)];
  const differences: Difference[] = [];
  for (let i = 0; i < Math.max(before.length, after.length); i++) {
    const [a, b] = [before[i], after[i]];
    const where = (a ?? b) && Math.max(before.length, after.length) > 1 ? `output ${i + 1}, ` : "";
    if (a && b) {
      differences.push(...compareOutput(a, b, tolerance).map((d) => ({ ...d, where: where + d.where })));
    } else {
      const name = `${where}${label((a ?? b)!)}`;
      differences.push({ where: name, stored: a && summary(a), fresh: b && summary(b) });
    }
  }
  return differences;
}

/** Streams coalesced, carriage returns and backspaces applied. */
export function merged(outputs: Output[]): Output[] {
  const result: Output[] = [];
  for (const output of outputs) {
    const last = result.at(-1);
    if (output.output_type !== "stream") result.push(output);
    else if (last?.output_type === "stream" && last.name === output.name) last.text += output.text;
    else result.push({ ...output });
  }
  return result
    .map((output) => (output.output_type === "stream" ? { ...output, text: screenText(output.text) } : output))
    .filter((output) => output.output_type !== "stream" || output.text !== "");
}

function compareOutput(stored: Output, fresh: Output, tolerance?: Tolerance): Difference[] {
  if (stored.output_type === "stream" && fresh.output_type === "stream" && stored.name === fresh.name) {
    return textDifference(stored.name, stored.text, fresh.text, tolerance);
  }
  if (stored.output_type === "error" && fresh.output_type === "error") {
    // The name and the sentence are what was promised: tracebacks hold paths of the machine, and so may a sentence.
    const said = (output: typeof stored) => `${output.ename}: ${withoutPlaces(output.evalue)}`;
    return textDifference("error", said(stored), said(fresh), tolerance);
  }
  if (isDisplay(stored) && isDisplay(fresh) && stored.output_type === fresh.output_type) {
    return compareBundles(stored, fresh, tolerance);
  }
  const kind = (output: Output) => `${kindOf(output)}: ${summary(output).trimEnd()}`;
  return [{ where: "kind of output", stored: kind(stored), fresh: kind(fresh) }];
}

function compareBundles(stored: DisplayOutput, fresh: DisplayOutput, tolerance?: Tolerance): Difference[] {
  const metadata = compareJson(stored.metadata, fresh.metadata).map((d) => ({ ...d, where: `metadata ${d.where}` }));
  if (metadata.length === 0 && isNotCompared(fresh)) return [];
  const mimes = new Set([...Object.keys(stored.data), ...Object.keys(fresh.data)]);
  // Pictures beside a figure are drawn from it, by us or by JupyterLab.
  if (mimes.has(PLOTLY)) for (const derived of [SVG, PNG]) mimes.delete(derived);
  const differences = [...mimes].sort().flatMap((mime): Difference[] => {
    const [a, b] = [stored.data[mime], fresh.data[mime]];
    if (a === undefined || b === undefined) return [{ where: mime, stored: short(a), fresh: short(b) }];
    return compareMime(mime, a, b, tolerance);
  });
  return [...metadata, ...differences];
}

/** Is the output one whose content was marked as never the same, a time for example? */
export const isNotCompared = (output: Output): boolean =>
  isDisplay(output) && (output.metadata.gradus as { compare?: boolean } | undefined)?.compare === false;

function compareMime(mime: string, stored: unknown, fresh: unknown, tolerance?: Tolerance): Difference[] {
  if (typeof stored !== "string" || typeof fresh !== "string" || isJsonMime(mime)) {
    const name = mime === PLOTLY ? "figure" : mime;
    return compareJson(stored, fresh, tolerance).map((d) => ({ ...d, where: d.where ? `${name}, ${d.where}` : name }));
  }
  if (stored === fresh) return [];
  if (mime === "image/png") {
    const difference = comparePng(stored, fresh);
    return difference ? [{ ...difference, where: difference.where ? `${mime}, ${difference.where}` : mime }] : [];
  }
  if (mime === "text/html") return textDifference(mime, canonicalHtml(stored), canonicalHtml(fresh), tolerance);
  if (/^(image|audio|video)\/(?!svg)|^application\/(pdf|octet-stream)/.test(mime)) {
    const [a, b] = [stored, fresh].map((data) => data.replace(/\s/g, ""));
    return a === b ? [] : [{ where: mime, stored: short(stored), fresh: short(fresh) }];
  }
  return textDifference(mime, stored, fresh, tolerance);
}

function textDifference(where: string, stored: string, fresh: string, tolerance?: Tolerance): Difference[] {
  const { same, drift } = compareText(stored, fresh, tolerance);
  return same ? [] : [{ where, stored, fresh, ...(drift ? { drift } : {}) }];
}

const kindOf = (output: Output): string => (output.output_type === "stream" ? output.name : output.output_type);

const label = (output: Output): string =>
  output.output_type === "stream" ? output.name : output.output_type === "error" ? "error" : "display";

function summary(output: Output): string {
  if (output.output_type === "stream") return output.text;
  if (output.output_type === "error") return `${output.ename}: ${output.evalue}`;
  const text = output.data["text/plain"];
  return typeof text === "string" ? text : Object.keys(output.data).join(", ");
}

const short = (value: unknown): string | undefined =>
  value === undefined ? undefined : (typeof value === "string" ? value : JSON.stringify(value)).slice(0, 200);
