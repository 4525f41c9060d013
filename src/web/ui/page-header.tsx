import { Sign } from './sign.tsx'
import { Wordmark } from './wordmark.tsx'

export type NavigationLink = { href: string; label: string; current?: boolean | undefined }

export type PageHeaderProps = {
  home: { href: string; label: string }
  /** What the button that unfolds the links says on a phone; also the name of the navigation. */
  menu: string
  links: readonly NavigationLink[]
  /** The same page in the other language, named in that language. */
  language?: { href: string; lang: string; label: string } | undefined
}

/** The menu is a disclosure without script; from the width where the links have room they simply stand there. */
export const PageHeader = ({ home, menu, links, language }: PageHeaderProps) => (
  <header class="site-header">
    <div class="bar">
      <a class="home" href={home.href} aria-label={home.label}>
        <Wordmark />
      </a>
      <details class="menu">
        <summary>
          <Sign name="menu" />
          {menu}
        </summary>
        <nav aria-label={menu}>
          {links.map(({ href, label, current }) => (
            <a key={href} href={href} aria-current={current ? 'page' : undefined}>
              {label}
            </a>
          ))}
          {language && (
            <a href={language.href} lang={language.lang} hreflang={language.lang}>
              {language.label}
            </a>
          )}
        </nav>
      </details>
    </div>
  </header>
)
