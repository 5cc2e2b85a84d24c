/**
 * Words of memory that all three threads see, so that a thread can be told something while it computes. Index by name.
 * `stop`: what running loops are to do; `compiled`: counts the compiler's answers; `region`: whether a signal may cut the
 * running cell; `backlog`: characters of output that are not published yet; `closed`: the sockets are closed, the process may end.
 */
export const word = { stop: 0, compiled: 1, region: 2, backlog: 3, closed: 4 } as const;

/** Values of `stop`. */
export const stop = { no: 0, interrupt: 1, memory: 2 } as const;

/** Values of `region`: outside; inside, where SIGINT throws; the signal is on its way, so stay inside until it strikes. */
export const region = { outside: 0, inside: 1, struck: 2 } as const;

export const newFlags = () => new Int32Array(new SharedArrayBuffer(8 * Int32Array.BYTES_PER_ELEMENT));
