import type { listing as source } from '../../sv/pages/listing.ts'

export const listing: typeof source = {
  field: 'Search the reports',
  hint: 'For example hål cykelbana (hole, cycle path), or the number of a report.',
  button: 'Find',
  tooLittle: 'Write one more word.',
  tooLittleWords: 'Nearly every report has what you wrote, so all of them are shown.',
  mistyped: (words) =>
    `We have also looked for words like ${words.map((word) => `“${word}”`).join(' and ')}.`,
  within: (municipality) => `Showing what was found in ${municipality}.`,
  everywhere: 'Search the whole country',
  withinPlace: (metres, place, municipality) =>
    `Showing what was found within ${metres} of ${place} in ${municipality}.`,
  otherPlaces: 'Show other places too',
  alike: (name) => `Several places are called ${name}. Which one do you mean?`,
  placeIn: (place, municipality) => `${place} in ${municipality}`,
  mentioning: (words) => `Reports that mention “${words}”`,
  more: 'Show more reports',
  olderThanYear: (count, hasMore) =>
    hasMore
      ? `More than ${count} are older than a year`
      : `${count} ${count === 1 ? 'is' : 'are'} older than a year`,
  onlyOlder: 'Nothing has been reported here in the last year',
  older: 'Show what is older than a year',
  showsOlder: 'Showing what is older than a year.',
  lastYear: 'Show the last year',
  further: 'Show more',
  fromStart: 'From the start',
}
