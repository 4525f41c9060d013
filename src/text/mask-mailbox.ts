/** An address so that its owner knows it and nobody else learns it: "k•••@alingsas.se". */
export function maskMailbox(address: string): string {
  const at = address.lastIndexOf('@')
  return `${address.slice(0, Math.min(1, at))}•••${address.slice(at)}`
}
