import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ComponentChildren } from 'preact'
import { render } from 'preact-render-to-string'
import type { Language } from '#database/schema.ts'
import { foreign } from '#i18n/foreign.ts'
import { swedishDay } from '#i18n/formats.ts'
import { inLanguage, paths } from '#paths.ts'
import type { Ask } from './ask.ts'
import { answerHtml } from './packed.ts'
import { Page, type PageProps } from './ui/page.tsx'
import type { PageCard } from './ui/page-card.tsx'

export type PageToAnswer = {
  title: string
  status?: ContentfulStatusCode
  description?: string
  /** What title and description are written in, where that is not the page's language. */
  wordsIn?: Language
  /** For pages whose address is passed on. */
  card?: PageCard
  /** What is on the page as a feed: its path, and what it is called. */
  feed?: { path: string; title: string }
  /** The islands this page loads, by their sources' names: `position.js`. */
  scripts?: readonly string[]
  /** Has a map: its styles, and the island that draws it. */
  hasMap?: boolean
  /** Beside the styles of every page, by their sources' names: `gallery.css`. */
  stylesheets?: readonly string[]
  children: ComponentChildren
}

/** Answers a whole page, in the reader's language, with header and footer. */
export const answerPage = (ask: Ask, page: PageToAnswer): Response =>
  answerHtml(ask, { html: htmlOf(ask, page), packed: {} }, page.status ?? 200)

/**
 * Answers a public page that reads the same for everybody for as long as what it shows is the same: rendered
 * for the first who asks, then kept. `shown` is all that the page is made of, but for the day and the language.
 */
export function answerKept(ask: Ask, shown: unknown, page: () => PageToAnswer): Response {
  const key = JSON.stringify([ask.language, ask.here, swedishDay(new Date()), shown])
  const kept = ask.keptPages.get(key) ?? { html: htmlOf(ask, page()), packed: {} }
  const answer = answerHtml(ask, kept)
  ask.keptPages.set(key, kept)
  return answer
}

function htmlOf(ask: Ask, { status = 200, title, ...page }: PageToAnswer): string {
  const isMistaken = status >= 400
  const shown = isMistaken ? ask.say.pages.house.errorTitle(title) : title
  const html = render(<Page {...around(ask, isMistaken)} {...head(ask, page)} title={shown} />)
  return `<!doctype html>${html}`
}

/** The address of a page of ours in the reader's language. */
export const to = (ask: Pick<Ask, 'language'>, path: string): string => inLanguage(path, ask.language)

/** After a POST: the page that shows how things stand now. */
export const goTo = (ask: Ask, path: string): Response => ask.c.redirect(to(ask, path), 303)

type Head = Pick<PageProps, 'assets' | 'children' | 'description' | 'wordsIn' | 'card' | 'feed'>

function head(
  { rooms, language }: Ask,
  {
    description,
    wordsIn,
    card,
    feed,
    scripts = [],
    stylesheets = [],
    hasMap = false,
    children,
  }: Omit<PageToAnswer, 'title' | 'status'>,
): Head {
  const addresses = (names: readonly string[]) =>
    names.flatMap((name) => rooms.assets.named(name)?.path ?? [])
  return {
    description,
    ...(wordsIn && { wordsIn: foreign(wordsIn, language).lang }),
    card,
    ...(feed && { feed: { title: feed.title, href: inLanguage(feed.path, language) } }),
    children,
    assets: {
      stylesheets: addresses(['style.css', ...stylesheets, ...(hasMap ? ['map.css'] : [])]),
      icon: '/favicon.svg',
      touchIcon: rooms.assets.named('icon-apple-180.png')?.path,
      manifest: inLanguage(paths.manifest(), language),
      scripts: addresses([...scripts, ...(hasMap ? ['map.js'] : [])]),
    },
  }
}

type Around = Omit<PageProps, 'title' | keyof Head>

function around(ask: Ask, isMistaken: boolean): Around {
  const { language, rooms, here, isPrivate, hasEnglish } = ask
  const { house, leaflets, mine, municipalities } = ask.say.pages
  const other = language === 'sv' ? 'en' : 'sv'
  const isIndexed = !isPrivate && !isMistaken && hasEnglish
  return {
    lang: language,
    skip: house.skip,
    hiddenFromSearch: !isIndexed,
    ...(isIndexed && { alternates: bothLanguages(rooms.baseUrl, here) }),
    announcement: rooms.mode === 'demonstration' ? <Demonstration ask={ask} /> : undefined,
    header: {
      home: { href: to(ask, paths.start()), label: house.home },
      menu: house.menu,
      links: navigation(
        ask,
        [paths.search(), house.report],
        [paths.map(), ask.say.pages.map.link],
        [paths.about(), house.about],
        [paths.mine(), mine.link],
      ),
      language: hasEnglish
        ? { href: inLanguage(here, other), lang: other, label: house.otherLanguage }
        : undefined,
    },
    footer: {
      label: house.footer,
      links: navigation(
        ask,
        [paths.mine(), mine.link],
        [paths.municipalities(), municipalities.link],
        [paths.about(), house.about],
        [paths.accessibility(), house.accessibility],
        [paths.privacy(), house.privacy],
        [paths.easyRead(), leaflets.easyRead.link],
        [paths.forBodies(), leaflets.forBodies.link],
      ),
      children: <p>{house.runBy}</p>,
    },
  }
}

const navigation = (ask: Ask, ...links: [path: string, label: string][]) =>
  links.map(([path, label]) => ({ href: to(ask, path), label, current: ask.here === path }))

const bothLanguages = (baseUrl: string, here: string) =>
  (['sv', 'en'] as const).map((lang) => ({ lang, href: baseUrl + inLanguage(here, lang) }))

const Demonstration = ({ ask }: { ask: Ask }) => (
  <p>
    {ask.say.pages.house.demonstration}{' '}
    {ask.rooms.mailbox && <a href={paths.mailbox()}>{ask.say.pages.house.demonstrationLetters}</a>}
  </p>
)
