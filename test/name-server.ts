/** A DNS that knows nothing of anybody. */
export const emptyNames = async (): Promise<never> => {
  throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })
}
