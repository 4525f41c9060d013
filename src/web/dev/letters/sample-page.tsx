import { mailbox as words } from '#i18n/sv/pages/mailbox.ts'
import type { Sample } from '#letters/samples/sample.ts'
import { paths } from '#paths.ts'
import { answerPage } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { notFoundPage } from '../../public/kind-pages.tsx'
import { BackLink } from '../../ui/back-link.tsx'
import { Facts } from '../../ui/facts.tsx'
import { answerLetterHtml } from './letter-html.ts'
import { Languages } from './samples-page.tsx'
import { languageAsked, lookAsked, looks, sampleAsked, sampleHref, sampleHtmlHref } from './shown-sample.ts'

/** One sample as it looks by day and by night, and as plain text beside it. */
export function samplePage(ask: Ask): Promise<Response> | Response {
  const sample = sampleAsked(ask)
  if (!sample) return notFoundPage(ask)
  const language = languageAsked(ask)
  const { letter, name } = sample
  return answerPage(ask, {
    title: name,
    children: (
      <div class="flow">
        <BackLink href={`${paths.sampleLetters()}?sprak=${language}`} label={words.samples.back} />
        <h1 lang="en">{name}</h1>
        <Languages language={language} hrefIn={(one) => sampleHref(sample, one)} />
        <Head sample={sample} />
        <div class="letter-looks">
          {looks.map((look) => (
            <section class="flow" key={look} aria-labelledby={look}>
              <h2 id={look}>{words.samples.looks[look]}</h2>
              <iframe
                class="letter-frame"
                title={words.samples.looks[look]}
                sandbox=""
                src={sampleHtmlHref(sample, language, look)}
                width="100%"
                height="900"
              />
            </section>
          ))}
          <section class="flow" aria-labelledby="text">
            <h2 id="text">{words.text}</h2>
            <div class="said" lang={language}>
              {letter.text}
            </div>
          </section>
        </div>
      </div>
    ),
  })
}

function Head({ sample: { kind, letter } }: { sample: Sample }) {
  const headers = Object.entries(letter.headers ?? {})
  return (
    <Facts
      facts={[
        { term: words.samples.kind, detail: kind },
        { term: words.samples.subject, detail: letter.subject },
        ...headers.map(([term, detail]) => ({ term, detail })),
      ]}
    />
  )
}

/** The sample's own HTML, for the frames above: by day or by night, whatever the reader prefers. */
export function sampleHtml(ask: Ask): Response | Promise<Response> {
  const sample = sampleAsked(ask)
  if (!sample) return notFoundPage(ask)
  const isNight = lookAsked(ask) === 'dark'
  const html = sample.letter.html.replaceAll('(prefers-color-scheme:dark)', isNight ? 'all' : 'not all')
  return answerLetterHtml(ask, html)
}
