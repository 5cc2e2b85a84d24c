import { constants } from "node:os";

/** The signals that ask a command to end: by Ctrl-C, by another program, by the terminal that closes. */
export const endSignals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** The exit code that says which signal ended a command: 128 and its number, as shells have it. */
export const exitCodeOf = (signal: NodeJS.Signals): number => 128 + constants.signals[signal];
