import { formatTime } from '#i18n/formats.ts'
import { mailbox as words } from '#i18n/sv/pages/mailbox.ts'
import { paths } from '#paths.ts'
import { answerPage } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { notFoundPage } from '../public/kind-pages.tsx'
import type { Letter } from '../rooms.ts'
import { BackLink } from '../ui/back-link.tsx'
import { Narrow } from '../ui/columns.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { Empty } from '../ui/empty.tsx'
import { Facts } from '../ui/facts.tsx'
import { PlaceList } from '../ui/place-list.tsx'
import { answerLetterHtml } from './letters/letter-html.ts'
import { withLinks } from './with-links.tsx'

const shown = 100

export async function mailboxPage(ask: Ask): Promise<Response> {
  const letters = (await ask.rooms.mailbox?.list(shown)) ?? []
  return answerPage(ask, {
    title: words.title,
    children: (
      <Narrow>
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        <p>
          <a href={paths.sampleLetters()}>{words.samples.link}</a>
        </p>
        {letters.length === 0 && (
          <Empty title={words.none} sign="letter">
            {words.noneWords}
          </Empty>
        )}
        <PlaceList
          sign="letter"
          places={letters.map(({ id, subject, title, to, at }) => ({
            href: paths.letter(id),
            label: subject,
            detail: [...(title === subject ? [] : [title]), `${words.to} ${to}`, formatTime(at, 'sv')].join(
              ' · ',
            ),
          }))}
        />
      </Narrow>
    ),
  })
}

export async function letterPage(ask: Ask): Promise<Response> {
  const letter = await letterOf(ask)
  if (!letter) return notFoundPage(ask)
  return answerPage(ask, {
    title: letter.subject,
    children: (
      <Narrow>
        <BackLink href={paths.mailbox()} label={words.back} />
        <h1>{letter.subject}</h1>
        <LetterFacts letter={letter} />
        <h2>{words.text}</h2>
        <div class="said">{withLinks(letter.text, ask.rooms.baseUrl)}</div>
        {letter.html && (
          <>
            <h2>{words.html}</h2>
            <iframe
              class="letter-frame"
              title={words.html}
              sandbox="allow-top-navigation-by-user-activation"
              src={htmlOf(letter.id)}
              width="100%"
              height="900"
            />
          </>
        )}
        <Disclosure title={words.headers}>
          <Facts facts={letter.headers.map(({ name, value }) => ({ term: name, detail: value }))} />
        </Disclosure>
      </Narrow>
    ),
  })
}

/** The letter's own HTML, for the frame above. */
export async function letterHtml(ask: Ask): Promise<Response> {
  const letter = await letterOf(ask)
  if (!letter?.html) return notFoundPage(ask)
  return answerLetterHtml(ask, letter.html.replace('<head>', '<head><base target="_top">'))
}

const htmlOf = (id: string): string => `${paths.letter(id)}/html`

const letterOf = async ({ c, rooms }: Ask): Promise<Letter | null> => {
  const id = /^[\w.-]{1,200}$/.exec(c.req.param('id') ?? '')?.[0]
  return id && rooms.mailbox ? rooms.mailbox.read(id) : null
}

function LetterFacts({ letter }: { letter: Letter }) {
  const { from, to, at, attachments } = letter
  const files = attachments.map(({ name }) => name).join(', ')
  return (
    <Facts
      facts={[
        { term: words.from, detail: from },
        { term: words.to, detail: to },
        { term: words.sent, detail: formatTime(at, 'sv') },
        ...(files ? [{ term: words.attachments, detail: files }] : []),
      ]}
    />
  )
}
