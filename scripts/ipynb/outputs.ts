/** Outputs of a cell as nbformat defines them, with lines joined. */
export type MimeBundle = Record<string, unknown>;

export interface StreamOutput {
  output_type: "stream";
  name: string;
  text: string;
}
export interface DisplayOutput {
  output_type: "display_data" | "execute_result";
  data: MimeBundle;
  metadata: Record<string, unknown>;
  execution_count?: number | null;
}
export interface ErrorOutput {
  output_type: "error";
  ename: string;
  evalue: string;
  traceback: string[];
}
export type Output = StreamOutput | DisplayOutput | ErrorOutput;

/** Is the output one that carries a MIME bundle? */
export const isDisplay = (output: Output): output is DisplayOutput =>
  output.output_type === "display_data" || output.output_type === "execute_result";

/** Is a MIME type JSON, whose value is data and not text? */
export const isJsonMime = (mime: string): boolean =>
  mime === "application/json" || /^application\/.*\+json$/.test(mime);

/** The MIME type of a Plotly figure, and that of the picture the runner derives from it. */
export const PLOTLY = "application/vnd.plotly.v1+json";
export const SVG = "image/svg+xml";
/** JupyterLab's Plotly renderer adds a picture of its own when a notebook is saved, in the browser's pixels. */
export const PNG = "image/png";
