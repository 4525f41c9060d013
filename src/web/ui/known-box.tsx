import type { ShownKnown, ShownKnownReport } from '#reports/nearby/shown-known.ts'
import { Button } from './button.tsx'
import { StateTag } from './state-tag.tsx'
import { Thumbnail } from './thumbnail.tsx'

/** What the box says whatever it shows. `found` by how many there are, at the place of that number. */
export type KnownWords = { found: readonly string[]; same: string; said: string; also: string }

type KnownBoxProps = { known: ShownKnown | null; words: KnownWords }

/** What is reported nearby already, each with a way to say the same; it stands in the way of nothing. */
export const KnownBox = ({ known, words }: KnownBoxProps) => {
  const { reports = [], forecast = null } = known ?? {}
  return (
    <>
      <div role="status">
        {reports.length > 0 && <h2 class="known-title">{words.found[reports.length]}</h2>}
      </div>
      {reports.length > 0 && (
        <>
          <p>{words.same}</p>
          <ul class="known">
            {reports.map((report) => (
              <li key={report.number}>
                <Known report={report} words={words} />
              </li>
            ))}
          </ul>
        </>
      )}
      {forecast && <p class="muted">{forecast}</p>}
    </>
  )
}

const Known = ({ report, words }: { report: ShownKnownReport; words: KnownWords }) => (
  <>
    {report.photo && <Thumbnail src={report.photo} alt="" />}
    <a class="known-name" href={report.href} lang={report.lang} id={`known-${report.number}`}>
      {report.title}
    </a>
    <p>
      <StateTag state={report.state} word={report.stateWord} /> <small>{report.detail}</small>
    </p>
    {report.lastSaid && (
      <p class="known-said">
        <b>{words.said}</b> <span lang={report.lastSaid.lang}>{report.lastSaid.words}</span>
      </p>
    )}
    {report.support && (
      <Button
        name="support"
        value={String(report.number)}
        formaction={report.support}
        describedBy={`known-${report.number}`}
      >
        {words.also}
      </Button>
    )}
  </>
)
