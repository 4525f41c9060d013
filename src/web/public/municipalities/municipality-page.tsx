import { type Municipality, municipalityBySlug } from '#geo/municipalities.ts'
import { paths } from '#paths.ts'
import { municipalityReports, type ReportsOfMunicipality } from '#reports/lists/municipality-reports.ts'
import { figuresOf } from '#statistics/municipality-figures.ts'
import { NotFound } from '../../../errors.ts'
import { answerPage, to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'
import { BackLink } from '../../ui/back-link.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { Columns } from '../../ui/columns.tsx'
import { Pagination } from '../../ui/pagination.tsx'
import { Segments } from '../../ui/segments.tsx'
import { Figures } from './figures.tsx'
import { firstChoice, type ListChoice, listAddress, questionOf, readListChoice } from './list-choice.ts'
import { ListFilter } from './list-filter.tsx'
import { MunicipalityList } from './municipality-list.tsx'

/** What has been reported in a municipality, as the reader has chosen to see it, and what its last year comes to. */
export async function municipalityPage(ask: Ask): Promise<Response> {
  const municipality = municipalityBySlug(ask.c.req.param('slug') ?? '')
  if (!municipality) throw new NotFound('no such municipality')
  const { db } = ask.rooms
  const choice = readListChoice(ask)
  const [list, figures] = await Promise.all([
    municipalityReports(db, questionOf(municipality.code, choice)),
    figuresOf(db, municipality.code),
  ])
  const words = ask.say.pages.municipalities
  const { official, point, slug } = municipality
  const title = words.of.title(official)
  return answerPage(
    { ...ask, here: listAddress(slug, choice) },
    {
      title,
      description: words.of.description(official),
      children: (
        <Columns
          story={
            <>
              <BackLink href={to(ask, paths.municipalities())} label={words.link} />
              <h1>{title}</h1>
              <Story ask={ask} municipality={municipality} choice={choice} list={list} />
            </>
          }
          facts={
            <>
              <ButtonLink kind="primary" wide href={to(ask, paths.search())}>
                {words.of.report}
              </ButtonLink>
              <ButtonLink sign="place" wide href={to(ask, paths.map(point))}>
                {words.of.onMap}
              </ButtonLink>
              <Figures ask={ask} figures={figures} />
              <p>
                <a href={to(ask, paths.privacyOf(slug))}>{words.of.privacy}</a>
              </p>
            </>
          }
        />
      ),
    },
  )
}

type StoryProps = { ask: Ask; municipality: Municipality; choice: ListChoice; list: ReportsOfMunicipality }

function Story({ ask, municipality: { slug }, choice, list }: StoryProps) {
  const { of } = ask.say.pages.municipalities
  const { filters } = ask.say.pages.map
  const at = (changed: Partial<ListChoice>) =>
    to(ask, listAddress(slug, { ...choice, from: null, ...changed }))
  const states = [
    { shown: 'oppna', label: filters.open },
    { shown: 'atgardade', label: filters.fixed },
    { shown: 'alla', label: filters.all },
  ] as const
  return (
    <>
      <Segments
        label={of.state}
        segments={states.map(({ shown, label }) => ({
          href: at({ shown }),
          label,
          current: shown === choice.shown,
        }))}
      />
      <ListFilter ask={ask} slug={slug} choice={choice} />
      <MunicipalityList ask={ask} reports={list.reports} isChosen={isNarrowed(choice)} />
      <Pages ask={ask} list={list} at={at} />
      {choice.since === '365' && !list.hasAfter && (
        <p>
          <a href={at({ since: 'alla' })}>{of.older}</a>
        </p>
      )}
    </>
  )
}

type PagesProps = { ask: Ask; list: ReportsOfMunicipality; at(changed: Partial<ListChoice>): string }

function Pages({ ask, list: { reports, hasBefore, hasAfter }, at }: PagesProps) {
  const { of } = ask.say.pages.municipalities
  const [first, last] = [reports.at(0)?.number, reports.at(-1)?.number]
  if (!first || !last || !(hasBefore || hasAfter)) return null
  return (
    <Pagination
      label={of.pages}
      where={of.where(reports.length)}
      previous={
        hasBefore ? { href: at({ from: { number: first, way: 'back' } }), label: of.newer } : undefined
      }
      next={hasAfter ? { href: at({ from: { number: last, way: 'on' } }), label: of.further } : undefined}
    />
  )
}

const isNarrowed = ({ group, since, hasPhoto }: ListChoice): boolean =>
  group !== firstChoice.group || since === '7' || since === '30' || hasPhoto
