/** Colours, where they are wanted: on a terminal, not with NO_COLOR, always with FORCE_COLOR. Never the only sign. */
export interface Style {
  red(text: string): string;
  green(text: string): string;
  yellow(text: string): string;
  bold(text: string): string;
  dim(text: string): string;
}

const codes = { red: [31, 39], green: [32, 39], yellow: [33, 39], bold: [1, 22], dim: [2, 22] } as const;

export function styleFor(isTerminal: boolean, env: NodeJS.ProcessEnv = process.env): Style {
  const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== "0";
  const colours = !env.NO_COLOR && env.TERM !== "dumb" && (isTerminal || forced);
  const paint =
    ([on, off]: readonly [number, number]) =>
    (text: string) =>
      colours ? `\u001b[${on}m${text}\u001b[${off}m` : text;
  return {
    red: paint(codes.red),
    green: paint(codes.green),
    yellow: paint(codes.yellow),
    bold: paint(codes.bold),
    dim: paint(codes.dim),
  };
}
