import { to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'

/** For who reads news in a program of their own. */
export const FeedLink = ({ ask, href }: { ask: Ask; href: string }) => (
  <p>
    <a href={to(ask, href)} type="application/atom+xml">
      {ask.say.pages.watching.feeds.link}
    </a>
  </p>
)
