import type { Ask } from '../../ask.ts'
import { aboutPage, Contact, Paragraphs, WayToSandbox } from './about-page.tsx'

export function servicePage(ask: Ask): Response {
  const { service } = ask.say.pages.about
  return aboutPage(
    ask,
    service.title,
    <>
      <Paragraphs words={service.words} />
      {ask.rooms.reportsByMail && (
        <p>
          {service.byMail} <a href={`mailto:${ask.rooms.reportsByMail}`}>{ask.rooms.reportsByMail}</a>
        </p>
      )}
      <h2>{service.notTitle}</h2>
      <p>{service.notLead}</p>
      {service.not.map(({ title, words }) => (
        <section class="flow" key={title}>
          <h3>{title}</h3>
          <ul>
            {words.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      ))}
      <h2>{service.sourcesTitle}</h2>
      {service.sources.map(({ words, link }) => (
        <p key={link}>
          {words} <a href={link}>{new URL(link).hostname.replace('www.', '')}</a>
        </p>
      ))}
      {ask.rooms.tiles && (
        <p>
          {ask.say.pages.map.sources.streets} {new URL(ask.rooms.tiles.origin).hostname}:{' '}
          {ask.rooms.tiles.attribution}
        </p>
      )}
      <h2>{service.contactTitle}</h2>
      <Contact ask={ask} words={service.contact} />
      <WayToSandbox ask={ask} />
    </>,
  )
}
