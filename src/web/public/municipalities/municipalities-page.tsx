import { municipalities } from '#geo/municipalities.ts'
import { paths } from '#paths.ts'
import { figuresOfAll } from '#statistics/municipality-figures.ts'
import { answerKept, to } from '../../answer.tsx'
import type { Ask } from '../../ask.ts'

const swedish = new Intl.Collator('sv')

/** By county, both in the order of the alphabet. */
const counties = [...new Set(municipalities.map(({ county }) => county))]
  .toSorted(swedish.compare)
  .map((county) => ({
    county,
    inIt: municipalities
      .filter((municipality) => municipality.county === county)
      .toSorted((one, other) => swedish.compare(one.name, other.name)),
  }))

/** All 290, whether they take part or not. */
export async function municipalitiesPage(ask: Ask): Promise<Response> {
  const { bodies, municipalities: words } = ask.say.pages
  const others = ask.rooms.tables().receivers.agencies
  const figures = await figuresOfAll(ask.rooms.db)
  const reported = new Map(figures.map((one) => [one.municipality, one.reported]))
  return answerKept(ask, [...reported, ...others.map(({ name }) => name)], () => ({
    title: words.title,
    description: words.description,
    children: (
      <div class="flow">
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        {counties.map(({ county, inIt }) => (
          <section class="flow" key={county}>
            <h2>{county}</h2>
            <ul class="names">
              {inIt.map(({ code, name, slug }) => (
                <li key={code}>
                  <a href={to(ask, paths.municipality(slug))}>{name}</a>
                  {reported.has(code) && <small>{words.counted(reported.get(code) ?? 0)}</small>}
                </li>
              ))}
            </ul>
          </section>
        ))}
        <section class="flow">
          <h2>{bodies.others}</h2>
          <ul class="names">
            {others.map(({ code, name, slug }) => (
              <li key={code}>
                <a href={to(ask, paths.body(slug))}>{name}</a>
              </li>
            ))}
          </ul>
          <p>
            <a href={to(ask, paths.search())}>{bodies.othersWords}</a>
          </p>
        </section>
      </div>
    ),
  }))
}
