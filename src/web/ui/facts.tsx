import type { ComponentChildren } from 'preact'

export type Fact = {
  term: string
  /** Where the term is in another language than the page. */
  termLang?: 'sv' | 'en' | undefined
  detail: ComponentChildren
}

export const Facts = ({ facts }: { facts: readonly Fact[] }) => (
  <dl class="facts">
    {facts.map(({ term, termLang, detail }) => (
      <div key={term}>
        <dt lang={termLang}>{term}</dt>
        <dd>{detail}</dd>
      </div>
    ))}
  </dl>
)
