import { formatPlannedDay } from '#i18n/formats.ts'
import { paths } from '#paths.ts'
import { to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { aboutPage, Contact } from './about-page.tsx'
import { accessibilityStatement as statement } from './statement.ts'

/** The statement of accessibility, in the parts and the order the law asks for. */
export function accessibilityPage(ask: Ask): Response {
  const { language } = ask
  const words = ask.say.pages.accessibility
  const { shortcomings, burdensome, notCovered } = statement
  return aboutPage(
    ask,
    words.title,
    <>
      <p class="lead">{words.lead(statement.actor, statement.service)}</p>
      <h2>{words.howTitle}</h2>
      <p>{words.how[statement.conformity]}</p>
      <p>{words.works}</p>
      <h2>{words.helpTitle}</h2>
      <p>{words.help}</p>
      <p>
        <a href={to(ask, paths.tellBarrier())}>{ask.say.pages.telling.barrier.link}</a>
      </p>
      <Contact ask={ask} words={words.helpMail} />
      <h2>{words.shortcomingsTitle}</h2>
      <Listed
        lines={shortcomings.map(
          ({ criterion, [language]: { what, why } }) =>
            `${what} (${words.criterion(criterion)}) ${words.why} ${why}`,
        )}
        none={words.noShortcomings}
      />
      <h2>{words.burdensomeTitle}</h2>
      <Listed
        lines={burdensome.map(({ [language]: { what, why } }) => `${what} ${words.why} ${why}`)}
        none={words.noBurdensome}
      />
      <h2>{words.notCoveredTitle}</h2>
      <Listed lines={notCovered.map((said) => said[language])} none={words.nothingNotCovered} />
      <h2>{words.testedTitle}</h2>
      <p>{words.method[statement.method]}</p>
      <p>
        {words.assessed(formatPlannedDay(statement.assessedOn, language))}{' '}
        {words.updated(formatPlannedDay(statement.updatedOn, language))}
      </p>
      <h2>{words.supervisionTitle}</h2>
      <p>
        {words.supervision} <a href={statement.supervisor}>{new URL(statement.supervisor).host}</a>
      </p>
    </>,
  )
}

const Listed = ({ lines, none }: { lines: readonly string[]; none: string }) =>
  lines.length === 0 ? (
    <p>{none}</p>
  ) : (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
