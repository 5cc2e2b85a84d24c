/**
 * The runner as a library: executes notebooks through a Jupyter Server and compares every cell with what is stored.
 *
 * @example
 * const report = await verify({ names: ["01"] });
 * expect(report.exitCode).toBe(0);
 */

export { cellTitle } from "./report/failures.js";
export type { NotebookReport, Progress, Report } from "./report/report.js";
export { type Screen, standardOutput, TerminalReporter } from "./report/terminal.js";
export { type Selected, selectNotebooks } from "./select.js";
export type { ServerAddress } from "./server/address.js";
export type { CellVerdict } from "./verdict.js";
export { type VerifyOptions, verify } from "./verify.js";
