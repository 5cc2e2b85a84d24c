import { fmt, grouped } from "../display/fmt.js";
import { escapeHtml } from "../display/html.js";
import { box } from "./html.js";
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

/**
 * What the estimate rests on: a laptop's processor at work draws about 15 W; a kilowatt-hour is taken at 30 cents, what a
 * household in Europe pays; making it emitted 0.37 kg of CO₂ on average in the United States in 2023 (0.81 pounds; U.S.
 * Energy Information Administration, "How much carbon dioxide is produced per kilowatthour of U.S. electricity
 * generation?"). A lamp draws 10 W, and charging a phone takes 15 watt-hours, losses included.
 */
const assumed = { watts: 15, dollarsPerKilowattHour: 0.3, kilogramsPerKilowattHour: 0.37, lampWatts: 10, chargeWh: 15 };
const joulesPerKilowattHour = 3.6e6;

/**
 * Shows what the lecture's model costs: its size, which is compared, and below it in one sentence what a million predictions
 * and the training cost on this machine, which is not. Money and CO₂ are the time, times 15 W, times what a kilowatt-hour
 * costs ($0.30) and emits (0.37 kg); energy is given as the time for which it lights a 10 W lamp, or as phone charges.
 *
 * @example
 * lesson.cost({ parameters: 2, multiplyAdds: 1, training: 0.05, prediction: 1e-7 })
 */
export function cost({ parameters, multiplyAdds, training, prediction }: Cost): void {
  for (const [name, value] of Object.entries({ parameters, multiplyAdds, training, prediction })) {
    if (!(value >= 0) || !Number.isFinite(value))
      throw new Error(`The cost card needs ${name} as a number from 0 up; it is ${value}.`);
  }
  const size = `${many(parameters, "parameter")} (${many(4 * parameters, "byte")} as float32), ${many(multiplyAdds, "multiply-add")} for a prediction.`;
  show(line("The model:", size), { kind: "cost" });
  const million = 1e6 * prediction;
  const run = [
    `A million predictions cost ${money(dollars(million))} and ${carbon(kilograms(million))}, and use as much energy as ${energy(million)}.`,
    `The training took ${duration(training)}: ${money(dollars(training))}, as much energy as ${energy(training)}.`,
  ].join(" ");
  show(line("On this machine:", run), { kind: "cost", compare: false });
}

const kilowattHours = (seconds: number): number => (seconds * assumed.watts) / joulesPerKilowattHour;

/** The price of computing for this long, in dollars. */
export const dollars = (seconds: number): number => kilowattHours(seconds) * assumed.dollarsPerKilowattHour;

/** The carbon dioxide of computing for this long, in kilograms. */
export const kilograms = (seconds: number): number => kilowattHours(seconds) * assumed.kilogramsPerKilowattHour;

/** "less than a hundredth of a cent", "0.3 cents", "$1.30". */
export function money(sum: number): string {
  if (sum < 1e-4) return "less than a hundredth of a cent";
  if (sum < 0.995) return `${fmt(100 * sum, 2)} cents`;
  return `$${sum < 1000 ? sum.toFixed(2) : grouped(Math.round(sum))}`;
}

const carbon = (mass: number): string => `${mass < 0.001 ? "less than 0.001" : fmt(mass, 2)} kg of CO₂`;

/** Energy in things that are at home: a lamp's time, or charges of a phone. */
function energy(seconds: number): string {
  const charges = (1000 * kilowattHours(seconds)) / assumed.chargeWh;
  if (charges >= 1) return `${fmt(charges, 2)} charges of a phone`;
  const lit = (seconds * assumed.watts) / assumed.lampWatts;
  return `a ${assumed.lampWatts} W lamp in ${duration(lit)}`;
}

function duration(seconds: number): string {
  if (seconds < 0.01) return "less than a hundredth of a second";
  if (seconds < 90) return many(Number(seconds.toPrecision(2)), "second");
  if (seconds < 5400) return many(Math.round(seconds / 60), "minute");
  return many(Number((seconds / 3600).toPrecision(2)), "hour");
}

const many = (n: number, what: string): string =>
  `${Number.isInteger(n) ? grouped(n) : fmt(n)} ${what}${n === 1 ? "" : "s"}`;

function line(title: string, text: string): { html: string; text: string } {
  return {
    html: box("plain", `<strong>${escapeHtml(title)}</strong> ${escapeHtml(text)}`),
    text: `${title} ${text}`,
  };
}
