import type { Open311Ask } from './rooms.ts'

/** In a header, else in the address. Where it comes so, one in the body counts for nothing. */
export const keyBeforeBody = ({ c, asked }: Open311Ask): string | undefined =>
  /^Bearer +(\S+) *$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? asked['api_key']
