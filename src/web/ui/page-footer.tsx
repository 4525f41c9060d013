import type { ComponentChildren } from 'preact'
import type { NavigationLink } from './page-header.tsx'
import { Street } from './street.tsx'
import { Wordmark } from './wordmark.tsx'

export type PageFooterProps = {
  /** The name of the footer's links for those who hear them. */
  label: string
  links: readonly NavigationLink[]
  /** Who runs the service, in a sentence. */
  children?: ComponentChildren
}

export const PageFooter = ({ label, links, children }: PageFooterProps) => (
  <footer id="footer" class="site-footer">
    <Street />
    <div class="ground">
      <div class="bar">
        <div class="flow">
          <Wordmark />
          {children}
        </div>
        <nav aria-label={label}>
          {links.map(({ href, label: words }) => (
            <a key={href} href={href}>
              {words}
            </a>
          ))}
        </nav>
      </div>
    </div>
  </footer>
)
