/** How long a movement may take; none for who has asked for less of it. */
export const pace = (): number => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 160)
