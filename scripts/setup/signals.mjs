import { constants } from "node:os";

/** The signals that ask a command to end: by Ctrl-C, by another program, by the terminal that closes. */
export const endSignals = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);

/**
 * The exit code that says which signal ended a command: 128 and its number, as shells have it.
 * @param {NodeJS.Signals} signal
 */
export const exitCodeOf = (signal) => 128 + constants.signals[signal];
