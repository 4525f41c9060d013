import { paths } from '#paths.ts'
import { measureUnkept } from './measure-page.ts'
import type { Service } from './service.ts'

const newest = (format: string): string => `${paths.open311('requests')}.${format}`

/** Four weeks at a time of three years, a thousand requests of each: many more rows than are kept. */
const weeks = Array.from({ length: 38 }, (_, turn) => {
  const day = (at: number) => new Date(Date.now() - at * 86_400_000).toISOString().slice(0, 10)
  return `${newest('json')}?start_date=${day(28 * turn + 28)}&end_date=${day(28 * turn + 1)}`
})

/** CPU of what programs that poll ask for: the newest thousand, in both formats, and the latest updates; and of what nobody has asked for. */
export async function measureOpen311(service: Service, seconds: number) {
  const cpuOf = (pages: readonly string[]) => measureUnkept(service, pages, seconds)
  return {
    requestsCpu: await cpuOf([newest('json')]),
    requestsXmlCpu: await cpuOf([newest('xml')]),
    newRequestsCpu: await cpuOf(weeks),
    updatesCpu: await cpuOf([`${paths.open311('servicerequestupdates')}.json`]),
  }
}
