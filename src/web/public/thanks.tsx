import { networkOf } from '#http/asker.ts'
import { swedishDay } from '#i18n/formats.ts'
import { paths } from '#paths.ts'
import type { PresentReport } from '#reports/present-report.ts'
import { type Sender, thank } from '#reports/thanks/thank.ts'
import { NotFound } from '../../errors.ts'
import { goTo, to } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { Button } from '../ui/button.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { readNumber } from './report-number.ts'

/** How many have said thanks, and the way to say so too: two taps, no address. */
export function SayThanks({ ask, report }: { ask: Ask; report: PresentReport }) {
  if (report.state !== 'fixed') return null
  const { thanks } = ask.say.pages.verdict
  return (
    <>
      {report.thanks > 0 && <p class="seen-by">{thanks.count(report.thanks)}</p>}
      <Disclosure title={thanks.open}>
        <form class="flow" method="post" action={to(ask, paths.thanks(report.number))}>
          <p class="hint">{thanks.hint}</p>
          <Button kind="primary">{thanks.button}</Button>
        </form>
      </Disclosure>
    </>
  )
}

/** Whoever reads a report says thanks: once a day from a browser. */
export async function sendThanks(ask: Ask): Promise<Response> {
  const asked = readNumber(ask.c.req.param('number'))
  if (asked === null) throw new NotFound('no such number')
  const number = await thank(ask.rooms.db, { report: asked, from: senderOf(ask), door: 'web' })
  return goTo(ask, `${paths.report(number)}?klart=tack`)
}

/** A browser of today, by what can be known of it without keeping anything there. */
export function senderOf({ rooms, c }: Ask): Sender {
  const day = swedishDay(new Date())
  const where = networkOf(c)
  return {
    browser: rooms.links.hash([day, where, c.req.header('user-agent') ?? ''].join('\n')),
    network: rooms.links.hash([day, where].join('\n')),
  }
}
