import type { Ask } from '../ask.ts'
import { kindPage } from './kind-pages.tsx'
import { SendAgain } from './send-again.tsx'

/** Too much from one network for now; what was typed waits on the page. */
export function tooManyPage(ask: Ask): Response {
  const { tooMany } = ask.say.pages.house
  ask.c.header('Retry-After', '300')
  return kindPage(ask, 429, tooMany, <SendAgain ask={ask} label={tooMany.again} />)
}

/** More photos at once than there is room for; browsers keep the form behind the back button. */
export function busyPage(ask: Ask): Response {
  ask.c.header('Retry-After', '10')
  return kindPage(ask, 503, ask.say.pages.photos.busyPage)
}

/** A form from somebody else's page does nothing here, unless the person sends it again from ours. */
export function elsewherePage(ask: Ask): Response {
  const { elsewhere } = ask.say.pages.house
  return kindPage(ask, 403, elsewhere, <SendAgain ask={ask} label={elsewhere.again} />)
}
