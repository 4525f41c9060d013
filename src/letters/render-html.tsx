import { render } from 'preact-render-to-string'
import { type Language, messagesIn } from '#i18n/messages.ts'
import type { Block, Fact, Letter } from './letter.ts'
import { darkStyles, styles } from './look.ts'
import { previewOf } from './preview.ts'

export const renderHtml = (letter: Letter): string => `<!doctype html>${render(<Page {...letter} />)}`

/** The first text is not seen in the letter itself: it is what stands beside the subject in a list of letters. */
const Page = ({ language, subject, title, blocks, footer }: Letter) => (
  <html lang={language}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="supported-color-schemes" content="light dark" />
      <title>{subject}</title>
      <style>{darkStyles}</style>
    </head>
    <body class="page" style={styles.page}>
      <div class="preview" style={styles.preview}>
        {previewOf({ title, blocks })}
      </div>
      <div style={styles.column} lang={language}>
        <header class="top" style={styles.top}>
          {messagesIn(language).words.service}
        </header>
        <main style={styles.body}>
          <h1 style={styles.title}>{title}</h1>
          {blocks.map(Written)}
        </main>
        <footer class="foot" style={styles.footer}>
          {footer.map(Written)}
          <Small text={messagesIn(language).letters.footer} />
        </footer>
      </div>
    </body>
  </html>
)

function Written(block: Block) {
  switch (block.kind) {
    case 'heading':
      return <h2 style={styles.heading}>{block.text}</h2>
    case 'paragraph':
      return <p style={styles.paragraph}>{block.text}</p>
    case 'step':
      return <Step {...block} />
    case 'facts':
      return <Facts {...block} />
    case 'button':
      return <Button {...block} />
    case 'link':
      return (
        <p style={styles.paragraph}>
          <LinkAlone {...block} />
        </p>
      )
    case 'quote':
      return <Quote {...block} />
    case 'commands':
      return (
        <pre class="tint" style={styles.commands}>
          {block.lines.join('\n')}
        </pre>
      )
    case 'small':
      return <Small {...block} />
  }
}

type Linked = { text: string; href: string; lang?: Language }

const Link = ({ text, href, lang }: Linked) => (
  <a class="link" style={styles.link} href={href} lang={lang}>
    {text}
  </a>
)

/** On a line of its own a link is as tall as the line: thumbs need 24 px. */
const LinkAlone = ({ text, href }: Linked) => (
  <a class="link" style={`display:inline-block;${styles.link}`} href={href}>
    {text}
  </a>
)

const Step = ({ when, text }: { when: string; text: string }) => (
  <>
    <p class="muted" style={styles.when}>
      {when}
    </p>
    <p style={styles.paragraph}>{text}</p>
  </>
)

const Facts = ({ facts }: { facts: Fact[] }) => (
  <dl style={styles.facts}>
    {facts.map(({ name, value, href, lang }) => (
      <>
        <dt class="muted" style={styles.factName}>
          {name}
        </dt>
        <dd style={styles.factValue} lang={lang}>
          {href ? <LinkAlone text={value} href={href} /> : value}
        </dd>
      </>
    ))}
  </dl>
)

const Button = ({ text, href, hint, copy }: Linked & { hint?: string; copy?: string }) => (
  <>
    <p style={styles.buttonRow}>
      <a class="button" style={styles.button} href={href}>
        {text}
      </a>
    </p>
    {hint && <Small text={hint} />}
    {copy && <Small text={copy} link={{ text: href, href }} />}
  </>
)

const Quote = ({ by, text, lang }: { by?: string; text: string; lang?: Language }) => (
  <>
    {by && <p style={styles.quoteBy}>{by}</p>}
    <blockquote class="tint" style={styles.quote} lang={lang}>
      {text.split('\n').map((line, place) => (
        <>
          {place > 0 && <br />}
          {line}
        </>
      ))}
    </blockquote>
  </>
)

const Small = ({ text, link }: { text: string; link?: Linked }) => (
  <p class="muted" style={styles.small}>
    {text}
    {link && (
      <>
        {' '}
        <Link {...link} />
      </>
    )}
  </p>
)
