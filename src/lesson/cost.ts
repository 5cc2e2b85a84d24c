import { carbon } from "../data/sets/carbon.js";
import { escapeHtml } from "../display/html.js";
import { fmt } from "../display/index.js";
import { box, table } from "./html.js";
import { show } from "./show.js";

/** What a lecture's model costs. */
export interface Cost {
  /** Trainable numbers. */
  parameters: number;
  /** Multiply-adds of one prediction. */
  multiplyAdds: number;
  /** Seconds that training took in this run. */
  training: number;
  /** Seconds of one prediction in this run. */
  prediction: number;
}

/** What the estimate rests on; printed with it. */
const assumed = { watts: 15, dollarsPerKilowattHour: 0.3, poundsPerKilowattHour: 0.9 };
const joulesPerKilowattHour = 3.6e6;

/**
 * Shows what the lecture's model costs: its size, which is compared, and below it seconds, energy and price of this run,
 * which are not, for they differ from machine to machine.
 *
 * @example
 * lesson.cost({ parameters: 2, multiplyAdds: 1, training: 0.05, prediction: 1e-7 })
 */
export function cost({ parameters, multiplyAdds, training, prediction }: Cost): void {
  for (const [name, value] of Object.entries({ parameters, multiplyAdds, training, prediction })) {
    if (!(value >= 0) || !Number.isFinite(value))
      throw new Error(`The cost card needs ${name} as a number from 0 up; got ${value}.`);
  }
  const size = [
    ["parameters", fmt(parameters)],
    ["memory as float32", `${fmt(parameters * 4)} bytes`],
    ["multiply-adds a prediction", fmt(multiplyAdds)],
  ];
  show(card("The cost card: size", size), { kind: "cost" });
  const flight = carbon()[0]!.pounds;
  const run = [
    ["training", `${fmt(training, 2)} s`],
    ["a prediction", `${fmt(prediction, 2)} s`],
    ["price of a prediction", `${fmt(dollars(prediction) * 1e6, 2)} microdollars (the lecture's figure: 1)`],
    ["training as a share of one flight NY – SF", `${fmt(pounds(training) / flight, 2)} of ${fmt(flight)} lbs CO₂`],
  ];
  const basis = `At ${assumed.watts} W, ${assumed.dollarsPerKilowattHour} $ and ${assumed.poundsPerKilowattHour} lbs CO₂ a kilowatt-hour.`;
  show(card("The cost card: this run", run, basis), { kind: "cost", compare: false });
}

/** The price of computing for this long, in dollars. */
export function dollars(seconds: number): number {
  return ((seconds * assumed.watts) / joulesPerKilowattHour) * assumed.dollarsPerKilowattHour;
}

/** The carbon dioxide of computing for this long, in pounds. */
export function pounds(seconds: number): number {
  return ((seconds * assumed.watts) / joulesPerKilowattHour) * assumed.poundsPerKilowattHour;
}

function card(title: string, rows: string[][], below = ""): { html: string; text: string } {
  const note = below === "" ? "" : `<span style="opacity: 0.75">${escapeHtml(below)}</span>`;
  return {
    html: box(
      "plain",
      `<strong>${escapeHtml(title)}</strong>${table(
        ["", ""],
        rows.map((row) => row.map(escapeHtml)),
      )}${note}`,
    ),
    text: [title, ...rows.map(([what, value]) => `  ${what}: ${value}`), ...(below === "" ? [] : [below])].join("\n"),
  };
}
