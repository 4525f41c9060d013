export type Crumb = { href: string; label: string }

/** The way down to this page; the page itself is the heading below, and not said twice. */
export const Breadcrumbs = ({ label, crumbs }: { label: string; crumbs: readonly Crumb[] }) => (
  <nav class="breadcrumbs" aria-label={label}>
    <ol class="crumbs">
      {crumbs.map(({ href, label: words }) => (
        <li key={href}>
          <a href={href}>{words}</a>
        </li>
      ))}
    </ol>
  </nav>
)
