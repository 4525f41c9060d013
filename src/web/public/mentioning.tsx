import { municipalityByCode } from '#geo/municipalities.ts'
import { paths } from '#paths.ts'
import { listReports } from '#reports/lists/list-reports.ts'
import { unnarrowed } from '#reports/lists/narrowing.ts'
import { findSought } from '#reports/search/find-sought.ts'
import type { Sought } from '#reports/search/sought.ts'
import { shorten } from '#text/plain-text.ts'
import { to } from '../answer.tsx'
import type { Ask } from '../ask.ts'
import { firstChoice, firstOnMap, inAddress } from './listing/list-choice.ts'
import { ListedRows } from './listing/listed-rows.tsx'

const mostMentioning = 10

/** Reports that speak of what was typed to find a place; null where none does, or only a municipality was named. */
export async function mentioning(ask: Ask, words: string) {
  const sought = await findSought(ask.rooms.db, words)
  if (!sought || sought.words.length === 0) return null
  const { municipality } = sought
  const question = { ...unnarrowed, sought, municipality, group: null, order: 'newest', from: null } as const
  const { reports, hasAfter } = await listReports(ask.rooms.db, question, mostMentioning)
  if (reports.length === 0) return null
  const { listing } = ask.say.pages
  return (
    <section class="flow" aria-labelledby="mentioning">
      <h2 id="mentioning">{listing.mentioning(shorten(words, 60))}</h2>
      <ListedRows ask={ask} reports={reports} />
      {hasAfter && (
        <p>
          <a href={to(ask, moreOf(sought, words))}>{listing.more}</a>
        </p>
      )}
    </section>
  )
}

/** Where all of them are listed, whatever their state and age. */
function moreOf({ municipality }: Sought, words: string): string {
  const choice = { ...firstChoice, shown: 'alla', since: 'alla', words } as const
  const named = municipalityByCode(municipality ?? '')
  if (named) return paths.municipality(named.slug, inAddress(choice))
  return paths.map(undefined, {}, inAddress(choice, firstOnMap))
}
