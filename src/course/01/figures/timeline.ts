import { escapeHtml } from "../../../display/html.js";
import { Drawing, fold } from "../../../plot/drawing.js";
import { PlotError } from "../../../plot/values.js";

/** One event of a timeline. */
export interface Event {
  /** As it is written: "1956", "1974–86". Events stand in the order given. */
  when: string;
  what: string;
  /** What opens below it. */
  says: string;
}

/** A stretch of time with a name. */
export interface Era {
  name: string;
  events: readonly Event[];
}

const edges = ["#0072B2", "#E69F00", "#009E73", "#AA4499", "#D55E00"];

/**
 * Eras one below the other, each with its events; every event opens.
 *
 * @example
 * timeline([{ name: "Beginnings", events: [{ when: "1956", what: "Dartmouth", says: "The word is coined." }] }])
 */
export function timeline(eras: readonly Era[]): Drawing {
  if (!(eras?.length > 0)) throw new PlotError("There is nothing on this timeline: give at least one era with events.");
  const empty = eras.find((era) => era.events.length === 0);
  if (empty) throw new PlotError(`The era "${empty.name}" has no events.`);
  const html = eras.map(({ name, events }, i) => {
    const body = events
      .map(({ when, what, says }) =>
        fold(`<strong>${escapeHtml(when)}</strong>&ensp;${escapeHtml(what)}`, escapeHtml(says)),
      )
      .join("");
    return (
      `<div style="border-left: 6px solid ${edges[i % edges.length]}; padding: 2px 0 8px 14px">` +
      `<div style="font-size: 115%; padding: 4px 0"><strong>${escapeHtml(name)}</strong></div>${body}</div>`
    );
  });
  const text = eras.flatMap(({ name, events }) => [
    name,
    ...events.map(({ when, what, says }) => `  ${when}  ${what}: ${says}`),
  ]);
  return new Drawing(`<div style="max-width: 820px">${html.join("")}</div>`, text.join("\n"));
}
