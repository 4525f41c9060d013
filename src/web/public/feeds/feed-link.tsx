import { paths } from '#paths.ts'
import { to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'

/** The feed of a municipality's list, with what is chosen in the list's address. */
export const feedOfList = (slug: string, list: string): string =>
  paths.municipalityFeed(slug, 'atom') + list.replace(/^[^?]*/, '')

/** For who reads news in a program of their own. */
export const FeedLink = ({ ask, href }: { ask: Ask; href: string }) => (
  <p>
    <a href={to(ask, href)} type="application/atom+xml">
      {ask.say.pages.watching.feeds.link}
    </a>
  </p>
)
