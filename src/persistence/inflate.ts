/** Unpacking what was packed by deflate (RFC 1951), with what Node and browsers both have. */

/** How the packed bytes are wrapped: as gzip does (RFC 1952), or as zlib does (RFC 1950), which PNG uses; or not at all. */
export type Wrapping = "gzip" | "deflate" | "deflate-raw";

/**
 * The bytes that were packed.
 *
 * @throws Error when the packed bytes are damaged or end too early
 */
export async function inflate(packed: Uint8Array, wrapping: Wrapping): Promise<Uint8Array> {
  const stream = new Blob([packed as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream(wrapping));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
