/** What the fake geocoders know, a row a thing on the map, in the order of their importance. */
export type Known = {
  id: number
  key: string
  value: string
  name?: string
  street?: string
  number?: string
  town?: string
  municipality: string
  county: string
  postcode?: string
  country: 'se' | 'no'
  lat: number
  lon: number
}

const alingsas = { municipality: 'Alingsås kommun', county: 'Västra Götalands län', country: 'se' } as const
const vargarda = { municipality: 'Vårgårda kommun', county: 'Västra Götalands län', country: 'se' } as const
const goteborg = { municipality: 'Göteborgs Stad', county: 'Västra Götalands län', country: 'se' } as const
const umea = { municipality: 'Umeå kommun', county: 'Västerbottens län', country: 'se' } as const
const oslo = { municipality: 'Oslo', county: 'Oslo', country: 'no' } as const

const house = { key: 'place', value: 'house' } as const
const road = { key: 'highway', value: 'residential' } as const

export const known: readonly Known[] = [
  {
    id: 1,
    ...house,
    street: 'Storgatan',
    number: '5',
    town: 'Alingsås',
    postcode: '441 30',
    ...alingsas,
    lat: 57.9307,
    lon: 12.5342,
  },
  {
    id: 2,
    ...house,
    street: 'Storgatan',
    number: '5',
    town: 'Vårgårda',
    postcode: '447 30',
    ...vargarda,
    lat: 58.0339,
    lon: 12.8081,
  },
  // One street, which the map has in two pieces.
  { id: 3, ...road, name: 'Plangatan', town: 'Alingsås', ...alingsas, lat: 57.9291, lon: 12.5367 },
  { id: 4, ...road, name: 'Plangatan', town: 'Alingsås', ...alingsas, lat: 57.9278, lon: 12.541 },
  { id: 5, ...road, name: 'Skolgatan', town: 'Alingsås', ...alingsas, lat: 57.928, lon: 12.53 },
  { id: 6, ...road, name: 'Skolgatan', town: 'Umeå', ...umea, lat: 63.8266, lon: 20.2607 },
  { id: 7, ...road, name: 'Skolgatan', town: 'Göteborg', ...goteborg, lat: 57.6978, lon: 11.9465 },
  // Twice the same park: its outline and its name.
  {
    id: 8,
    key: 'leisure',
    value: 'park',
    name: 'Slottsskogen',
    town: 'Göteborg',
    ...goteborg,
    lat: 57.6851,
    lon: 11.9431,
  },
  {
    id: 9,
    key: 'place',
    value: 'locality',
    name: 'Slottsskogen',
    town: 'Göteborg',
    ...goteborg,
    lat: 57.6856,
    lon: 11.9449,
  },
  { id: 10, ...house, number: '3', town: 'Edsbråten', ...alingsas, lat: 58.0, lon: 12.6 },
  { id: 11, ...road, name: 'Dronningens gate', town: 'Oslo', ...oslo, lat: 59.911, lon: 10.746 },
  {
    id: 13,
    key: 'amenity',
    value: 'cafe',
    name: '<hostile-mark> "><script>hostileMark()</script> Elakhörnan',
    town: 'Alingsås',
    ...alingsas,
    lat: 57.9295,
    lon: 12.535,
  },
  {
    id: 12,
    key: 'place',
    value: 'postcode',
    name: '441 30',
    town: 'Alingsås',
    postcode: '441 30',
    ...alingsas,
    lat: 57.93,
    lon: 12.533,
  },
]
