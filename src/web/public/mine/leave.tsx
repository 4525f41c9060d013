import { z } from 'zod'
import { type Mistakes, parseForm } from '#http/form.ts'
import { paths } from '#paths.ts'
import type { Session } from '#people/sessions.ts'
import { countOfPerson } from '#reports/persons/count-of-person.ts'
import { erasePerson } from '#reports/persons/erase-person.ts'
import { answerPage, goTo, to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { dropSession } from '../../session.ts'
import { BackLink } from '../../ui/back-link.tsx'
import { Button } from '../../ui/button.tsx'
import { CheckField } from '../../ui/check-field.tsx'
import { Narrow } from '../../ui/columns.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Contact } from '../about/about-page.tsx'
import { fieldOf, type Mistake, Summary } from './mine-form.tsx'

const form = z.object({ sure: z.literal('on', 'sure' satisfies Mistake) })

/** What goes and what stays, before anything is pressed. */
export const leavePage = (ask: Ask, session: Session): Promise<Response> => answerLeaving(ask, session, {})

export async function leave(ask: Ask, session: Session): Promise<Response> {
  const read = parseForm(form, ask.fields)
  if (!read.ok) return answerLeaving(ask, session, read.mistakes)
  await erasePerson(ask.rooms.db, { person: session.person, door: 'web' })
  dropSession(ask)
  return goTo(ask, `${paths.mine()}?klart=borttaget`)
}

async function answerLeaving(ask: Ask, session: Session, mistakes: Mistakes): Promise<Response> {
  const { leave: words } = ask.say.pages.mine
  const count = await countOfPerson(ask.rooms.db, session.person)
  return answerPage(
    { ...ask, here: paths.leave() },
    {
      title: words.title,
      status: Object.keys(mistakes).length > 0 ? 422 : 200,
      children: (
        <Narrow>
          <Summary ask={ask} mistakes={mistakes} />
          <BackLink href={to(ask, paths.mineSettings())} label={words.back} />
          <h1>{words.title}</h1>
          <p class="lead">{words.lead(session.email)}</p>
          <p>{words.count(count.reports, count.entries)}</p>
          {count.open > 0 && <Notice tone="warning" title={words.open(count.open)} />}
          <h2>{words.goes}</h2>
          <Items items={words.gone} />
          <h2>{words.stays}</h2>
          <Items items={words.kept} />
          <Contact ask={ask} words={words.wrote} />
          <p>
            <a href={to(ask, paths.mineExport())}>{words.fetchFirst}</a>
          </p>
          <form class="flow" method="post" action={to(ask, paths.leave())} noValidate>
            <CheckField
              {...fieldOf(ask, mistakes, 'sure')}
              value="on"
              checked={ask.fields['sure'] === 'on'}
              label={words.sure}
              required
            />
            <Button kind="danger">{words.button}</Button>
          </form>
        </Narrow>
      ),
    },
  )
}

const Items = ({ items }: { items: readonly string[] }) => (
  <ul>
    {items.map((one) => (
      <li key={one}>{one}</li>
    ))}
  </ul>
)
