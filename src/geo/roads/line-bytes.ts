/** A line as bytes, for one column of one row. */
export const encodeLine = ({ buffer, byteOffset, byteLength }: Float64Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength)

/** Copied, since a driver hands out slices that begin anywhere and the array wants multiples of eight. */
export const decodeLine = (bytes: Uint8Array): Float64Array => new Float64Array(Uint8Array.from(bytes).buffer)
