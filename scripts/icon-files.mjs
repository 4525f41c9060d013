import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const paper = '#fbfaf6'

/** Whole: as it is. Else on paper, as large a part of it as a device is sure to show whatever shape it cuts. */
const icons = [
  { plain: 'icon-192.png', size: 192, part: 1 },
  { plain: 'icon-512.png', size: 512, part: 1 },
  { plain: 'icon-maskable-512.png', size: 512, part: 0.6 },
  { plain: 'icon-apple-180.png', size: 180, part: 0.72 },
]

/** The sign of the service in the sizes devices ask for when it is put among their own programs. */
export async function iconFiles(projectFolder) {
  const file = join(projectFolder, 'src/web/static/logo.svg')
  if (!existsSync(file)) return [] // a project without a sign
  const { default: sharp } = await import('sharp')
  const sign = readFileSync(file)
  return Promise.all(
    icons.map(async ({ plain, size, part }) => ({ plain, contents: await draw(sharp, sign, size, part) })),
  )
}

async function draw(sharp, sign, size, part) {
  const inner = Math.round(size * part)
  const drawn = await sharp(sign, { density: 96 * (inner / 32) })
    .resize(inner, inner)
    .png()
    .toBuffer()
  if (part === 1) return drawn
  return sharp({ create: { width: size, height: size, channels: 3, background: paper } })
    .composite([{ input: drawn }])
    .png()
    .toBuffer()
}
