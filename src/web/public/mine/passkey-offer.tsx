import { paths } from '#paths.ts'
import { siteAt } from '#people/passkeys/site.ts'
import { to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { Button } from '../../ui/button.tsx'
import { HiddenField } from '../../ui/hidden-field.tsx'

/** The second way in, shown by the island where the browser has keys at all. */
export function PasskeyOffer({ ask }: { ask: Ask }) {
  const { title, what, button, none, failed } = ask.say.pages.mine.passkeys.signIn
  return (
    <section
      class="needs-script"
      data-passkey="get"
      data-host={siteAt(ask.rooms.baseUrl).host}
      data-begin={to(ask, paths.askForPasskey())}
      data-none={none}
      data-failed={failed}
    >
      <form class="flow" method="post" action={to(ask, paths.openByPasskey())}>
        <h2>{title}</h2>
        <p>{what}</p>
        <HiddenField name="credential" value="" />
        <Button>{button}</Button>
        <p role="status" />
      </form>
    </section>
  )
}
