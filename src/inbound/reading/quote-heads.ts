/** Where a mail program begins what it quotes: the line, and how many lines the head of the quote takes. */
export type QuoteHead = { at: number; length: number; isForwarded: boolean }

/** The first head of a quote, whichever program wrote it. */
export function findQuoteHead(lines: readonly string[], from = 0): QuoteHead | null {
  for (let at = from; at < lines.length; at += 1) {
    const head = separatorAt(lines, at) ?? fieldsAt(lines, at) ?? saidAt(lines, at)
    if (head) return head
  }
  return null
}

const said = 'skrev|skriver|wrote|writes|schrieb|kirjoitti|a écrit'
const separators: readonly { pattern: RegExp; isForwarded: boolean }[] = [
  // GroupWise, and what telephones write of their own.
  { pattern: /^>>> .{3,200} >>>$/, isForwarded: false },
  { pattern: new RegExp(`^.{2,100} (?:${said}): \\(.{6,60}\\)$`, 'iu'), isForwarded: false },
  {
    pattern:
      /^[-_=\s]{2,}(?:ursprungligt (?:meddelande|brev)|originalmeddelande|original ?(?:message|appointment|mail)?|urspr\. meddelande|svar på meddelande|reply message|originalnachricht|oprindelig meddelelse|opprinnelig melding|alkuperäinen viesti)[-_=\s]*:?$/i,
    isForwarded: false,
  },
  {
    pattern:
      /^(?:[-_=\s]{2,}(?:vidarebefordrat (?:meddelande|brev|e-?postmeddelande)|vidarebefordrad[^-]{0,30}|forwarded (?:message|by[^-]{0,60})|fwd)[-_=\s]*:?|börja på det vidarebefordrade (?:meddelandet|brevet):?|vidarebefordrat (?:brev|meddelande):|begin forwarded message:)$/i,
    isForwarded: true,
  },
]

/** "-----Ursprungligt meddelande-----", with the fields that mostly follow it. */
function separatorAt(lines: readonly string[], at: number): QuoteHead | null {
  const line = bare(lines[at])
  const found = separators.find(({ pattern }) => pattern.test(line))
  if (!found) return null
  const next = nextWritten(lines, at + 1)
  const fields = next === null ? null : (fieldsAt(lines, next) ?? fieldsInAnyOrder(lines, next))
  return { at, length: fields ? fields.at + fields.length - at : 1, isForwarded: found.isForwarded }
}

const firstField = /^(?:från|from|von|fra|lähettäjä|de)\s?:\s*\S/i
const otherField =
  /^(skickat|sent|datum|date|gesendet|sendt|lähetetty|till|to|an|til|vastaanottaja|kopia|cc|ämne|subject|betreff|emne|aihe|svar till|reply-to|bifogat|prioritet|importance)\s?:/i
const mostFieldLines = 12

/** "Från: … Skickat: … Till: … Ämne: …", one a line or all on one, under a line or not. */
function fieldsAt(lines: readonly string[], at: number): QuoteHead | null {
  const isRule = /^[-_]{10,}$/.test(bare(lines[at]))
  const begins = isRule ? nextWritten(lines, at + 1) : at
  if (begins === null || begins > at + 2 || !firstField.test(bare(lines[begins]))) return null
  if (allOnOneLine.test(bare(lines[begins]))) return { at, length: begins - at + 1, isForwarded: false }
  const named = new Set<string>()
  let last = begins
  for (let next = begins + 1; next < Math.min(lines.length, begins + mostFieldLines); next += 1) {
    const line = bare(lines[next])
    const [, name] = otherField.exec(line) ?? []
    if (!name && line !== '' && !continuesField(line)) break
    if (!name) continue
    named.add(name.toLowerCase())
    last = next
  }
  return named.size >= 2 ? { at, length: last - at + 1, isForwarded: false } : null
}

/** Under a line that says what follows; Thunderbird begins with the subject. */
function fieldsInAnyOrder(lines: readonly string[], at: number): QuoteHead | null {
  const end = lines.slice(at, at + mostFieldLines).findIndex((line) => !isField(bare(line)))
  const length = end === -1 ? Math.min(mostFieldLines, lines.length - at) : end
  const hasFrom = lines.slice(at, at + length).some((line) => firstField.test(bare(line)))
  return hasFrom && length >= 3 ? { at, length, isForwarded: false } : null
}

const isField = (line: string): boolean => firstField.test(line) || otherField.test(line)

const allOnOneLine =
  /^(?:från|from): .{1,300}(?:skickat|sent|datum|date): .{1,200}(?:till|to): .{1,500}(?:ämne|subject): /i

// Long lists of recipients go on in the next line.
const continuesField = (line: string): boolean => /@|;$/.test(line) && line.length < 300

const begins =
  /^(?:den|on|le|am|el|på|op|in)\s|^\p{L}{2,9}\.?,? (?:den )?\d|^\d{1,4}[-/. ]|^\p{L}[^:]{0,60}<[^<>\s]+@|^.{1,80}\((?:\d{4}-|[^()\s]+@)/iu
const whenSaid = /\d{4}|\d{1,2}[:.]\d{2}|<[^<>\s]+@[^<>\s]+>/
const whoSaid = new RegExp(`(?:^|[\\s,>])(?:${said})(?:[\\s,:]|$)`, 'iu')
const oneself = new RegExp(`(?:${said})\\s+(?:jag|vi|ni|du|han|hon|de|någon|I|we|you)\\b`, 'iu')
const mostSaidLines = 4
const longestSaid = 400

// Yahoo goes on in the same line.
const withQuoteBehind = new RegExp(`^.{0,200}<[^<>\\s]+@[^<>\\s]+> ?(?:${said}): {2,}\\S`, 'iu')

/** "Den 3 dec. 2026 kl. 10:12 skrev Åsa <asa@…>:", also where it is broken over some lines. */
function saidAt(lines: readonly string[], at: number): QuoteHead | null {
  if (!begins.test(bare(lines[at]))) return null
  let joined = ''
  for (let next = at; next < Math.min(lines.length, at + mostSaidLines); next += 1) {
    const line = bare(lines[next])
    if (line === '' || line.startsWith('>')) return null
    if (withQuoteBehind.test(line)) return { at, length: next - at + 1, isForwarded: false }
    joined = `${joined} ${line}`.trim()
    if (joined.length > longestSaid) return null
    if (!joined.endsWith(':')) continue
    const isHead = whoSaid.test(joined) && whenSaid.test(joined) && !oneself.test(joined)
    return isHead ? { at, length: next - at + 1, isForwarded: false } : null
  }
  return null
}

/** The first line from here that has something on it. */
export function nextWritten(lines: readonly string[], from: number): number | null {
  for (let at = from; at < lines.length; at += 1) if (bare(lines[at]) !== '') return at
  return null
}

const longestHead = 1000

// Outlook's fields are bold, and HTML that became text marks that with stars.
const bare = (line: string | undefined): string =>
  (line ?? '').slice(0, longestHead).replace(/\*/g, '').trim()
