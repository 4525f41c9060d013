import type { ComponentChildren } from 'preact'
import { type PageCard, PageCardTags } from './page-card.tsx'
import { PageFooter, type PageFooterProps } from './page-footer.tsx'
import { PageHeader, type PageHeaderProps } from './page-header.tsx'

export type Language = 'sv' | 'en'

export type PageProps = {
  lang: Language
  /** Without the name of the service, which is added. An error page begins with "Fel:". */
  title: string
  description?: string | undefined
  /** Where title and description are in another language than the page: somebody's own words. */
  wordsIn?: Language | undefined
  /** Where its address is passed on. */
  card?: PageCard | undefined
  /** The same page in each language, this one among them. */
  alternates?: readonly { lang: Language; href: string }[]
  /** What is on the page as a feed, for programs that read such. */
  feed?: { href: string; title: string } | undefined
  /** Pages behind a signed link, and private ones. */
  hiddenFromSearch?: boolean
  assets: Assets
  /** What the link past the header says. */
  skip: string
  /** Above everything, for example that this is a demonstration. */
  announcement?: ComponentChildren
  header: PageHeaderProps
  footer: PageFooterProps
  children: ComponentChildren
}

export type Assets = {
  stylesheets: readonly string[]
  icon: string
  /** For devices that put the page among their own programs. */
  touchIcon?: string | undefined
  manifest?: string | undefined
  scripts?: readonly string[]
}

/** A whole document but its doctype. Nothing inline: the content security policy allows none. */
export const Page = ({ lang, skip, announcement, header, footer, children, ...head }: PageProps) => (
  <html lang={lang}>
    <Head {...head} lang={lang} />
    <body>
      <a class="skip" href="#main">
        {skip}
      </a>
      {announcement && <aside class="announcement">{announcement}</aside>}
      <PageHeader {...header} />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <PageFooter {...footer} />
    </body>
  </html>
)

/**
 * The first drawing waits for the footer to begin. Else what has been read is drawn, and jumps when its neighbour
 * comes. Browsers that don't know it draw as ever. https://html.spec.whatwg.org/multipage/links.html#link-type-expect
 */
const drawnWhenRead = { rel: 'expect', href: '#footer', blocking: 'render' }

type HeadProps = Pick<
  PageProps,
  | 'lang'
  | 'title'
  | 'description'
  | 'wordsIn'
  | 'card'
  | 'alternates'
  | 'feed'
  | 'hiddenFromSearch'
  | 'assets'
>

const Head = ({
  lang,
  title,
  description,
  wordsIn,
  card,
  alternates = [],
  feed,
  hiddenFromSearch,
  assets,
}: HeadProps) => (
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title lang={wordsIn}>{`${title} · FixaMinGata`}</title>
    {description && <meta name="description" lang={wordsIn} content={description} />}
    {hiddenFromSearch && <meta name="robots" content="noindex" />}
    <meta name="color-scheme" content="light dark" />
    <meta name="theme-color" content="#FBFAF6" media="(prefers-color-scheme: light)" />
    <meta name="theme-color" content="#0F1A1F" media="(prefers-color-scheme: dark)" />
    {card && <PageCardTags card={card} lang={lang} />}
    {alternates.map((alternate) => (
      <link key={alternate.lang} rel="alternate" hreflang={alternate.lang} href={alternate.href} />
    ))}
    {feed && <link rel="alternate" type="application/atom+xml" title={feed.title} href={feed.href} />}
    <link rel="icon" type="image/svg+xml" href={assets.icon} />
    {assets.touchIcon && <link rel="apple-touch-icon" href={assets.touchIcon} />}
    {assets.manifest && <link rel="manifest" href={assets.manifest} />}
    {assets.stylesheets.map((href) => (
      <link key={href} rel="stylesheet" href={href} />
    ))}
    <link {...drawnWhenRead} />
    {assets.scripts?.map((src) => (
      <script key={src} type="module" src={src} />
    ))}
  </head>
)
