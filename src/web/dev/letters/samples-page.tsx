import type { Language } from '#i18n/messages.ts'
import { mailbox as words } from '#i18n/sv/pages/mailbox.ts'
import type { SampleGroup } from '#letters/samples/sample.ts'
import { paths } from '#paths.ts'
import { answerPage } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { BackLink } from '../../ui/back-link.tsx'
import { Narrow } from '../../ui/columns.tsx'
import { PlaceList } from '../../ui/place-list.tsx'
import { Segments } from '../../ui/segments.tsx'
import { languageAsked, sampleHref, samplesIn } from './shown-sample.ts'

const groups = Object.keys(words.samples.groups) as SampleGroup[]

/** Every kind of letter with sample cases, for those who build. */
export function samplesPage(ask: Ask): Promise<Response> | Response {
  const language = languageAsked(ask)
  const samples = samplesIn(language)
  const { title, lead } = words.samples
  return answerPage(ask, {
    title,
    children: (
      <Narrow>
        <BackLink href={paths.mailbox()} label={words.back} />
        <h1>{title}</h1>
        <p class="lead">{lead}</p>
        <Languages language={language} hrefIn={(one) => `${paths.sampleLetters()}?sprak=${one}`} />
        {groups.map((group) => (
          <section class="flow" key={group} aria-labelledby={group}>
            <h2 id={group}>{words.samples.groups[group]}</h2>
            <PlaceList
              sign="letter"
              places={samples
                .filter((sample) => sample.group === group)
                .map((sample) => ({
                  href: sampleHref(sample, language),
                  label: sample.name,
                  detail: sample.letter.subject,
                }))}
            />
          </section>
        ))}
      </Narrow>
    ),
  })
}

type LanguagesProps = { language: Language; hrefIn(language: Language): string }

export const Languages = ({ language, hrefIn }: LanguagesProps) => (
  <Segments
    label={words.samples.language}
    segments={(['sv', 'en'] as const).map((one) => ({
      href: hrefIn(one),
      label: words.samples.languages[one],
      current: one === language,
    }))}
  />
)
