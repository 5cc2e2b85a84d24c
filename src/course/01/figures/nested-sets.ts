import { escapeHtml } from "../../../display/html.js";
import { Drawing, fold } from "../../../plot/drawing.js";
import { PlotError } from "../../../plot/values.js";

/** One set: its name and a sentence about what belongs to it. */
export interface NamedSet {
  name: string;
  says: string;
}

/**
 * Sets inside each other, from the outermost to the innermost, and one more that lies across their borders. Below the
 * picture every set opens to say what belongs to it.
 *
 * @example
 * nestedSets({ inside: [{ name: "numbers", says: "all" }, { name: "primes", says: "2, 3, 5, 7" }] })
 */
export function nestedSets(sets: { inside: readonly NamedSet[]; across?: NamedSet }): Drawing {
  const { inside, across } = sets ?? {};
  if (!(inside?.length > 0))
    throw new PlotError("There are no sets: give inside, from the outermost to the innermost.");
  const all = across ? [...inside, across] : [...inside];
  const picture = `<div style="position: relative; max-width: 760px; margin: 6px 0">${ring(inside)}${across ? strip(across) : ""}</div>`;
  const notes = all.map(({ name, says }) => fold(`<strong>${escapeHtml(name)}</strong>`, escapeHtml(says))).join("");
  return new Drawing(picture + notes, words(inside, across));
}

/** The innermost set has no other inside; every ring leaves room at its right, where what lies across shows in each. */
function ring(sets: readonly NamedSet[], depth = 0): string {
  const [outer, ...rest] = sets;
  if (!outer) return `<div style="height: 78px"></div>`;
  const tint = `rgba(0,114,178,${(0.06 + 0.07 * depth).toFixed(2)})`;
  const space = depth === 0 ? "0" : "0 13% 0 0";
  return (
    `<div style="border: 2px solid #0072B2; border-radius: 18px; background-color: ${tint}; padding: 6px 12px 12px 14px; margin: ${space}">` +
    `<strong>${escapeHtml(outer.name)}</strong>${ring(rest, depth + 1)}</div>`
  );
}

function strip({ name }: NamedSet): string {
  return (
    `<div style="position: absolute; right: 22px; bottom: 40px; width: 62%; height: 56px; border: 3px dashed #D55E00; border-radius: 28px; ` +
    `background-color: rgba(213,94,0,0.14); text-align: right; padding: 16px 22px; box-sizing: border-box"><strong>${escapeHtml(name)}</strong></div>`
  );
}

function words(inside: readonly NamedSet[], across?: NamedSet): string {
  const chain = inside.map(({ name }) => name).join(" ⊃ ");
  const over = across ? `; ${across.name} lies across them, partly inside the innermost and partly outside` : "";
  const all = across ? [...inside, across] : inside;
  return [`Sets inside each other: ${chain}${over}.`, ...all.map(({ name, says }) => `  ${name}: ${says}`)].join("\n");
}
