// Writes data/places.json: node scripts/data/make-places.mjs
import { writeFileSync } from 'node:fs'
import { swedishPlaces } from './swedish-places.mjs'

const rows = swedishPlaces().map(({ name, code, lat, lon, population }) =>
  JSON.stringify([name, code, lat, lon, population]),
)
const file = new URL('../../data/places.json', import.meta.url)
writeFileSync(
  file,
  `{
"source": "GeoNames (geonames.org), CC BY 4.0, corrected by scripts/data/swedish-places.mjs",
"columns": ["name", "municipality", "lat", "lon", "population"],
"places": [
${rows.join(',\n')}
]}
`,
)
console.log(`${rows.length} places`)
