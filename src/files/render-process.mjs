// Pictures are decoded here and nowhere else, in a process of its own behind all others: what ends a decoder ends
// only this, and pages don't wait for it. Plain JavaScript, since it is started as it stands.
import { setPriority } from 'node:os'
import sharp from 'sharp'

setPriority(10)
sharp.concurrency(1)
sharp.cache(false)

process.on('disconnect', () => process.exit())
process.on('message', async (job) => {
  try {
    process.send({ ok: true, ...(await render(job)) })
  } catch (error) {
    process.send({ ok: false, reason: String(error?.message ?? error).slice(0, 200) })
  }
})

async function render({ bytes, kind, mostPixels, wanted: [first, ...others] }) {
  const photo = kind === 'image/heic' ? await fromHeic(bytes, mostPixels) : opened(bytes, mostPixels)
  const { data, info } = await copy(photo.flatten({ background: '#ffffff' }), first)
  const copies = [data]
  for (const one of others) copies.push((await copy(sharp(data), one)).data)
  return { width: info.width, height: info.height, copies }
}

// A file that breaks off is no photo; one with a flaw that doesn't show is. Of a moving one the first picture counts.
const opened = (bytes, mostPixels) =>
  sharp(bytes, { failOn: 'error', limitInputPixels: mostPixels, sequentialRead: true }).autoOrient()

async function fromHeic(bytes, mostPixels) {
  const { default: decode } = await import('heic-decode')
  const [picture] = await decode.all({ buffer: bytes })
  if (picture.width * picture.height > mostPixels) throw new Error('too many pixels')
  const { width, height, data } = await picture.decode()
  return sharp(data, { raw: { width, height, channels: 4 }, limitInputPixels: mostPixels })
}

// Metadata goes unless it is asked for: nobody asks.
function copy(photo, { pixels, type, quality }) {
  const resized = photo
    .toColourspace('srgb')
    .resize(pixels, pixels, { fit: 'inside', withoutEnlargement: true })
    .timeout({ seconds: 60 })
  const encoded = type === 'image/jpeg' ? resized.jpeg({ quality }) : resized.webp({ quality, effort: 3 })
  return encoded.toBuffer({ resolveWithObject: true })
}
