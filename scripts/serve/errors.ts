/** Refusals in the shape that OpenAI's clients turn into their own errors. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly param: string | null = null,
    readonly code: string | null = null,
    readonly type = status >= 500 ? "server_error" : "invalid_request_error",
  ) {
    super(message);
  }

  /** The body of the answer. */
  get body() {
    const { message, type, param, code } = this;
    return { error: { message, type, param, code } };
  }
}

/** A field of a request that cannot be used as it is. */
export const badField = (param: string, message: string, code: string | null = null): ApiError =>
  new ApiError(400, message, param, code);
