import type {
  FillLayerSpecification,
  LayerSpecification,
  SourceSpecification,
  StyleSpecification,
} from 'maplibre-gl'
import { type Colours, colours } from './colours.ts'
import { collection, type ReadBase } from './read-base.ts'
import { rasterName, type Tiles } from './tiles.ts'

const font = ['Noto Sans Regular']
const empty = { type: 'geojson', data: collection([]) } as const satisfies SourceSpecification

/** Coast, borders, roads and names of our own; under them whatever tiles the deployment has. */
export function styleOf(base: ReadBase, tiles: Tiles | null, thanks: string): StyleSpecification {
  const colour = colours()
  const own = ownSources(base, thanks)
  if (tiles?.kind === 'style' && tiles.style)
    return {
      ...tiles.style,
      sources: {
        ...tiles.style.sources,
        ...own,
        // The only one of ours that is drawn over a style.
        borders: { ...empty, attribution: plain(tiles.attribution) },
      },
      layers: [...tiles.style.layers, ...bordersAlone(colour)],
    }
  const raster = tiles?.kind === 'raster' ? tiles : null
  return {
    version: 8,
    sources: { ...own, ...(raster && { [rasterName]: rasterSource(raster) }) },
    layers: [
      ...ground(colour),
      ...(raster ? [rasterLayer(colour)] : []),
      ...bordersAlone(colour),
      ...(raster ? [] : streets(colour)),
      ...(raster ? [] : names(colour)),
    ],
  }
}

const ownSources = ({ ground, places }: ReadBase, thanks: string): StyleSpecification['sources'] => ({
  ground: { type: 'geojson', data: ground, attribution: thanks, tolerance: 0.2 },
  places: { type: 'geojson', data: places },
  borders: empty,
  roads: empty,
})

const rasterSource = ({ url, attribution }: Tiles): SourceSpecification => ({
  type: 'raster',
  tiles: [url],
  tileSize: 256,
  maxzoom: 19,
  attribution: plain(attribution),
})

/** What is shown as HTML by the map is the deployment's setting: as words, whatever it holds. */
const plain = (words: string) => words.replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

const ground = (colour: Colours): LayerSpecification[] => [
  { id: 'land', type: 'background', paint: { 'background-color': colour.land } },
  of('sea', { 'fill-color': colour.water, 'fill-antialias': false }),
  {
    id: 'shore',
    type: 'line',
    source: 'ground',
    filter: isOf('shore'),
    paint: { 'line-color': colour.shore },
  },
  of('lake', { 'fill-color': colour.water, 'fill-outline-color': colour.shore }),
  of('island', { 'fill-color': colour.land, 'fill-outline-color': colour.shore }),
]

const of = (kind: string, paint: FillLayerSpecification['paint']): LayerSpecification => ({
  id: kind,
  type: 'fill',
  source: 'ground',
  filter: isOf(kind),
  ...(paint && { paint }),
})

const isOf = (kind: string): ['==', ['get', 'kind'], string] => ['==', ['get', 'kind'], kind]

const rasterLayer = ({ isDark }: Colours): LayerSpecification => ({
  id: rasterName,
  type: 'raster',
  source: rasterName,
  paint: isDark
    ? { 'raster-brightness-max': 0.62, 'raster-saturation': -0.45 }
    : { 'raster-saturation': -0.2 },
})

const bordersAlone = (colour: Colours): LayerSpecification[] => [
  {
    id: 'borders',
    type: 'line',
    source: 'borders',
    paint: {
      'line-color': colour.border,
      'line-width': ['interpolate', ['linear'], ['zoom'], 5, 0.4, 12, 1.6],
      'line-dasharray': [3, 2],
      'line-opacity': 0.7,
    },
  },
]

const width = (narrow: number, wide: number) =>
  ['interpolate', ['exponential', 1.6], ['zoom'], 12, narrow, 18, wide] as [
    'interpolate',
    ['exponential', number],
    ['zoom'],
    number,
    number,
    number,
    number,
  ]

const streets = (colour: Colours): LayerSpecification[] => [
  {
    id: 'road-edges',
    type: 'line',
    source: 'roads',
    filter: ['==', ['get', 'network'], 'carriageway'],
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': colour.roadEdge, 'line-width': width(2, 22) },
  },
  {
    id: 'paths',
    type: 'line',
    source: 'roads',
    filter: ['!=', ['get', 'network'], 'carriageway'],
    paint: { 'line-color': colour.path, 'line-width': width(0.6, 4), 'line-dasharray': [2, 1.2] },
  },
  {
    id: 'roads',
    type: 'line',
    source: 'roads',
    filter: ['==', ['get', 'network'], 'carriageway'],
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': colour.road, 'line-width': width(1, 18) },
  },
  {
    id: 'road-names',
    type: 'symbol',
    source: 'roads',
    minzoom: 13.5,
    filter: ['!=', ['get', 'name'], ''],
    layout: {
      'symbol-placement': 'line',
      'text-field': ['get', 'name'],
      'text-font': font,
      'text-size': 13,
    },
    paint: labelled(colour),
  },
]

/** Towns by size: the nearer one looks, the smaller ones too. */
const names = (colour: Colours): LayerSpecification[] => [
  {
    id: 'places',
    type: 'symbol',
    source: 'places',
    filter: [
      '>=',
      ['get', 'population'],
      ['step', ['zoom'], 60_000, 5, 30_000, 6, 15_000, 7, 6_000, 8, 2_000, 9, 600, 10, 0],
    ],
    layout: {
      'text-field': ['get', 'name'],
      'text-font': font,
      'text-size': ['interpolate', ['linear'], ['get', 'population'], 500, 13, 100_000, 19],
      'symbol-sort-key': ['-', 0, ['get', 'population']],
    },
    paint: labelled(colour),
  },
]

const labelled = (colour: Colours) => ({
  'text-color': colour.label,
  'text-halo-color': colour.halo,
  'text-halo-width': 1.6,
})
