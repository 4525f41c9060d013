import type { MailFile } from './mail.ts'
import { readMapiProperties } from './read-mapi-properties.ts'

type Opened = {
  text: string
  html: string | null
  files: MailFile[]
  /** It has words as rich text only. */
  hasHiddenText: boolean
}

const signature = 0x223e9f78
const mostFiles = 50
const attribute = {
  body: 0x800c,
  attachmentBegins: 0x9002,
  attachmentTitle: 0x8010,
  attachmentContent: 0x800f,
  attachmentProperties: 0x9005,
  properties: 0x9003,
} as const

/** A winmail.dat (MS-OXTNEF): what Outlook sends where it takes the other for an Outlook. Null when it is none. */
export function readTnef(bytes: Buffer): Opened | null {
  if (bytes.length < 6 || bytes.readUInt32LE(0) !== signature) return null
  const opened: Opened = { text: '', html: null, files: [], hasHiddenText: false }
  for (const { id, content } of attributesIn(bytes)) {
    if (id === attribute.attachmentBegins && opened.files.length === mostFiles) break
    put(opened, id, content)
  }
  return { ...opened, hasHiddenText: opened.hasHiddenText && opened.text === '' && opened.html === null }
}

/** Level, id, kind, length, content, checksum, as long as there are whole ones. */
function* attributesIn(bytes: Buffer) {
  let at = 6
  while (at + 9 <= bytes.length) {
    const length = bytes.readUInt32LE(at + 5)
    const end = at + 9 + length
    if (end > bytes.length) return
    yield { id: bytes.readUInt16LE(at + 1), content: bytes.subarray(at + 9, end) }
    at = end + 2
  }
}

function put(opened: Opened, id: number, content: Buffer): void {
  const file = opened.files.at(-1)
  if (id === attribute.body) opened.text = asText(content)
  if (id === attribute.properties) putProperties(opened, content)
  if (id === attribute.attachmentBegins) opened.files.push(unnamed())
  if (!file) return
  if (id === attribute.attachmentTitle) file.name ||= asText(content)
  if (id === attribute.attachmentContent) file.bytes = content
  if (id === attribute.attachmentProperties) {
    const { longName, mediaType } = readMapiProperties(content)
    if (longName) file.name = longName.slice(0, 255)
    if (mediaType) file.type = mediaType.toLowerCase()
  }
}

function putProperties(opened: Opened, content: Buffer): void {
  const { body, html, hasRichText } = readMapiProperties(content)
  opened.text ||= (body ?? '').replace(/\r\n?/g, '\n')
  opened.html ??= html
  opened.hasHiddenText ||= hasRichText
}

const unnamed = (): MailFile => ({
  name: '',
  type: 'application/octet-stream',
  bytes: Buffer.alloc(0),
  isInline: false,
  isDecoration: false,
})

const asText = (content: Buffer): string =>
  new TextDecoder('windows-1252').decode(content).replace(/\0.*$/s, '').replace(/\r\n?/g, '\n')
