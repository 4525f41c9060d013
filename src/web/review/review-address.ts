import { paths } from '#paths.ts'
import type { Ask } from '../ask.ts'

export const reviewAddress = ({ c }: Ask): string => paths.review(c.req.param('token') ?? '')
