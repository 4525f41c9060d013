import { escapeXml } from '#text/xml.ts'
import type { CaseBook, KeptCase, KeptEvent } from './case-book.ts'
import { words } from './desk.ts'
import { type FaultBook, faultKinds } from './faults.ts'

/** All cases, a form for an order of one's own, and the faults. */
export function frontPage(book: CaseBook, faults: FaultBook): string {
  const rows = book.cases
    .toReversed()
    .map(
      (one) =>
        `<tr><td><a href="/arende/${e(one.id)}">${e(one.id)}</a></td><td>${e(one.title)}</td><td>${e(one.category)}</td><td>${e(one.state)}</td><td>${e(one.number)}</td></tr>`,
    )
  const on = faults.all.map(
    ({ kind, times, on: operation }) =>
      `<li>${e(faultKinds[kind])} (${times === Number.POSITIVE_INFINITY ? 'tills vidare' : `${times} gånger`}${operation === null ? '' : `, ${e(operation)}`})</li>`,
  )
  return page(
    'Infracontrol, simulator',
    `<h2>Ärenden</h2><table><tr><th>Id</th><th>Rubrik</th><th>Kategori</th><th>Status</th><th>FixaMinGata</th></tr>${rows.join('')}</table>
<h2>Nytt eget ärende</h2><form method="post" action="/egna-arenden">
${field('Rubrik', '<input name="rubrik" required>')}${field('Beskrivning', '<textarea name="beskrivning"></textarea>')}
${field('Typ', options('typ', ['ARBETSORDER', 'TELEFON', 'INTERNT', 'LARM']))}${field('Kategori', '<input name="kategori" value="Vagar">')}
${field('Latitud', '<input name="latitud" value="57.9303">')}${field('Longitud', '<input name="longitud" value="12.5335">')}<button>Skapa</button></form>
<h2>Fel på kommando</h2><ul>${on.join('') || '<li>Inga fel</li>'}</ul>
<form method="post" action="/faults">${field(
      'Fel',
      `<select name="kind">${Object.entries(faultKinds)
        .map(([kind, name]) => `<option value="${kind}">${e(name)}</option>`)
        .join('')}</select>`,
    )}
${field('Antal gånger (0: tills vidare)', '<input name="times" type="number" min="0" value="1">')}${field('Bara för', options('on', ['', 'create', 'find', 'tell', 'changes', 'tls']))}<button>Slå på</button></form>
<form method="post" action="/faults"><input type="hidden" name="kind" value="none"><button>Ta bort alla fel</button></form>
<form method="post" action="/faults"><input type="hidden" name="kind" value="release"><button>Släpp fram händelser</button></form>`,
  )
}

/** One case: what is known of it, what has happened, and a form to handle it by. */
export function casePage(one: KeptCase, events: readonly KeptEvent[]): string {
  const happened = events.map(
    ({ at, kind, state, publicText, internalText, plannedFor, photos }) =>
      `<li>${e(at.toISOString())} <b>${e([kind, state].filter(Boolean).join(': '))}</b> ${e(plannedFor)}<br>${e(publicText)}<br><i>${e(internalText)}</i>${photos.map(({ id }) => `<img src="/filer/${e(id)}" alt="" height="80">`).join('')}</li>`,
  )
  return page(
    `${one.id}: ${one.title}`,
    `<p>${e(one.description).replace(/\n/g, '<br>')}</p><p>${e(one.place)} (${one.lat}, ${one.lon}) · ${e(one.category)} · <b id="status">${e(one.state)}</b></p>
<p>Anmälare: ${e(one.reporterName)} ${e(one.reporterEmail)}</p>${one.photos.map(({ id, name }) => `<img src="/filer/${e(id)}" alt="${e(name)}" height="120">`).join('')}
<h2>Handlägg</h2><form method="post" action="/arende/${e(one.id)}" enctype="multipart/form-data">
${field('Status', options('status', [...words, 'Skickad till framtiden']))}${field('Planerad vecka', '<input name="planerad" type="week">')}
${field('Svar till alla', '<textarea name="publikText"></textarea>')}${field('Intern anteckning', '<textarea name="internText"></textarea>')}
${field('Enhet', '<input name="enhet">')}${field('Foto', '<input name="foto" type="file" accept="image/*">')}<button>Spara</button></form>
<h2>Händelser</h2><ol>${happened.join('')}</ol><p><a href="/">Alla ärenden</a></p>`,
  )
}

const e = escapeXml
const field = (label: string, input: string): string => `<p><label>${e(label)}<br>${input}</label></p>`
const options = (name: string, values: readonly string[]): string =>
  `<select name="${name}">${values.map((value) => `<option>${e(value)}</option>`).join('')}</select>`

const page = (title: string, content: string): string =>
  `<!doctype html><html lang="sv"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${e(title)}</title>
<style>body{font:1rem/1.5 sans-serif;max-width:60rem;margin:1rem auto;padding:0 1rem}td,th{text-align:left;padding:.2rem .8rem .2rem 0}</style>
<h1>${e(title)}</h1>${content}</html>`
