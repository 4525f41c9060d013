import type { Door } from '#database/schema.ts'

/** What the old service called the ways in to it. */
const interfaces: Readonly<Record<Door, string>> = {
  web: 'Web interface',
  mail: 'mail',
  open311: 'Open311',
  case_system: 'Open311',
  command: 'Web interface',
  worker: 'Web interface',
  seed: 'Web interface',
}

export const interfaceOf = (door: Door | null): string => interfaces[door ?? 'web']

export const doorsOf = (words: string): Door[] =>
  Object.entries(interfaces).flatMap(([door, name]) =>
    name.toLowerCase() === words.toLowerCase() ? [door as Door] : [],
  )
