import { formatTime } from '#i18n/formats.ts'
import { paths } from '#paths.ts'
import type { Link } from '#people/links/links.ts'
import { endSandboxKey } from '#reports/sandbox/end-sandbox-key.ts'
import type { SandboxKey } from '#reports/sandbox/sandbox-keys.ts'
import { NotFound } from '../../../errors.ts'
import { goTo, to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Facts } from '../../ui/facts.tsx'
import { HiddenField } from '../../ui/hidden-field.tsx'

/** The keys of whoever holds the link: how each stands, and a button to end it. */
export function OwnKeys({ ask, keys }: { ask: Ask; keys: readonly SandboxKey[] }) {
  const { title, endWords } = ask.say.pages.sandbox.own
  return (
    <section class="flow">
      <h2>{title}</h2>
      <p>{endWords}</p>
      {keys.map((one) => (
        <OwnKey key={one.id} ask={ask} one={one} />
      ))}
    </section>
  )
}

function OwnKey({ ask, one }: { ask: Ask; one: SandboxKey }) {
  const { own: words, making } = ask.say.pages.sandbox
  const { id, name, isUntrusted, createdAt, expiresAt } = one
  const heading = `key-${id}`
  return (
    <Card>
      <h3 id={heading}>{words.named(name, id)}</h3>
      <Facts
        facts={[
          { term: words.kind, detail: making.kinds[isUntrusted ? 'untrusted' : 'trusted'].label },
          { term: words.made, detail: formatTime(createdAt, ask.language) },
          { term: words.until, detail: formatTime(expiresAt, ask.language) },
        ]}
      />
      <form method="post" action={to(ask, paths.endSandboxKey(tokenOf(ask)))}>
        <HiddenField name="key" value={String(id)} />
        <Button kind="danger" describedBy={heading}>
          {words.end}
        </Button>
      </form>
    </Card>
  )
}

const idShape = /^[1-9]\d{0,11}$/

/** Ends a key at once. One that is over, or another's, stays as it was. */
export async function endKey(ask: Ask, link: Link): Promise<Response> {
  const id = ask.fields['key'] ?? ''
  if (!idShape.test(id)) throw new NotFound('no such key')
  const isEnded = await endSandboxKey(ask.rooms.db, { link: link.id, key: Number(id) })
  return goTo(ask, `${paths.sandboxKey(tokenOf(ask))}${isEnded ? '?klart=ended' : ''}`)
}

const tokenOf = ({ c }: Ask): string => c.req.param('token') ?? ''
