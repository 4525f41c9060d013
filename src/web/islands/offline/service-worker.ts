import { paths } from '#paths.ts'
import { pagesWithParts } from './pages-with-parts.ts'

/**
 * Answers where there is no network, and only there: with a page in the reader's language, kept with all it needs.
 * No other page is kept: what people read here may be private, and must never be out of date.
 */
type Moment = Event & { waitUntil(work: Promise<unknown>): void }
type Fetching = Event & {
  request: Request
  preloadResponse: Promise<Response | undefined>
  respondWith(answer: Promise<Response>): void
}
type Worker = { registration: ServiceWorkerRegistration }

const shelf = 'utan-nat'
const pages = { sv: paths.offline(), en: `/en${paths.offline()}` }
const { registration } = self as unknown as Worker

on<Moment>('install', (event) => event.waitUntil(stock()))
on<Moment>('activate', (event) =>
  // Else each page would wait for this worker to wake before it is asked for.
  event.waitUntil(registration.navigationPreload.enable()),
)
on<Fetching>('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET') return
  if (request.mode === 'navigate') event.respondWith(fromNetwork(event).catch(() => offlineFor(request)))
  else if (isPart(request)) event.respondWith(fetch(request).catch(() => kept(request.url)))
})

function on<Kind extends Event>(name: string, act: (event: Kind) => void): void {
  self.addEventListener(name, (event) => act(event as Kind))
}

/** What is new comes first and what is old goes after: the worker before this one may still be answering. */
async function stock(): Promise<void> {
  const wanted = await pagesWithParts(Object.values(pages), fetch)
  const cache = await caches.open(shelf)
  await Promise.all(wanted.map(({ address, answer }) => cache.put(address, answer)))
  const addresses = new Set(wanted.map(({ address }) => new URL(address, self.location.href).href))
  const outdated = (await cache.keys()).filter(({ url }) => !addresses.has(url))
  await Promise.all(outdated.map((request) => cache.delete(request)))
}

const fromNetwork = async ({ preloadResponse, request }: Fetching): Promise<Response> =>
  (await preloadResponse) ?? fetch(request)

const offlineFor = ({ url }: Request): Promise<Response> =>
  kept(/^\/en(\/|$)/.test(new URL(url).pathname) ? pages.en : pages.sv)

const kept = async (address: string): Promise<Response> => (await caches.match(address)) ?? Response.error()

const isPart = ({ url }: Request): boolean => {
  const { origin, pathname } = new URL(url)
  return origin === self.location.origin && pathname.startsWith(paths.asset(''))
}
