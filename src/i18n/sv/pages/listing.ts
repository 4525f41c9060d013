/** Searching among what is reported. */
export const listing = {
  field: 'Sök i rapporterna',
  hint: 'Till exempel hål cykelbana, eller numret på en anmälan.',
  button: 'Hitta',
  tooLittle: 'Skriv ett ord till.',
  tooLittleWords: 'Det du skrev finns i nästan allt som är anmält. Därför visas allt.',
  mistyped: (words: readonly string[]) =>
    `Vi har också letat efter ord som liknar ${words.map((word) => `”${word}”`).join(' och ')}.`,
  within: (municipality: string) => `Visar träffar i ${municipality}.`,
  everywhere: 'Sök i hela landet',
  withinPlace: (metres: string, place: string, municipality: string) =>
    `Visar träffar inom ${metres} från ${place} i ${municipality}.`,
  otherPlaces: 'Visa träffar på andra platser också',
  alike: (name: string) => `Det finns flera platser som heter ${name}. Vilken menar du?`,
  placeIn: (place: string, municipality: string) => `${place} i ${municipality}`,
  mentioning: (words: string) => `Rapporter som nämner ”${words}”`,
  more: 'Visa fler rapporter',
  olderThanYear: (count: number, hasMore: boolean) =>
    `${hasMore ? 'Mer än ' : ''}${count} som är äldre än ett år`,
  onlyOlder: 'Inget är anmält här det senaste året',
  older: 'Visa det som är äldre än ett år',
  showsOlder: 'Visar det som är äldre än ett år.',
  lastYear: 'Visa det senaste året',
  further: 'Visa fler',
  fromStart: 'Från början',
}
