import { escapeXml } from '#text/xml.ts'
import type { City, CityRequest, CityUpdate } from './city.ts'
import { presetNames } from './fault-page.ts'
import { type Answer, page } from './write.ts'

/** What somebody who works there may press, as the city's system calls it. */
const presses = ['received', 'investigating', 'planned', 'in_progress', 'fixed', 'no_further_action', 'open']

/** All cases, the newest first, and what can be made to go wrong. */
export const listPage = ({ requests }: City): Answer =>
  page(
    around(
      'Ärenden',
      `<ul>${requests
        .toReversed()
        .map(
          ({ id, title, status }) =>
            `<li><a href="/arende/${escapeXml(id)}">${escapeXml(`${id} ${title}`)}</a> ${escapeXml(status)}</li>`,
        )
        .join('')}</ul>${faults}`,
    ),
  )

const faults = `<form method="post" action="/fel"><h2>Fel</h2>${presetNames
  .map((name) => `<button name="fel" value="${escapeXml(name)}">${escapeXml(name)}</button>`)
  .join('')}</form>`

/** One case: what was reported, what has been said, and a button for each state. */
export function casePage(city: City, id: string): Answer {
  const request = city.request(id)
  if (!request) return page(around('Finns inte', ''), 404)
  const said = city.updates.filter((update) => update.request === id)
  return page(around(`Ärende ${id}`, [reported(request), heard(said), form(request)].join('')))
}

/** What was pressed, done. */
export function press(city: City, id: string, form: URLSearchParams): Answer {
  const status = form.get('status') ?? ''
  if (!city.request(id) || !presses.includes(status)) return page(around('Går inte', ''), 400)
  city.act(id, { status, words: form.get('words') ?? '' })
  return { ...page('', 303), headers: { location: `/arende/${encodeURIComponent(id)}` } }
}

const reported = ({ description, address, status, photos }: CityRequest): string =>
  `<p>${escapeXml(status)}</p><pre>${escapeXml(description)}</pre><p>${escapeXml(address)}</p><p>${photos.length} foton</p>`

const heard = (said: readonly CityUpdate[]): string =>
  `<ol>${said.map(({ isTold, status, words }) => `<li>${isTold ? 'Invånare' : 'Kommunen'}, ${escapeXml(status)}: ${escapeXml(words)}</li>`).join('')}</ol>`

const form = ({ id }: CityRequest): string =>
  `<form method="post" action="/arende/${escapeXml(id)}"><label>Svar <textarea name="words"></textarea></label>${presses
    .map((status) => `<button name="status" value="${status}">${status}</button>`)
    .join('')}</form>`

const around = (title: string, body: string): string =>
  `<!DOCTYPE html><html lang="sv"><head><meta charset="utf-8"><title>${escapeXml(title)}</title></head><body><h1>${escapeXml(title)}</h1>${body}</body></html>`
