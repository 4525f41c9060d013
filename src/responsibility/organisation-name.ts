const marks = [
  'förening',
  'samfällighet',
  'samf\\b',
  'ga:? ?\\d',
  'byalag',
  'bygdelag',
  'stiftelse',
  'församling',
  'bolag',
  'kommun',
  'region',
  'verket\\b',
  '\\b(?:ab|hb|kb|brf|vf|sf|vsf)\\b',
]
const organised = new RegExp(marks.join('|'), 'iu')

/**
 * A road keeper's name where it is an organisation's; null for what may be a person's. Registers name those who
 * keep a road alone, and no page of ours says who lives along it.
 */
export const organisationName = (name: string | null): string | null =>
  name !== null && organised.test(name) ? name : null
