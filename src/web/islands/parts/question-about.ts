/**
 * What a form says of its place and category, as the API is asked: only what has been chosen, since it refuses what
 * it does not know. The button that leads to the list of all municipalities names none.
 */
export function questionAbout(
  fields: Readonly<Record<string, string>>,
  besides: readonly string[] = [],
): [name: string, value: string][] {
  const { municipality = '', otherMunicipality = '' } = fields
  const asked = ['lat', 'lon', 'category', ...besides].map((name): [string, string] => [
    name,
    fields[name] ?? '',
  ])
  const home = otherMunicipality || (isCode(municipality) ? municipality : '')
  return [...asked, ['municipality', home] satisfies [string, string]].filter(([, value]) => value !== '')
}

const isCode = (municipality: string): boolean => /^\d{4}$/.test(municipality)
