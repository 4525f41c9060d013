import { inLanguage, paths } from '#paths.ts'
import { setPosition } from './keeping/here.ts'
import { language, words } from './keeping/words.ts'

/** Shows "Använd min position" where the browser can tell it, and goes on to the form from there. */
const island = document.getElementById('position')
const button = island?.querySelector('button')
const status = island?.querySelector('[role="status"]')

/** Farther off than this, the next corner may be meant. */
const goodEnough = 100

if (island && button && status && 'geolocation' in navigator) {
  island.classList.add('ready')
  button.addEventListener('click', () => {
    say(island.dataset['looking'])
    button.disabled = true
    navigator.geolocation.getCurrentPosition(found, giveUp, { enableHighAccuracy: true, timeout: 15_000 })
  })
}

function found({ coords }: GeolocationPosition): void {
  const { latitude, longitude, accuracy } = coords
  const metres = Math.max(1, Math.round(accuracy))
  const place = new URLSearchParams({ lat: latitude.toFixed(6), lon: longitude.toFixed(6) })
  const address = `${island?.dataset['form'] ?? inLanguage(paths.form(), language)}?${place}`
  setPosition({ lat: latitude, lon: longitude, accuracy })
  if (metres <= goodEnough) {
    say(words.position.found(metres))
    window.location.assign(address)
  } else offer(metres, address)
}

/** A rough position is not gone on from unasked. */
function offer(metres: number, address: string): void {
  if (button) button.disabled = false
  say(words.position.rough(metres))
  const link = document.createElement('a')
  link.href = address
  link.textContent = words.position.goOn
  status?.append(' ', link)
}

function giveUp(): void {
  if (button) button.disabled = false
  say(island?.dataset['failed'])
}

function say(words = ''): void {
  if (status) status.textContent = words
}
