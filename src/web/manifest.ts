import { paths } from '#paths.ts'
import { to } from './answer.tsx'
import type { Ask } from './ask.ts'
import { acceptedPhotos } from './public/reporting/photos-section.tsx'

/**
 * What a device asks for to put the service among its own programs, and its name where photos are shared. A shared
 * photo is posted as the form "Ta en bild" posts it.
 */
export function manifest(ask: Ask): Response {
  const { installed } = ask.say.pages.offline
  ask.c.header('Content-Type', 'application/manifest+json; charset=utf-8')
  ask.c.header('Cache-Control', 'public, max-age=3600')
  return ask.c.body(
    JSON.stringify({
      id: '/',
      name: 'FixaMinGata',
      short_name: 'FixaMinGata',
      description: installed.description,
      lang: ask.language,
      dir: 'ltr',
      start_url: to(ask, paths.start()),
      scope: '/',
      display: 'standalone',
      background_color: '#fbfaf6',
      theme_color: '#fbfaf6',
      icons: iconsOf(ask),
      shortcuts: [
        { name: installed.report, url: to(ask, paths.search()) },
        { name: installed.map, url: to(ask, paths.map()) },
      ],
      share_target: {
        action: to(ask, paths.takePhoto()),
        method: 'POST',
        enctype: 'multipart/form-data',
        params: { files: [{ name: 'photo', accept: acceptedPhotos.split(',') }] },
      },
    }),
  )
}

const icons = [
  { name: 'icon-192.png', sizes: '192x192', purpose: 'any' },
  { name: 'icon-512.png', sizes: '512x512', purpose: 'any' },
  { name: 'icon-maskable-512.png', sizes: '512x512', purpose: 'maskable' },
]

const iconsOf = ({ rooms }: Ask) =>
  icons.flatMap(({ name, ...icon }) => {
    const src = rooms.assets.named(name)?.path
    return src ? [{ src, type: 'image/png', ...icon }] : []
  })

/** The worker that answers where there is no network. Its address stays, so that a browser finds the next one. */
export function serviceWorker({ c, rooms }: Ask): Response {
  const worker = rooms.assets.named('service-worker.js')
  c.header('Content-Type', 'text/javascript; charset=utf-8')
  // What it keeps is fetched anew when its own text changes: so it tells which build it is of.
  return c.body(worker ? `${worker.bytes}\n// ${rooms.assets.version}\n` : '')
}
