import type { Resolve } from './resolver.ts'

/**
 * In a demonstration everybody lives at `.example`, which no name server knows; mail from there is handed over by this
 * machine alone, and that proves who sent it. All other names are asked for as ever.
 */
export const demonstrationNames =
  (resolve: Resolve): Resolve =>
  async (name, type) => {
    if (!/\.example\.?$/i.test(name)) return resolve(name, type)
    if (type === 'TXT' && !name.startsWith('_') && !name.includes('._'))
      return [['v=spf1 ip4:127.0.0.1 ip6:::1 -all']]
    throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })
  }
