/** A token's value in one of the two themes, by its name without the dashes: `paper` → `#fbfaf6`. */
export type Colours = ReadonlyMap<string, string>

/** Reads the colours out of `light.css` or `dark.css`: the one place where they are written. */
export const readColours = (css: string): Colours =>
  new Map(
    Array.from(css.matchAll(/--([\w-]+):\s*(#[0-9a-f]{3,6})\b/gi), ([, name = '', hex = '']) => [name, hex]),
  )

export type ColourPair = { colour: string; ground: string /** What WCAG asks of it. */; least: 4.5 | 3 }

const text = (colour: string, ...grounds: string[]): ColourPair[] =>
  grounds.map((ground) => ({ colour, ground, least: 4.5 }))
const edge = (colour: string, ...grounds: string[]): ColourPair[] =>
  grounds.map((ground) => ({ colour, ground, least: 3 }))

/** Everything that is written or drawn on something else. */
export const colourPairs: readonly ColourPair[] = [
  ...text('ink', 'paper', 'card', 'tint', 'open-tint', 'new-tint', 'fixed-tint', 'danger-tint'),
  ...text('muted', 'paper', 'card', 'tint', 'open-tint'),
  ...text('primary', 'paper', 'card', 'tint'),
  ...text('on-primary', 'primary', 'primary-pressed'),
  ...text('danger', 'paper', 'card', 'danger-tint'),
  ...text('on-ground', 'ground'),
  ...text('new', 'new-tint', 'paper', 'card'),
  ...text('open', 'open-tint', 'paper', 'card'),
  ...text('asking', 'asking-tint', 'paper', 'card'),
  ...text('fixed', 'fixed-tint', 'paper', 'card'),
  ...text('closed', 'closed-tint', 'paper', 'card'),
  ...edge('new', 'new-sign'),
  ...edge('control', 'paper', 'card'),
  ...edge('focus', 'paper', 'card', 'tint'),
]

/** From 1 (the same) to 21 (black on white), as WCAG reckons it. */
export function contrastOf(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(hex: string): number {
  const digits = hex.slice(1)
  const full = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) =>
    linear(Number.parseInt(full.slice(at, at + 2), 16)),
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const linear = (byte: number): number =>
  byte / 255 <= 0.04045 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4
