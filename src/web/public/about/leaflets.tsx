import { challengeCookie, sessionCookie } from '#http/cookies.ts'
import type { Ask } from '../../ask.ts'
import { Facts } from '../../ui/facts.tsx'
import { aboutPage, Contact, Paragraphs, WayToSandbox } from './about-page.tsx'

/** On https its name says that only this host can have set it. */
const namesOf = (cookie: string): string => `${cookie}, __Host-${cookie}`

type Part = { title: string; words: readonly string[] }

/** The service in short words and short lines (LANG-5). */
export function easyReadPage(ask: Ask): Response {
  const { easyRead } = ask.say.pages.leaflets
  return aboutPage(ask, easyRead.title, <Parts parts={easyRead.parts} />)
}

/** How a municipality takes part, from nothing at all to its own case system. */
export function forBodiesPage(ask: Ask): Response {
  const { forBodies } = ask.say.pages.leaflets
  return aboutPage(
    ask,
    forBodies.title,
    <>
      <p class="lead">{forBodies.lead}</p>
      <Parts parts={forBodies.parts} />
      {ask.rooms.reportsByMail && (
        <Parts parts={[{ title: forBodies.byMailTitle, words: [forBodies.byMail] }]} />
      )}
      <h2>{forBodies.areasTitle}</h2>
      <p>{forBodies.areas}</p>
      <WayToSandbox ask={ask} />
      <Contact ask={ask} words={forBodies.contact} />
    </>,
  )
}

/** All that is kept in a browser, by name: information instead of a question nobody needs to ask (LEK-1). */
export function storagePage(ask: Ask): Response {
  const { storage } = ask.say.pages.leaflets
  const cookies = [
    { ...storage.cookie, name: storage.cookie.name(namesOf(sessionCookie.name)) },
    { ...storage.challenge, name: storage.cookie.name(namesOf(challengeCookie.name)) },
  ]
  return aboutPage(
    ask,
    storage.title,
    <>
      <p class="lead">{storage.lead}</p>
      {[...storage.kept, ...cookies].map(({ name, holds, lives }) => (
        <Facts
          key={name}
          facts={[
            { term: storage.name, detail: <code>{name}</code> },
            { term: storage.holds, detail: holds },
            { term: storage.lives, detail: lives },
          ]}
        />
      ))}
      <p>{storage.clear}</p>
    </>,
  )
}

const Parts = ({ parts }: { parts: readonly Part[] }) => (
  <>
    {parts.map(({ title, words }) => (
      <section class="flow" key={title}>
        <h2>{title}</h2>
        <Paragraphs words={words} />
      </section>
    ))}
  </>
)
