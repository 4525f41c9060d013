import type { Map as MapLibre } from 'maplibre-gl'
import { stateDrawings } from '../../ui/icons.ts'
import { stateLooks } from '../../ui/state-icon.tsx'
import { type Colours, colours } from './colours.ts'

const shownStates = Object.entries(stateLooks)
const side = 34

/** The signs of the states as the lists have them: told apart by shape and sign, not by colour alone. */
export function addPinImages(map: MapLibre): void {
  const colour = colours()
  for (const [state, { drawing, tone }] of shownStates) {
    const { shape, sign } = stateDrawings[drawing]
    add(
      map,
      `pin-${state}`,
      paint(side, side, (brush) => drawSign(brush, { shape, sign }, colour.tone(tone))),
    )
  }
}

type Sign = { shape: string; sign: string }
type Tone = { fill: string; line: string }

function drawSign(brush: CanvasRenderingContext2D, { shape, sign }: Sign, { fill, line }: Tone): void {
  brush.scale(side / 24, side / 24)
  brush.lineJoin = 'round'
  brush.lineCap = 'round'
  const outline = new Path2D(shape)
  brush.fillStyle = fill
  brush.fill(outline)
  brush.strokeStyle = line
  brush.lineWidth = 1.8
  brush.stroke(outline)
  brush.lineWidth = 2
  brush.stroke(new Path2D(sign))
}

/** A heap says in words how many of each group lie there; drawn when it is first needed. */
export function addClusterImage(map: MapLibre, words: string): string {
  const name = `heap-${words}`
  if (!map.hasImage(name)) add(map, name, drawHeap(words.split('\n'), colours()))
  return name
}

const lineHeight = 17
const font = '600 13px system-ui, "Noto Sans", sans-serif'

function drawHeap(lines: readonly string[], colour: Colours): Painted {
  const { fill, line } = colour.tone('open')
  const width = Math.ceil(Math.max(...lines.map(widthOf))) + 24
  const height = lines.length * lineHeight + 14
  return paint(width, height, (brush) => {
    brush.beginPath()
    brush.roundRect(1, 1, width - 2, height - 2, 12)
    brush.fillStyle = fill
    brush.fill()
    brush.strokeStyle = line
    brush.lineWidth = 2
    brush.stroke()
    brush.fillStyle = line
    brush.font = font
    brush.textAlign = 'center'
    brush.textBaseline = 'middle'
    for (const [nth, words] of lines.entries()) brush.fillText(words, width / 2, 7 + lineHeight * (nth + 0.5))
  })
}

const measure = document.createElement('canvas').getContext('2d')

function widthOf(words: string): number {
  if (!measure) return words.length * 8
  measure.font = font
  return measure.measureText(words).width
}

type Painted = ImageData

function paint(width: number, height: number, draw: (brush: CanvasRenderingContext2D) => void): Painted {
  const canvas = document.createElement('canvas')
  const ratio = pixelRatio()
  canvas.width = width * ratio
  canvas.height = height * ratio
  const brush = canvas.getContext('2d')
  if (!brush) throw new Error('no canvas')
  brush.scale(ratio, ratio)
  draw(brush)
  return brush.getImageData(0, 0, canvas.width, canvas.height)
}

function add(map: MapLibre, name: string, image: Painted): void {
  if (map.hasImage(name)) map.removeImage(name)
  map.addImage(name, image, { pixelRatio: pixelRatio() })
}

const pixelRatio = () => Math.min(3, Math.max(1, Math.ceil(window.devicePixelRatio)))
