/** The memory seen as one kind of number: element i of the tensor at byte address p is `view[p / BYTES_PER_ELEMENT + i]`. */
export type View = Float32Array | Float64Array | Int32Array | Int8Array | Uint8Array;
