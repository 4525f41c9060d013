import { get, type IncomingMessage } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { together } from './load.ts'
import { memoryOf } from './processes.ts'
import type { Service } from './service.ts'

const pagesOpen = 500
const settleMs = 2_000

/** Megabytes that so many open pages of reports cost while they wait for news. */
export async function memoryOfOpenPages(service: Service, reports: readonly string[]): Promise<number> {
  const addresses = await Promise.all(reports.map((path) => streamOf(service.url, path)))
  const before = await memoryOf(service.pid)
  const open: IncomingMessage[] = []
  await together(
    Array.from({ length: pagesOpen }, (_, turn) => addresses[turn % addresses.length] ?? ''),
    async (address) => {
      open.push(await opened(service.url + address))
    },
  )
  await pause(settleMs)
  const cost = (await memoryOf(service.pid)) - before
  const closed = open.filter(({ complete }) => complete).length
  for (const one of open) one.destroy()
  if (closed > 0) throw new Error(`${closed} of ${pagesOpen} open pages were ended, with nothing new to tell`)
  return cost
}

/** The address of its news, as it stands in a report's page. */
async function streamOf(url: string, path: string): Promise<string> {
  const [, address = ''] = /data-live="([^"]+)"/.exec(await (await fetch(url + path)).text()) ?? []
  return address.replaceAll('&amp;', '&')
}

const opened = (address: string): Promise<IncomingMessage> =>
  new Promise((give, fail) => {
    get(address, (answer) => {
      answer.resume()
      if (answer.statusCode === 200) give(answer)
      else fail(new Error(`${address} answered ${answer.statusCode}`))
    }).on('error', fail)
  })
