/** The map's colours are the page's: read from its tokens, in light, dark and forced colours. */
export function colours() {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim() || '#888888'
  const isForced = matchMedia('(forced-colors: active)').matches
  return {
    isDark: matchMedia('(prefers-color-scheme: dark)').matches,
    land: token('map-land'),
    water: token('map-water'),
    shore: token('map-shore'),
    road: token('map-road'),
    roadEdge: token('map-road-edge'),
    path: token('map-path'),
    border: token('map-border'),
    label: token('map-label'),
    halo: token('map-halo'),
    primary: token('primary'),
    focus: token('focus'),
    /** Fill and line of a sign of this tone. */
    tone: (tone: string): { fill: string; line: string } =>
      isForced
        ? { fill: systemColour('Canvas'), line: systemColour('CanvasText') }
        : { fill: token(tone === 'new' ? 'new-sign' : `${tone}-tint`), line: token(tone) },
  }
}

export type Colours = ReturnType<typeof colours>

/** Calls when light turns to dark, or colours are forced. */
export function whenColoursChange(draw: () => void): void {
  for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)'])
    matchMedia(query).addEventListener('change', draw)
}

/** A system colour as the numbers a canvas and WebGL know. */
function systemColour(name: string): string {
  const probe = document.createElement('i')
  probe.style.color = name
  document.body.append(probe)
  const { color } = getComputedStyle(probe)
  probe.remove()
  return color
}
