import { formatRecent } from '#i18n/formats.ts'
import type { MunicipalityFigures } from '#statistics/municipality-figures.ts'
import type { Ask } from '../../ask.ts'
import { Facts } from '../../ui/facts.tsx'

/** What the last year comes to, and what the figures do not say. */
export function Figures({ ask, figures }: { ask: Ask; figures: MunicipalityFigures | undefined }) {
  const words = ask.say.pages.municipalities.of
  return (
    <section class="flow" aria-labelledby="figures">
      <h2 id="figures">{words.figuresTitle}</h2>
      {figures ? <Counted ask={ask} figures={figures} /> : <p>{words.noFigures}</p>}
    </section>
  )
}

function Counted({ ask, figures }: { ask: Ask; figures: MunicipalityFigures }) {
  const { figures: words, coverage } = ask.say.pages.municipalities.of
  const { reported, answered, fixed, waiting, medianHours, countedAt } = figures
  return (
    <>
      <Facts
        facts={[
          { term: words.reported, detail: words.count(reported) },
          { term: words.answered, detail: words.answeredOf(answered, reported) },
          {
            term: words.median,
            detail: medianHours === null ? words.noneAnswered : words.hours(medianHours),
          },
          { term: words.fixed, detail: words.count(fixed) },
          { term: words.waiting, detail: words.count(waiting) },
        ]}
      />
      <p class="muted">{coverage(formatRecent(countedAt, new Date(), ask.language))}</p>
    </>
  )
}
