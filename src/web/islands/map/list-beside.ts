import type { Map as MapLibre } from 'maplibre-gl'
import { mapWords } from './map-words.ts'
import { viewOf } from './sources.ts'

export type ListBeside = {
  /** Asks for the list of what the map shows, and puts it in the place of the one that stands. */
  refresh(): Promise<void>
  /** Shows which row is the chosen pin's; one that isn't in the list yet is fetched. */
  choose(number: number, at: { lat: number; lon: number }): void
}

/** The page's list and its map, in step: the server writes the list, as it does without script. */
export function listBeside(map: MapLibre, highlight: (number: number | null) => void): ListBeside {
  const list = document.getElementById('near')
  const counted = announcer()
  let chosen: number | null = null
  let latest = new AbortController()

  for (const event of ['mouseover', 'focusin'] as const)
    list?.addEventListener(event, ({ target }) => highlight(numberOf(target)))
  for (const event of ['mouseleave', 'focusout'] as const)
    list?.addEventListener(event, () => highlight(chosen))

  const mark = (isScrolled: boolean) => {
    for (const row of list?.querySelectorAll('a.row') ?? []) {
      const isChosen = chosen !== null && numberOf(row) === chosen
      row.toggleAttribute('data-chosen', isChosen)
      if (isChosen && isScrolled) {
        row.closest('details')?.toggleAttribute('open', true)
        row.scrollIntoView({ block: 'nearest' })
      }
    }
  }
  const fetchList = async (around: { lat: number; lon: number }) => {
    if (!list) return
    latest.abort()
    latest = new AbortController()
    const address = new URL(window.location.href)
    for (const [name, value] of Object.entries(stateOf(map, around))) address.searchParams.set(name, value)
    for (const name of ['plats', 'efter', 'fore', 'vy']) address.searchParams.delete(name)
    history.replaceState(null, '', address)
    address.searchParams.set('vy', viewOf(map))
    const fresh = await listAt(address, latest.signal)
    if (!fresh) return
    list.replaceChildren(...(fresh.getElementById('near')?.childNodes ?? []))
    showStates(fresh)
    mark(false)
    counted(list.querySelectorAll('a.row').length)
  }
  return {
    refresh: () => fetchList(middle(map)),
    choose(number, at) {
      chosen = number
      if (list?.querySelector(`a[href$="/${number}"]`)) mark(true)
      else void fetchList(at).then(() => mark(true))
    },
  }
}

const middle = (map: MapLibre) => ({ lat: map.getCenter().lat, lon: map.getCenter().lng })

const stateOf = (map: MapLibre, { lat, lon }: { lat: number; lon: number }) => ({
  lat: lat.toFixed(5),
  lon: lon.toFixed(5),
  z: map.getZoom().toFixed(1),
})

function numberOf(target: unknown): number | null {
  const row = target instanceof Element ? target.closest('a.row') : null
  const number = /\/(\d+)$/.exec(row?.getAttribute('href') ?? '')?.[1]
  return number ? Number(number) : null
}

/** Which states are chosen, and where the others lead from here; who stood among them stands there still. */
function showStates(fresh: Document): void {
  const states = document.getElementById('states')
  const wasInside = states?.contains(document.activeElement) ?? false
  states?.replaceChildren(...(fresh.getElementById('states')?.childNodes ?? []))
  if (wasInside) states?.querySelector<HTMLElement>('[aria-current]')?.focus()
}

async function listAt(address: URL, signal: AbortSignal): Promise<Document | null> {
  try {
    const answer = await fetch(address, { signal })
    if (!answer.ok) return null
    return new DOMParser().parseFromString(await answer.text(), 'text/html')
  } catch {
    return null
  }
}

/** Says how many there are now, politely: a list that changes in silence is not in step for everybody. */
function announcer(): (count: number) => void {
  const said = document.createElement('p')
  said.className = 'unseen'
  said.setAttribute('role', 'status')
  document.getElementById('near')?.after(said)
  return (count) => {
    said.textContent = mapWords().listFollows(
      count,
      count >= fullList,
      new URLSearchParams(window.location.search).get('ordning'),
    )
  }
}

const fullList = 20
