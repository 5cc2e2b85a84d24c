/** Outputs of a cell: show a value, replace it, a progress bar, numbers as text. Knows nothing of tensors. */
export { bundleOf, type Displayable, displaySymbol, type MimeBundle } from "./bundle.js";
export { type Broadcast, clearOutput, type DisplayHandle, type DisplayOptions, display } from "./display.js";
export { type Formattable, fmt } from "./fmt.js";
export { type ProgressOptions, progress } from "./progress.js";
export { type Cell, type TableOptions, table } from "./table.js";
