import { paths } from '#paths.ts'
import type { Link } from '#people/links/links.ts'
import { addressAskedFor } from '#reports/persons/ask-for-address.ts'
import { changeAddress } from '#reports/persons/change-address.ts'
import { answerPage, goTo, to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { keepSession } from '../../session.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Narrow } from '../../ui/columns.tsx'
import { kindPage } from '../kind-pages.tsx'

/** Opened from the letter to the new address: what a press of the button will do. */
export async function newAddressPage(ask: Ask, link: Link): Promise<Response> {
  const address = await addressAskedFor(ask.rooms.db, link.id)
  if (address === null) return usedPage(ask)
  const { newAddress: words } = ask.say.pages.mine
  return answerPage(ask, {
    title: words.title,
    children: (
      <Narrow>
        <h1>{words.title}</h1>
        <p class="lead">{words.words(address)}</p>
        <p>{words.joins}</p>
        <p>{words.ends}</p>
        <p>{words.keys}</p>
        <form method="post" action={ask.c.req.path}>
          <Button kind="primary">{words.button}</Button>
        </form>
      </Narrow>
    ),
  })
}

/** Whoever opened the link has proven the address, so the session goes on here. */
export async function confirmAddress(ask: Ask, link: Link): Promise<Response> {
  const changed = await changeAddress(ask.rooms.db, { link: link.id, door: 'web' })
  if (!changed) return usedPage(ask)
  keepSession(ask, changed.session)
  return goTo(ask, `${paths.mineSettings()}?klart=adress`)
}

function usedPage(ask: Ask): Response {
  const { newAddress, signedOut } = ask.say.pages.mine
  return kindPage(
    ask,
    410,
    { title: newAddress.used, words: newAddress.usedWords },
    <ButtonLink kind="primary" href={to(ask, paths.mine())}>
      {signedOut.toSignIn}
    </ButtonLink>,
  )
}
