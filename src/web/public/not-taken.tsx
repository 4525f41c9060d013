import type { Ask } from '../ask.ts'
import { Kept, SendAgain } from './kept.tsx'
import { kindPage } from './kind-pages.tsx'

/** Too much from one network for now; what was typed waits on the page. */
export function tooManyPage(ask: Ask): Response {
  const { tooMany } = ask.say.pages.house
  ask.c.header('Retry-After', '300')
  return kindPage(
    ask,
    429,
    tooMany,
    <>
      <Kept ask={ask} title={tooMany.kept} />
      <SendAgain ask={ask} label={tooMany.again} />
    </>,
  )
}

/** A form from somebody else's page does nothing here, unless the person sends it again from ours. */
export function elsewherePage(ask: Ask): Response {
  const { elsewhere, tooMany } = ask.say.pages.house
  return kindPage(
    ask,
    403,
    elsewhere,
    <>
      <Kept ask={ask} title={tooMany.kept} />
      <SendAgain ask={ask} label={elsewhere.again} />
    </>,
  )
}
