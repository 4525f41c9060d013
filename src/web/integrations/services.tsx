import { readServiceNews } from '#bodies/connections/read-service-news.ts'
import type { ServiceNews } from '#bodies/connections/services.ts'
import { recordConsoleAct } from '#reports/connections/record-console-act.ts'
import { NotFound } from '../../errors.ts'
import { Button } from '../ui/button.tsx'
import { type Fact, Facts } from '../ui/facts.tsx'
import { FormSection } from '../ui/form-section.tsx'
import { HiddenField } from '../ui/hidden-field.tsx'
import { Notice } from '../ui/notice.tsx'
import { act, type Console, pageOf } from './console.ts'
import { FormKey } from './console-page.tsx'

/** Of each; the rest are counted. */
const mostNamed = 10

const moment = /^[12]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/** What is new in what the system takes: what is gone stays until it is mapped otherwise, the rest until it has been read. */
export function Services({ at, news }: { at: Console; news: ServiceNews }) {
  const { ask, connection } = at
  const { services: words } = ask.say.pages.integrating
  const { changed, added, problem, asOf } = news
  const facts = factsOf(at, news)
  if (problem === null && facts.length === 0) return null
  const canBeRead = asOf !== null && changed.length + added.length > 0 && connection.state !== 'ended'
  return (
    <FormSection id="services" title={words.title}>
      {problem !== null && (
        <Notice tone="warning" title={words.problem}>
          <p>{words.problemWords}</p>
          <p lang="en">{problem}</p>
        </Notice>
      )}
      {facts.length > 0 && <Facts facts={facts} />}
      {changed.length > 0 && (
        <p>
          <a href={pageOf(at, 'fragor')}>{ask.say.pages.integrating.asked.way}</a>
        </p>
      )}
      {canBeRead && (
        <form method="post" action={pageOf(at, 'tjanster')}>
          <FormKey ask={ask} />
          <HiddenField name="asOf" value={asOf.toISOString()} />
          <Button>{words.read}</Button>
        </form>
      )}
    </FormSection>
  )
}

function factsOf({ ask }: Console, { gone, changed, added }: ServiceNews): Fact[] {
  const { services: words } = ask.say.pages.integrating
  const told = [
    { names: gone, term: words.gone(gone.length) },
    { names: changed, term: words.changed(changed.length) },
    { names: added, term: words.added(added.length) },
  ]
  return told.flatMap(({ names, term }) => {
    if (names.length === 0) return []
    const left = names.length - mostNamed
    return [
      { term, detail: [...names.slice(0, mostNamed), ...(left > 0 ? [words.more(left)] : [])].join(', ') },
    ]
  })
}

/** Somebody has read what is new, as far as the list that they were shown. */
export function readServices(at: Console): Promise<Response> {
  const { ask, connection, by } = at
  const asOf = new Date(moment.exec(ask.fields['asOf'] ?? '')?.[0] ?? '')
  if (Number.isNaN(asOf.getTime())) throw new NotFound('no such list')
  return act(at, {
    done: 'services',
    async work(tx) {
      await readServiceNews(tx, connection.id, asOf)
      await recordConsoleAct(tx, { connection: connection.id, by, act: 'read_services' })
    },
  })
}
