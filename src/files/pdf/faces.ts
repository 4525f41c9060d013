import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import * as fontkit from 'fontkit'

/** One weight of the font: the file that goes into a document, and which signs it has. */
export type Face = { bytes: Buffer; has(codePoint: number): boolean }
export type Faces = { plain: Face; bold: Face }

const require = createRequire(import.meta.url)
let read: Promise<Faces> | null = null

/** DejaVu Sans, which has the letters of most scripts. Read when the first document is written, then kept. */
export const faces = (): Promise<Faces> => (read ??= readFaces())

async function readFaces(): Promise<Faces> {
  const [plain, bold] = await Promise.all([
    readFace(require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf')),
    readFace(require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf')),
  ])
  return { plain, bold }
}

async function readFace(file: string): Promise<Face> {
  const bytes = await readFile(file)
  const font = fontkit.create(bytes)
  if (font.type !== 'TTF') throw new Error(`${file} is not a font`)
  return { bytes, has: (codePoint) => font.hasGlyphForCodePoint(codePoint) }
}
