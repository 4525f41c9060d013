import type { Mistakes } from '#http/form.ts'
import { formatDay, formatRecent } from '#i18n/formats.ts'
import { paths } from '#paths.ts'
import { mostPasskeys, type PasskeyOfPerson } from '#people/passkeys/passkeys-of-person.ts'
import { siteAt } from '#people/passkeys/site.ts'
import { to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { HiddenField } from '../../ui/hidden-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { deviceName } from './device-name.ts'
import { fieldOf } from './mine-form.tsx'

type Props = { ask: Ask; passkeys: readonly PasskeyOfPerson[]; mistakes: Mistakes }

/** The keys somebody signs in with: each can be removed, and with script one more be added. */
export function Passkeys({ ask, passkeys, mistakes }: Props) {
  const words = ask.say.pages.mine.passkeys
  return (
    <section class="flow">
      <h3>{words.title}</h3>
      <p>{words.what}</p>
      {passkeys.map((one) => (
        <Passkey key={one.id} ask={ask} passkey={one} />
      ))}
      {passkeys.length > 0 && <p>{words.lost}</p>}
      {passkeys.length < mostPasskeys ? (
        <Adding ask={ask} mistakes={mistakes} />
      ) : (
        <p>{words.full(mostPasskeys)}</p>
      )}
    </section>
  )
}

function Passkey({ ask, passkey }: { ask: Ask; passkey: PasskeyOfPerson }) {
  const { dates, unused, remove } = ask.say.pages.mine.passkeys
  const { createdAt, lastUsedAt } = passkey
  const id = `passkey-${passkey.id}`
  const used = lastUsedAt ? formatRecent(lastUsedAt, new Date(), ask.language) : null
  return (
    <Card>
      <h4 id={id}>{passkey.name}</h4>
      <p class="muted">
        {dates.added(formatDay(createdAt, ask.language))} {used ? dates.used(used) : unused}
      </p>
      <form method="post" action={to(ask, paths.removeMyPasskey())}>
        <HiddenField name="passkey" value={passkey.id} />
        <Button describedBy={id}>{remove}</Button>
      </form>
    </Card>
  )
}

/** The device is asked by the island; without one, what to do instead. */
function Adding({ ask, mistakes }: Omit<Props, 'passkeys'>) {
  const words = ask.say.pages.mine.passkeys
  const { value, ...field } = fieldOf(ask, mistakes, 'passkeyName')
  const device = deviceName(ask.c.req.header('user-agent') ?? '')
  return (
    <>
      <p class="without-script">{words.withoutScript}</p>
      <div
        class="needs-script"
        data-passkey="create"
        data-host={siteAt(ask.rooms.baseUrl).host}
        data-begin={to(ask, paths.askForNewPasskey())}
        data-none={words.none}
        data-known={words.known}
        data-failed={words.failed}
        data-unable={words.unable}
      >
        <form class="flow" method="post" action={to(ask, paths.minePasskeys())} noValidate>
          <TextField
            {...field}
            value={value ?? device ?? ''}
            label={words.name}
            hint={words.nameHint}
            autocomplete="off"
          />
          <HiddenField name="credential" value="" />
          <Button>{words.add}</Button>
        </form>
        <p role="status" />
      </div>
    </>
  )
}
