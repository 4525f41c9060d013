import type { ComponentChildren } from 'preact'
import { answerPage } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { Narrow } from '../ui/columns.tsx'
import { type Fact, Facts } from '../ui/facts.tsx'

const aboutPage = (ask: Ask, title: string, children: ComponentChildren): Response =>
  answerPage(ask, {
    title,
    children: (
      <Narrow>
        <h1>{title}</h1>
        {children}
      </Narrow>
    ),
  })

export function servicePage(ask: Ask): Response {
  const { service } = ask.say.pages.about
  return aboutPage(
    ask,
    service.title,
    <>
      <Paragraphs words={service.words} />
      <h2>{service.notTitle}</h2>
      <ul>
        {service.not.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
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
    </>,
  )
}

export function accessibilityPage(ask: Ask): Response {
  const { accessibility } = ask.say.pages.about
  return aboutPage(
    ask,
    accessibility.title,
    <>
      <Paragraphs words={accessibility.words} />
      <Contact ask={ask} words={accessibility.contact} />
    </>,
  )
}

export function privacyPage(ask: Ask): Response {
  const { privacy } = ask.say.pages.about
  return aboutPage(
    ask,
    privacy.title,
    <>
      <p class="lead">{privacy.lead}</p>
      <Facts facts={factsOf(ask)} />
      <Contact ask={ask} words={privacy.rights} />
    </>,
  )
}

/** What the house asks of others is told where it does. */
function factsOf({ rooms, say }: Ask): readonly Fact[] {
  const { privacy } = say.pages.about
  return [
    ...privacy.facts,
    ...(rooms.geocoder ? [privacy.addresses] : []),
    ...(rooms.tiles ? [say.pages.map.sources.tiles] : []),
  ]
}

const Paragraphs = ({ words }: { words: readonly string[] }) => (
  <>
    {words.map((one) => (
      <p key={one}>{one}</p>
    ))}
  </>
)

const Contact = ({ ask, words }: { ask: Ask; words: string }) => (
  <p>
    {words} <a href={`mailto:${ask.rooms.operatorEmail}`}>{ask.rooms.operatorEmail}</a>
  </p>
)
