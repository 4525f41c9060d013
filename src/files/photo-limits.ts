/** What a photo may be, on every door. The pixels are told by its first bytes, before anything is decoded. */
export const photoLimits = { perForm: 5, bytes: 20 * 1024 * 1024, pixels: 60_000_000 } as const
