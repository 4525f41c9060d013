import type { Point } from '#geo/browser/point.ts'
import { masked } from '#reports/publish-text.ts'
import { replaceFound } from '#text/found.ts'
import { findPersonalNumbers } from '#text/personal-number.ts'
import type { ForwardedMail } from './forwarded-in.ts'
import type { MailFile, ReadMail } from './mail.ts'
import { placeSaid } from './place-said.ts'
import { titleOf } from './title-of.ts'
import { whatIsNew } from './what-is-new.ts'

/** What a mail says as a report: nothing of it is sure before somebody has looked at it. */
export type Reported = {
  title: string
  description: string
  point: Point | null
  placeWords: string
  files: readonly MailFile[]
}

/** What somebody reports themselves; what they have sent on is said too. */
export function reportedBy(mail: ReadMail, inside: readonly ForwardedMail[]): Reported {
  const sentOn = inside.filter(({ isSentOn }) => isSentOn)
  const { words } = whatIsNew(mail.text)
  const besides = sentOn.map((one) => one.words).filter((said) => said !== '' && !words.includes(said))
  return reported({
    subject: mail.subject,
    words: [words, ...besides.slice(0, 1)].filter((said) => said !== '').join('\n\n'),
    files: [...mail.files, ...sentOn.flatMap(({ files }) => files)],
  })
}

/** What a contact centre has sent on, of somebody else; `town` is meant where they name none. */
export const reportedIn = (theirs: ForwardedMail, mail: ReadMail, town: string): Reported =>
  reported({
    subject: theirs.subject || mail.subject,
    words: theirs.words,
    files: [...theirs.files, ...mail.files],
    town,
  })

type Said = { subject: string; words: string; files: readonly MailFile[]; town?: string }

/** Personal numbers are never kept; a mark stands where one stood. */
function reported({ subject, words, files, town }: Said): Reported {
  const [title, description] = [titleOf(subject), words].map(withoutPersonalNumbers)
  const { point, words: placeWords } = placeSaid(`${title}\n${description}`, town)
  return { title: title ?? '', description: description ?? '', point, placeWords, files }
}

const withoutPersonalNumbers = (text: string): string => replaceFound(text, findPersonalNumbers(text), masked)
