import PDFDocument from 'pdfkit'
import type { Language } from '#database/schema.ts'
import { drawable, unknownSign } from './drawable.ts'
import type { Faces } from './faces.ts'
import type { PdfDocument, PdfPart } from './pdf-document.ts'

/** In points, as all lengths here. */
export const margin = 56
const sizes = { 1: 20, 2: 14, 3: 11, words: 10 } as const
/** A heading stands with something under it. */
const roomUnderHeading = 90
const highestPicture = 340
/** A small picture stays small. */
const largestPixel = 0.75

/** What a document is written with, from the top of its first page. */
export type Pen = {
  doc: PDFKit.PDFDocument
  faces: Faces
  /** Something had signs that the font has not. */
  lacksSigns: boolean
}

export function penFor({ title, language }: PdfDocument, faces: Faces): Pen {
  const doc = new PDFDocument({
    ...{ size: 'A4', margin, font: '', bufferPages: true, pdfVersion: '1.7' as const },
    ...{ tagged: true, displayTitle: true, lang: language },
    info: { Title: title, Creator: 'FixaMinGata', Producer: 'FixaMinGata' },
  })
  doc.registerFont('plain', faces.plain.bytes)
  doc.registerFont('bold', faces.bold.bytes)
  doc.font('plain').fontSize(sizes.words)
  return { doc, faces, lacksSigns: false }
}

type Structure = PDFKit.PDFStructureElement
type Of<Kind extends PdfPart['is']> = Extract<PdfPart, { is: Kind }>

/** Draws a part where the pen stands, as soon as what it gives is hung in the document's tree. */
export function structureOf(pen: Pen, part: PdfPart): Structure {
  if (part.is === 'heading') return heading(pen, part)
  if (part.is === 'words') return paragraph(pen, part)
  if (part.is === 'fact') return fact(pen, part)
  return part.is === 'list' ? list(pen, part) : picture(pen, part)
}

function heading(pen: Pen, { level, words, language }: Of<'heading'>): Structure {
  const { doc } = pen
  keepTogether(pen, roomUnderHeading)
  doc.moveDown(0.4)
  return doc.struct(`H${level}`, inLanguage(language), () => {
    doc.fontSize(sizes[level])
    write(pen, 'bold', words, { paragraphGap: 4 })
    doc.fontSize(sizes.words)
  })
}

const paragraph = (pen: Pen, { words, language }: Of<'words'>): Structure =>
  pen.doc.struct('P', inLanguage(language), () => write(pen, 'plain', words, { paragraphGap: 4 }))

/** The term is in the document's language, whatever the detail is in. */
const fact = (pen: Pen, { term, detail, language }: Of<'fact'>): Structure =>
  pen.doc.struct('P', {}, [
    () => write(pen, 'bold', `${term}: `, { continued: true }),
    pen.doc.struct('Span', inLanguage(language), () => write(pen, 'plain', detail, { paragraphGap: 2 })),
  ])

function list(pen: Pen, { items }: Of<'list'>): Structure {
  const rows = items.map((words) =>
    pen.doc.struct('LI', {}, [
      pen.doc.struct('LBody', {}, () => write(pen, 'plain', `• ${words}`, { paragraphGap: 2 })),
    ]),
  )
  return pen.doc.struct('L', {}, rows)
}

function picture(pen: Pen, { jpeg, width, height, alt }: Of<'picture'>): Structure {
  const { doc } = pen
  const scale = Math.min(largestPixel, roomAcross(pen) / width, highestPicture / height)
  const [w, h] = [width * scale, height * scale]
  keepTogether(pen, h)
  const { x, y } = doc
  const placed = { alt, bbox: [x, y, x + w, y + h], placement: 'Block' }
  return doc.struct('Figure', placed, () => {
    doc.image(jpeg, x, y, { width: w, height: h })
    doc.y = y + h + 8
  })
}

type Writing = {
  at?: { x: number; y: number }
  lineBreak?: boolean
  continued?: boolean
  paragraphGap?: number
}

/** Words from where the pen stands, or at a place; what its font can't draw is noted. */
export function write(pen: Pen, face: keyof Faces, words: string, { at, ...options }: Writing = {}): void {
  const { doc, faces } = pen
  const drawn = drawable(words, faces[face])
  if (drawn.includes(unknownSign) && !words.includes(unknownSign)) pen.lacksSigns = true
  doc.font(face)
  if (at) doc.text(drawn, at.x, at.y, options)
  else doc.text(drawn, options)
}

const inLanguage = (lang: Language | undefined) => (lang ? { lang } : {})

const roomAcross = ({ doc }: Pen): number => doc.page.width - 2 * margin

function keepTogether({ doc }: Pen, height: number): void {
  if (doc.y + height > doc.page.height - margin) doc.addPage()
}
