import { buffer } from 'node:stream/consumers'
import { setImmediate } from 'node:timers/promises'
import { unknownSign } from './drawable.ts'
import { faces } from './faces.ts'
import type { PdfDocument } from './pdf-document.ts'
import { margin, type Pen, penFor, structureOf, write } from './pen.ts'

const sizeAtEdge = 8

/** Writes a tagged document with its fonts in it. What it says of itself is its title, its language and the time. */
export async function writePdf(asked: PdfDocument): Promise<Buffer> {
  const pen = penFor(asked, await faces())
  const written = buffer(pen.doc)
  const root = pen.doc.struct('Document')
  pen.doc.addStructure(root)
  for (const part of asked.parts) {
    root.add(structureOf(pen, part))
    // A long document is written beside all else that the process does.
    await setImmediate()
  }
  if (pen.lacksSigns) root.add(structureOf(pen, { is: 'words', words: asked.unknownSign(unknownSign) }))
  root.end()
  writeEdges(pen, asked)
  pen.doc.end()
  return written
}

/** What stands above and below on each page, once it is known how many there are: not a part of what is read aloud. */
function writeEdges(pen: Pen, { head, foot }: PdfDocument): void {
  const { doc } = pen
  const { count } = doc.bufferedPageRange()
  doc.fontSize(sizeAtEdge)
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(page)
    atEdge(pen, 'Top', margin / 2, head)
    atEdge(pen, 'Bottom', doc.page.height - margin / 2 - sizeAtEdge, foot(page + 1, count))
  }
}

function atEdge(pen: Pen, attached: 'Top' | 'Bottom', y: number, words: string): void {
  pen.doc.markContent('Artifact', { type: 'Pagination', attached: [attached] })
  write(pen, 'plain', words, { at: { x: margin, y }, lineBreak: false })
  pen.doc.endMarkedContent()
}
