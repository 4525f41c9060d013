import { formatRecent } from '#i18n/formats.ts'
import { sendAgain } from '#reports/connections/send-again.ts'
import {
  goesThrough,
  type WaitingDelivery,
  waitingDeliveries,
} from '#reports/connections/waiting-deliveries.ts'
import { NotFound } from '../../errors.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Empty } from '../ui/empty.tsx'
import { HiddenField } from '../ui/hidden-field.tsx'
import { act, type Console, pageOf } from './console.ts'
import { answerConsole, FormKey } from './console-page.tsx'

const perPage = 50

/** What the system has not taken, in the order it was told, each to be tried at once. */
export async function deliveriesPage(at: Console): Promise<Response> {
  const { ask, connection } = at
  const words = ask.say.pages.integrating.deliveries
  const after = ask.c.req.query('fran') ?? ''
  const found = await waitingDeliveries(
    ask.rooms.db,
    { connection: connection.id, after: /^\d{1,15}$/.test(after) ? Number(after) : 0 },
    perPage + 1,
  )
  const shown = found.slice(0, perPage)
  const last = found.length > perPage ? shown.at(-1) : undefined
  return answerConsole(at, {
    title: words.title,
    children: (
      <>
        {shown.length === 0 ? (
          <Empty title={words.none} sign="success">
            <p>{words.noneWords}</p>
          </Empty>
        ) : (
          <Again at={at} label={words.all} isPrimary />
        )}
        {shown.map((delivery) => (
          <One key={delivery.id} at={at} delivery={delivery} />
        ))}
        {last && (
          <ButtonLink href={`${pageOf(at, 'leveranser')}?fran=${last.position}`}>{words.more}</ButtonLink>
        )}
      </>
    ),
  })
}

function One({ at, delivery }: { at: Console; delivery: WaitingDelivery }) {
  const { ask } = at
  const { integrating } = ask.say.pages
  const words = integrating.deliveries
  const { id, kind, report, state, since, attempts, nextAt, answer } = delivery
  const recent = (when: Date) => formatRecent(when, new Date(), ask.language)
  const said = [words.since(recent(since)), words.tries(attempts)]
  if (state === 'queued' && attempts > 0) said.push(words.next(recent(nextAt)))
  return (
    <Card>
      <h2 id={`d-${id}`}>{`${words.kind[kind]} ${report}`}</h2>
      <p>
        <b>{ask.say.words.delivery[state]}</b> {said.join(' · ')}
      </p>
      {answer && (
        <p>
          {words.answer}: <span lang="en">{answer}</span>
        </p>
      )}
      <Again at={at} label={words.one} delivery={id} />
    </Card>
  )
}

type AgainProps = { at: Console; label: string; delivery?: string; isPrimary?: boolean }

const Again = ({ at, label, delivery, isPrimary }: AgainProps) => (
  <form method="post" action={pageOf(at, 'leveranser')}>
    <FormKey ask={at.ask} />
    {delivery && <HiddenField name="delivery" value={delivery} />}
    <div class="buttons">
      <Button kind={isPrimary ? 'primary' : 'secondary'} {...(delivery && { describedBy: `d-${delivery}` })}>
        {label}
      </Button>
    </div>
  </form>
)

/** Tries one again, or all that wait or have failed. */
export async function tryAgain(at: Console): Promise<Response> {
  const { ask, connection, by } = at
  const delivery = ask.fields['delivery']
  if (delivery !== undefined && !(await isOne(at, delivery))) throw new NotFound('no such delivery')
  return act(at, {
    ...{ done: 'again', page: ['leveranser'] },
    work: (tx) => sendAgain(tx, connection.id, delivery === undefined ? 'unfinished' : { delivery }, by),
  })
}

const isOne = async ({ ask, connection }: Console, delivery: string): Promise<boolean> =>
  /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(delivery) &&
  goesThrough(ask.rooms.db, connection.id, delivery)
