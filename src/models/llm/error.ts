/** What a server, or the way to it, could not do. */
export class LlmError extends Error {
  override name = "LlmError";
  constructor(
    message: string,
    /** the status that the server answered with, where it answered */
    readonly status?: number,
    /** what had come of a stream that broke off */
    readonly partial = "",
  ) {
    super(message);
  }
}
