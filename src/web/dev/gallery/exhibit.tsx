import type { ComponentChildren, JSX } from 'preact'
import type { Messages } from '#i18n/messages.ts'
import type { Ask } from '../../ask.ts'

/** Where on the gallery's pages a component is shown. */
export type Part = keyof Messages['pages']['gallery']['parts']

export type Showing = { ask: Ask; words: Messages['pages']['gallery']; photo: string }

/** One component in all its states. */
export type Exhibit = { part: Part; Show(showing: Showing): JSX.Element }

/** One state, with what it is called. */
export const Specimen = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <div class="specimen">
    <p class="specimen-name">{name}</p>
    <div class="flow">{children}</div>
  </div>
)
