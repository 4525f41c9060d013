import { categoryByCode } from '#bodies/catalogue.ts'
import { renderPhoto } from '#files/render-photo.ts'
import type { PresentReport } from '#reports/present-report.ts'
import { publicReport } from '#reports/public-report.ts'
import type { Ask } from '../ask.ts'
import { categoryIcons, stateDrawings } from '../ui/icons.ts'
import { stateLooks } from '../ui/state-icon.tsx'
import { gonePage, notFoundPage } from './kind-pages.tsx'
import { readNumber } from './report-number.ts'

/** As places that show a shared address want it. */
export const pictureSize = { width: 1200, height: 630 } as const

// What is hidden is gone from caches as soon as its photos.
const keptForSeconds = 300

/**
 * What stands for a report without a photo where its address is passed on: the signs of its state and category. No
 * words: a server may have no letters to draw them with, and the title stands beside it.
 */
export async function reportPicture(ask: Ask): Promise<Response> {
  const number = readNumber(ask.c.req.param('number'))
  const report = number === null ? null : await publicReport(ask.rooms.db, number)
  if (report === 'hidden') return gonePage(ask)
  if (!report) return notFoundPage(ask)
  const shown = shownIn(report)
  const { c } = ask
  const tag = `"${shown.drawing}-${shown.icon}"`
  c.header('Cache-Control', `public, max-age=${keptForSeconds}`)
  c.header('ETag', tag)
  if (c.req.header('if-none-match') === tag) return c.body(null, 304)
  c.header('Content-Type', 'image/jpeg')
  return c.body(new Uint8Array(await picture(shown)))
}

type Shown = ReturnType<typeof shownIn>

function shownIn({ state, category }: Pick<PresentReport, 'state' | 'category'>) {
  const icon = categoryByCode(category)?.icon ?? 'ovrigt'
  return { ...stateLooks[state], icon: isDrawn(icon) ? icon : ('ovrigt' as const) }
}

const isDrawn = (icon: string): icon is keyof typeof categoryIcons => Object.hasOwn(categoryIcons, icon)

/** Drawn when one is first asked for; there are no more of them than signs. */
const drawn = new Map<string, Promise<Uint8Array>>()

function picture(shown: Shown): Promise<Uint8Array> {
  const key = `${shown.drawing} ${shown.icon}`
  const known = drawn.get(key)
  if (known) return known
  const made = draw(shown)
  drawn.set(key, made)
  made.catch(() => drawn.delete(key))
  return made
}

async function draw(shown: Shown): Promise<Uint8Array> {
  const { width } = pictureSize
  const svg = Buffer.from(drawingOf(shown))
  const { copies } = await renderPhoto(svg, 'image/svg+xml', [
    { pixels: width, type: 'image/jpeg', quality: 88 },
  ])
  const [copy] = copies
  if (!copy) throw new Error('no picture was made')
  return copy
}

/** The light colours of the pages (`light.css`): what is passed on has one look. */
const tones = {
  new: { fill: '#ffdc6a', line: '#8a5a00' },
  open: { fill: '#dcebfa', line: '#0b4f8a' },
  asking: { fill: '#ece3f8', line: '#6b3fa0' },
  fixed: { fill: '#ddf1e0', line: '#1c6b2f' },
  closed: { fill: '#e8eaeb', line: '#4f565b' },
} as const

function drawingOf({ drawing, tone, icon }: Shown): string {
  const { width, height } = pictureSize
  const { shape, sign } = stateDrawings[drawing]
  const { fill, line } = tones[tone]
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" fill="none" stroke-linecap="round" stroke-linejoin="round">
  <path fill="#fbfaf6" d="M0 0h${width}v${height}H0z"/>
  <path fill="#0c3733" d="M0 510h${width}v120H0z"/>
  <path stroke="#eaf2ef" stroke-width="6" stroke-dasharray="72 48" d="M0 570h${width}"/>
  <g transform="translate(188 96) scale(13)" stroke="${line}">
    <path fill="${fill}" stroke-width="1.5" d="${shape}"/><path stroke-width="2" d="${sign}"/>
  </g>
  <path transform="translate(700 96) scale(13)" stroke="#16262e" stroke-width="1.25" d="${categoryIcons[icon]}"/>
</svg>`
}
