const unkeepable = /[\0\p{Surrogate}]/gu

/** Without NUL and halves of characters, which neither PostgreSQL's texts nor its JSON hold. */
export const storable = (text: string): string => text.replace(unkeepable, '')
