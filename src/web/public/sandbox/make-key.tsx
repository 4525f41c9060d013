import { z } from 'zod'
import { parseForm } from '#http/form.ts'
import { formatTime } from '#i18n/formats.ts'
import { paths } from '#paths.ts'
import type { Link } from '#people/links/links.ts'
import { makeSandboxKey } from '#reports/sandbox/make-sandbox-key.ts'
import { answerPage, goTo, to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Narrow } from '../../ui/columns.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Transcript } from '../../ui/transcript.tsx'
import { answerKeyPage } from './key-page.tsx'
import { type Line, linesToTry } from './lines-to-try.ts'

const form = z.object({ kind: z.enum(['trusted', 'untrusted'], 'kind') })

/**
 * Makes a key and answers with it at once: it is nowhere after this, so no page could show it. Pressed again, or loaded
 * again, nothing is made and nothing shown: it goes on to the page that says so.
 */
export async function makeKey(ask: Ask, link: Link): Promise<Response> {
  const read = parseForm(form, ask.fields)
  if (!read.ok) return answerKeyPage(ask, link, { kind: ask.say.pages.sandbox.making.mistakes.kind })
  const isUntrusted = read.value.kind === 'untrusted'
  const made = await makeSandboxKey(ask.rooms.db, { link: link.id, isUntrusted })
  const here = paths.sandboxKey(ask.c.req.param('token') ?? '')
  if (!made.ok) return goTo(ask, here)
  const { title, keep, until, back, ...words } = ask.say.pages.sandbox.made
  const lines = linesToTry({
    baseUrl: ask.rooms.baseUrl,
    key: made.key.key,
    isUntrusted,
    number: words.number,
  })
  return answerPage(
    { ...ask, here },
    {
      title,
      children: (
        <Narrow>
          <h1>{title}</h1>
          <Notice tone="warning" title={keep} live />
          <Transcript>{made.key.key}</Transcript>
          <p>{until(formatTime(made.expiresAt, ask.language))}</p>
          <h2>{words.try}</h2>
          {lines.map((line) => (
            <ToTry key={line.what} words={words[line.what]} line={line} />
          ))}
          <ButtonLink kind="primary" href={to(ask, here)}>
            {back}
          </ButtonLink>
        </Narrow>
      ),
    },
  )
}

const ToTry = ({ words, line }: { words: string; line: Line }) => (
  <>
    <p>{words}</p>
    <Transcript>{line.line}</Transcript>
  </>
)
