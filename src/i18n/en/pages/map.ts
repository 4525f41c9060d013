import type { map as source } from '../../sv/pages/map.ts'

const number = new Intl.NumberFormat('en-GB')

export const map: typeof source = {
  title: 'Nearby',
  titleAt: (place) => `Near ${place}`,
  description: 'A map and a list of what has been reported: new, under way and fixed.',
  sweden: 'What has been reported?',
  link: 'Map',
  seeNear: 'See what has been reported nearby',
  seeHere: 'Show what has been reported here',
  filter: 'Show',
  filters: { open: 'Open', fixed: 'Fixed', closed: 'Closed without a fix', all: 'All' },
  list: 'Reports',
  none: 'Nothing has been reported within ten kilometres',
  noneInView: 'Nothing has been reported in this part of the map',
  noneWords: 'Do you see something wrong? Report it.',
  reportHere: 'Report here',
  reported: (distance, when) => `${distance} · ${when}`,
  away: (metres) =>
    metres < 1000 ? `${Math.max(10, Math.round(metres / 10) * 10)} m away` : `${kilometres(metres)} km away`,
  listFollows: (count, isFull, order) => {
    if (count === 0) return 'No reports in this part of the map'
    if (isFull && order === 'nyast') return `The ${count} newest reports in this part of the map`
    if (isFull && order === 'aldst') return `The ${count} oldest reports in this part of the map`
    if (isFull) return `The ${count} reports nearest to the middle of the map`
    return count === 1 ? '1 report in this part of the map' : `${count} reports in this part of the map`
  },
  label: 'Map of reports. The list beside it says the same.',
  placeLabel:
    'Map for choosing a place. Move the map with the arrow keys, zoom with plus and minus. Tab moves on.',
  keys: 'The arrow keys move, with Shift farther. Plus and minus zoom. Tab moves on.',
  since: (day) => `There is much to show: the map has what was reported since ${day}. Zoom in for more.`,
  loading: 'Loading the map …',
  show: 'Show the map',
  failed: 'The map could not be loaded. You can report anyway.',
  noTiles: 'The street map can’t be loaded just now.',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  position: 'Use my position',
  locating: 'Looking for your position …',
  noPosition: 'We could not find out your position. Move the map instead.',
  accuracy: (metres) =>
    metres > 1000
      ? `Your position is known only within ${kilometres(metres)} km. Move the map to the right place.`
      : `Your position is known within ${Math.max(1, Math.round(metres))} metres. Move the map if it is wrong.`,
  report: {
    label: 'Map of the place, which is told in words too. Move the map with the arrow keys, Tab goes on.',
    failed: 'The map could not be fetched. The place is told in words.',
  },
  place: {
    words: ({ street, nearest, municipality }) =>
      [street && `At ${street}`, street ? `near ${nearest}` : `Near ${nearest}`, municipality]
        .filter(Boolean)
        .join(', '),
    heading: 'Or point out the place on the map',
    adjust: 'Point out the exact place',
    looking: 'Finding the place …',
    unknown: 'The place can’t be read just now.',
    closer: 'Zoom in more to point out the place.',
    move: 'Move the pin',
    moveWords: 'Move the pin if it is in the wrong place.',
    moved: 'The place has been moved.',
    elsewhere:
      'The place is in another municipality now. The form is loaded anew with what you have written.',
    pin: 'The place of the report. Drag to move it.',
  },
  cluster: ({ open, fixed, closed }) =>
    [
      open > 0 && `${number.format(open)} open`,
      fixed > 0 && `${number.format(fixed)} fixed`,
      closed > 0 && `${number.format(closed)} closed`,
    ]
      .filter(Boolean)
      .join('\n'),
  sources: {
    base: '© OpenStreetMap · GeoNames',
    tiles: {
      term: 'Maps',
      detail:
        'When a map is shown your browser fetches pictures of it from a server that whoever runs the service has chosen. It sees your IP address and which part of the map you look at, but not what you read or write.',
    },
    streets: 'The street map comes from',
  },
}

function kilometres(metres: number): string {
  return (metres / 1000).toLocaleString('en-GB', { maximumFractionDigits: metres < 10_000 ? 1 : 0 })
}
