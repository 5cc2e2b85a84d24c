import { type Tensor, tensor, zeros } from "../src/tensor/index.js";

/** What people give by mistake in place of what a function expects. */
const wrong: readonly unknown[] = [
  undefined,
  null,
  5,
  Number.NaN,
  -1.5,
  "a word",
  true,
  [1, 2],
  [[1], [2]],
  [Number.NaN],
  [undefined],
  {},
  { nonsense: 1 },
  Float32Array.of(1, 2),
  () => 1,
  tensor(Int32Array.of(7, -9)) as Tensor,
  zeros([0]) as Tensor,
];

/** Whether a message is ours: an error of the library's kinds, in words. */
const readable = ({ name, message }: Error): boolean =>
  /^(Shape|Argument|Gradient)Error$/.test(name) && !/NaN KB|reading '|not a function|\[object/.test(message);

const said = (value: unknown): string =>
  (typeof value === "function" ? "a function" : (JSON.stringify(value) ?? String(value))).slice(0, 40);

/**
 * Calls f without arguments, and with each wrong value in each place of arguments that work. Gives what went
 * wrong: an error that is not a sentence of ours, or what `doubt` says of an answer.
 */
export function faultsOf(
  f: (...given: unknown[]) => unknown,
  right: () => unknown[],
  doubt: (answer: unknown, given: unknown[]) => string | undefined,
): string[] {
  const tries: [what: string, given: unknown[]][] = [["nothing", []]];
  for (let place = 0; place < right().length; place++)
    for (const value of wrong) tries.push([`argument ${place}: ${said(value)}`, right().with(place, value)]);
  return tries.flatMap(([what, given]) => {
    try {
      const fault = doubt(f(...given), given);
      return fault === undefined ? [] : [`${what}: ${fault}`];
    } catch (error) {
      return readable(error as Error) ? [] : [`${what}: ${(error as Error).name}: ${(error as Error).message}`];
    }
  });
}
