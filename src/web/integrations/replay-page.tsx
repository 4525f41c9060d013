import { z } from 'zod'
import { type Fields, type Mistakes, parseForm } from '#http/form.ts'
import { formatTime, swedishDay } from '#i18n/formats.ts'
import type { Messages } from '#i18n/messages.ts'
import { swedishTime } from '#i18n/swedish-time.ts'
import { countAgain, sendAgain } from '#reports/connections/send-again.ts'
import { Button } from '../ui/button.tsx'
import { DateField } from '../ui/date-field.tsx'
import { HiddenField } from '../ui/hidden-field.tsx'
import { Notice } from '../ui/notice.tsx'
import { TextField } from '../ui/text-field.tsx'
import { act, type Console, pageOf } from './console.ts'
import { answerConsole, FormKey } from './console-page.tsx'
import { inWords } from './sentences.ts'

type Mistake = keyof Messages['pages']['integrating']['replay']['mistakes']
const [day, time] = ['day', 'time'] satisfies Mistake[]

const form = z
  .object({
    day: z
      .string(day)
      .trim()
      .regex(/^\d{4}-\d\d-\d\d$/, day),
    time: z
      .string(time)
      .trim()
      .regex(/^\d{1,2}[.:]\d\d$/, time)
      .transform((clock) => clock.replace('.', ':').padStart(5, '0')),
  })
  .transform(({ day: typed, time: clock }, { addIssue }) => {
    const at = swedishTime(`${typed}T${clock}`)
    const isClock = /^([01]\d|2[0-3]):[0-5]\d$/.test(clock)
    if (at && at.getTime() <= Date.now()) return at
    addIssue({ code: 'custom', message: isClock ? day : time, path: [isClock ? 'day' : 'time'] })
    return z.NEVER
  })

/** Asks from when on, then tells how much that is, then sends it: `?day=…&time=…` is the page in between. */
export async function replayPage(at: Console): Promise<Response> {
  const { c } = at.ask
  const asked =
    c.req.query('day') === undefined
      ? null
      : { day: c.req.query('day') ?? '', time: c.req.query('time') ?? '' }
  if (!asked) return answerReplay(at, { day: swedishDay(new Date()), time: '' }, {}, null)
  const read = parseForm(form, asked)
  return read.ok ? answerReplay(at, asked, {}, read.value) : answerReplay(at, asked, read.mistakes, null)
}

export async function replay(at: Console): Promise<Response> {
  const { ask, connection, by } = at
  const read = parseForm(form, ask.fields)
  if (!read.ok) return answerReplay(at, ask.fields, read.mistakes, null)
  const sentSince = read.value
  return act(at, {
    ...{ done: 'replay', page: ['leveranser'] },
    work: (tx) => sendAgain(tx, connection.id, { sentSince }, by),
  })
}

async function answerReplay(
  at: Console,
  typed: Fields,
  mistakes: Mistakes,
  from: Date | null,
): Promise<Response> {
  const { ask, connection } = at
  const words = ask.say.pages.integrating.replay
  const wrong = inWords(mistakes, words.mistakes)
  const count = from && (await countAgain(ask.rooms.db, connection.id, { sentSince: from }))
  return answerConsole(at, {
    title: words.title,
    mistakes: wrong,
    children: (
      <>
        <p>{words.lead}</p>
        <form class="flow" method="get" action={pageOf(at, 'skicka-om')} noValidate>
          <DateField name="day" label={words.day} value={typed['day']} error={wrong['day']} />
          <TextField
            name="time"
            label={words.time}
            hint={words.timeHint}
            value={typed['time']}
            error={wrong['time']}
            short
          />
          <div class="buttons">
            <Button>{words.count}</Button>
          </div>
        </form>
        {from && count !== null && <Sure at={at} typed={typed} from={from} count={count} />}
      </>
    ),
  })
}

function Sure({ at, typed, from, count }: { at: Console; typed: Fields; from: Date; count: number }) {
  const { ask } = at
  const words = ask.say.pages.integrating.replay
  const when = formatTime(from, ask.language)
  if (count === 0) return <Notice title={words.nothing(when)} live />
  return (
    <form class="flow" method="post" action={pageOf(at, 'skicka-om')}>
      <Notice tone="warning" title={words.sure(count, when)} live />
      <FormKey ask={ask} />
      <HiddenField name="day" value={typed['day'] ?? ''} />
      <HiddenField name="time" value={typed['time'] ?? ''} />
      <div class="buttons">
        <Button kind="danger">{words.send(count)}</Button>
      </div>
    </form>
  )
}
