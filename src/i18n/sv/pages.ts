/** Every sentence of the pages. */
export const pages = {}
