import { to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'

type Props = {
  ask: Ask
  href: string
  /** Where it isn't the page's own. */
  words?: string
}

/** For who reads news in a program of their own. */
export const FeedLink = ({ ask, href, words }: Props) => (
  <p>
    <a href={to(ask, href)} type="application/atom+xml">
      {words ?? ask.say.pages.watching.feeds.link}
    </a>
  </p>
)
