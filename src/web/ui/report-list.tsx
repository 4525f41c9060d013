import type { ComponentChildren } from 'preact'
import { type ShownState, StateIcon } from './state-icon.tsx'
import { type SmallPhoto, Thumbnail } from './thumbnail.tsx'

export type ReportLink = {
  href: string
  title: string
  /** Where the title is in another language than the page. */
  lang?: 'sv' | 'en'
  state: ShownState
  stateWord: string
  /** Place, distance, day: what comes after the state's word. */
  detail: ComponentChildren
  photo?: SmallPhoto | undefined
}

/** Reports near a place or in a body; says what the map beside it shows. */
export const ReportList = ({ reports }: { reports: readonly ReportLink[] }) => (
  <ul class="rows">
    {reports.map(({ href, title, lang, state, stateWord, detail, photo }) => (
      <li key={href}>
        <a class="row" href={href}>
          <StateIcon state={state} />
          <span>
            <strong lang={lang}>{title}</strong>
            <small>
              <b>{stateWord}</b> · {detail}
            </small>
          </span>
          {photo && <Thumbnail {...photo} />}
        </a>
      </li>
    ))}
  </ul>
)
