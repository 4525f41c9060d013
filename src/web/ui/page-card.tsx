/** How a page looks where somebody passes its address on, and what it says to programs. */
export type PageCard = {
  title: string
  description: string
  url: string
  image: { src: string; alt: string; width: number; height: number }
  /** What the page is about, in schema.org's words. */
  linked: Readonly<Record<string, unknown>>
}

const locales = { sv: 'sv_SE', en: 'en_GB' } as const

export const PageCardTags = ({ card, lang }: { card: PageCard; lang: keyof typeof locales }) => (
  <>
    <link rel="canonical" href={card.url} />
    <meta property="og:type" content="article" />
    <meta property="og:site_name" content="FixaMinGata" />
    <meta property="og:locale" content={locales[lang]} />
    <meta property="og:title" content={card.title} />
    <meta property="og:description" content={card.description} />
    <meta property="og:url" content={card.url} />
    <meta property="og:image" content={card.image.src} />
    <meta property="og:image:width" content={String(card.image.width)} />
    <meta property="og:image:height" content={String(card.image.height)} />
    <meta property="og:image:alt" content={card.image.alt} />
    <meta name="twitter:card" content="summary_large_image" />
    <script
      type="application/ld+json"
      // Data, which no browser runs; what could end it is written as its number.
      dangerouslySetInnerHTML={{ __html: JSON.stringify(card.linked).replaceAll('<', '\\u003c') }}
    />
  </>
)
