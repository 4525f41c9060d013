// Drawn in the same line as the street at the foot of the page: one width, round ends, one spot of sign yellow.
const drawings = {
  /** A quiet street with nothing wrong in it. */
  street: {
    box: '0 0 160 92',
    lines:
      'M6 82h148M22 82V50l19-15 19 15v32M34 82V66h14v16M37 53h8M82 82V30a10 10 0 0 1 20-2M96 29h14l-2.5 7h-9zM132 82V60M132 72l8-7M147 46a15 15 0 1 1-30 0 15 15 0 0 1 30 0zM88 82h-8',
    spot: 'M103 40l-5 12M103 40v13M103 40l5 12',
  },
  /** A signpost whose arms point to nowhere. */
  lost: {
    box: '28 2 108 90',
    lines:
      'M30 82h100M80 82V18M80 24h34l8 8-8 8H80M80 46H48l-8 8 8 8h32M92 32h16M54 54h14M104 82c0-7 4-11 9-11s9 4 9 11',
    spot: 'M80 18v-6',
  },
  /** A letter on its way. */
  letter: {
    box: '0 16 128 72',
    lines:
      'M44 26h72a5 5 0 0 1 5 5v44a5 5 0 0 1-5 5H44a5 5 0 0 1-5-5V31a5 5 0 0 1 5-5zM41 29l39 28 39-28M12 42h16M6 54h22M14 66h14',
    spot: 'M98 67l4 4 8-9',
  },
} as const

export type DrawingName = keyof typeof drawings

/** Decoration beside a sentence that says the same. */
export function Drawing({ name }: { name: DrawingName }) {
  const { box, lines, spot } = drawings[name]
  const [, , width, height] = box.split(' ')
  return (
    <svg class="drawing" viewBox={box} width={width} height={height} aria-hidden="true">
      <path d={lines} />
      <path class="drawing-spot" d={spot} />
    </svg>
  )
}
