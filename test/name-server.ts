import { createSocket } from 'node:dgram'
import { once } from 'node:events'

/** A DNS that knows nothing of anybody. */
export const emptyNames = async (): Promise<never> => {
  throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })
}

/** A real DNS on a port of this machine, that knows these texts by their names and of nothing else. */
export async function startNameServer(texts: Readonly<Record<string, string>>) {
  const socket = createSocket('udp4')
  socket.on('message', (asked, from) => {
    const question = questionIn(asked)
    const text = question.type === textType ? texts[question.name] : undefined
    socket.send(answerTo(asked, question, text), from.port, from.address)
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  return {
    address: `127.0.0.1:${socket.address().port}`,
    stop: () => new Promise<void>((done) => socket.close(() => done())),
  }
}

const textType = 16
const headLength = 12

type Question = { name: string; type: number; end: number }

function questionIn(asked: Buffer): Question {
  const labels: string[] = []
  let at = headLength
  for (let length = asked[at] ?? 0; length > 0; length = asked[at] ?? 0) {
    labels.push(asked.toString('latin1', at + 1, at + 1 + length))
    at += 1 + length
  }
  return { name: labels.join('.').toLowerCase(), type: asked.readUInt16BE(at + 1), end: at + 5 }
}

/** As RFC 1035 has it: the same id and question, then the text; or that there is no such name. */
function answerTo(asked: Buffer, { end }: Question, text: string | undefined): Buffer {
  const head = Buffer.from(asked.subarray(0, headLength))
  head.writeUInt16BE(text === undefined ? 0x8583 : 0x8580, 2)
  head.writeUInt16BE(text === undefined ? 0 : 1, 6)
  head.writeUInt32BE(0, 8)
  const question = asked.subarray(headLength, end)
  return text === undefined
    ? Buffer.concat([head, question])
    : Buffer.concat([head, question, textRecord(text)])
}

const pointerToQuestion = 0xc000 + headLength

function textRecord(text: string): Buffer {
  const parts = text.match(/.{1,255}/gs) ?? []
  const written = Buffer.concat(
    parts.map((part) => Buffer.from(`${String.fromCharCode(part.length)}${part}`, 'latin1')),
  )
  const record = Buffer.alloc(headLength)
  record.writeUInt16BE(pointerToQuestion, 0)
  record.writeUInt16BE(textType, 2)
  record.writeUInt16BE(1, 4)
  record.writeUInt32BE(60, 6)
  record.writeUInt16BE(written.length, 10)
  return Buffer.concat([record, written])
}
