import type { Ask } from '../ask.ts'
import { kindPage } from './kind-pages.tsx'
import { SendAgain } from './send-again.tsx'

/** Too much from one network for now; what was typed waits on the page. */
export function tooManyPage(ask: Ask): Response {
  const { tooMany } = ask.say.pages.house
  ask.c.header('Retry-After', '300')
  return kindPage(ask, 429, tooMany, <SendAgain ask={ask} label={tooMany.again} />)
}

/** A form from somebody else's page does nothing here, unless the person sends it again from ours. */
export function elsewherePage(ask: Ask): Response {
  const { elsewhere } = ask.say.pages.house
  return kindPage(ask, 403, elsewhere, <SendAgain ask={ask} label={elsewhere.again} />)
}
