/** Shows "Använd min position" where the browser can tell it, and goes on to the form from there. */
const island = document.getElementById('position')
const button = island?.querySelector('button')
const status = island?.querySelector('[role="status"]')

if (island && button && status && 'geolocation' in navigator) {
  island.classList.add('ready')
  button.addEventListener('click', () => {
    say(island.dataset['looking'])
    button.disabled = true
    navigator.geolocation.getCurrentPosition(goOn, giveUp, { enableHighAccuracy: true, timeout: 15_000 })
  })
}

function goOn({ coords }: GeolocationPosition): void {
  const place = new URLSearchParams({ lat: coords.latitude.toFixed(6), lon: coords.longitude.toFixed(6) })
  window.location.assign(`${island?.dataset['form']}?${place}`)
}

function giveUp(): void {
  if (button) button.disabled = false
  say(island?.dataset['failed'])
}

function say(words = ''): void {
  if (status) status.textContent = words
}
