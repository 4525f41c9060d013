/** Photos: choosing them, what is wrong with them, and how they are spoken of. */
export const photos = {
  field: 'Lägg till foto',
  hint: 'Högst fem, 20 MB var: JPEG, PNG, WebP, AVIF, GIF eller HEIC. Undvik ansikten och nummerskyltar.',
  kept: (count: number) => (count === 1 ? 'Ett foto är sparat' : `${count} foton är sparade`),
  alt: (place: number, count: number) => (count === 1 ? 'Ditt foto' : `Ditt foto ${place} av ${count}`),
  altFor: (category: string, place: string) => `Foto från anmälan: ${category}, ${place}`,
  altFromNeighbour: (what: string, place: number, count: number) =>
    count === 1 ? `Foto från en granne: ${what}` : `Foto ${place} av ${count} från en granne: ${what}`,
  altFromReporter: (what: string, place: number, count: number) =>
    count === 1
      ? `Nytt foto från den som anmälde: ${what}`
      : `Nytt foto ${place} av ${count} från den som anmälde: ${what}`,
  altFromHolder: (what: string, place: number, count: number) =>
    count === 1 ? `Foto från mottagaren: ${what}` : `Foto ${place} av ${count} från mottagaren: ${what}`,
  sent: (count: number) => (count === 1 ? 'Skickade en bild' : `Skickade ${count} bilder`),
  remove: (place: number, count: number) => (count === 1 ? 'Ta bort fotot' : `Ta bort foto ${place}`),
  waiting: 'Fotot görs i ordning',
  place: (place: number, count: number) => `Foto ${place} av ${count}`,
  of: (photo: string, report: string) => `${photo}: ${report}`,
  dialog: 'Foton från anmälan',
  ways: 'Fler foton',
  back: 'Tillbaka till anmälan',
  file: 'Visa bara fotot, i full storlek',
  previous: 'Föregående foto',
  next: 'Nästa foto',
  close: 'Stäng',
  saved: 'Sparad',
  brokenOne: 'Fotot gick inte att läsa.',
  brokenSent: 'Ett foto gick inte att läsa och är inte med.',
  broken: 'Ett foto gick inte att läsa. Anmälan går vidare utan det.',
  busyPage: {
    title: 'Många skickar foton just nu',
    words: 'Gå tillbaka i webbläsaren och skicka igen om en liten stund.',
  },
  take: {
    title: 'Ta en bild',
    lead: 'Börja med ett foto. Berättar det var det är taget hittar vi platsen åt dig.',
    photo: 'Foto',
    hint: 'Ett foto, högst 20 MB: JPEG, PNG, WebP, AVIF, GIF eller HEIC. Undvik ansikten och nummerskyltar.',
    send: 'Fortsätt',
    without: 'Fortsätt utan foto',
  },
  begun: {
    title: 'Gör en felanmälan',
    fromPhoto: 'Platsen kommer från fotot. Stämmer den inte: byt plats.',
    keeps: (day: string) => `Fotot är sparat till den ${day}. Skicka anmälan innan dess.`,
    fromMail: 'Platsen kommer från mejlet. Stämmer den inte: byt plats.',
    mailed: (day: string) =>
      `Här står det som vi läste i mejlet. Titta igenom det, fyll i det som saknas och tryck på Skicka. Utkastet finns kvar till den ${day}.`,
    leftBehind: (count: number): string =>
      count === 1
        ? 'En fil i mejlet kom inte med. Vi kan ta emot fem foton, men inga filmer eller dokument.'
        : `${count} filer i mejlet kom inte med. Vi kan ta emot fem foton, men inga filmer eller dokument.`,
    keepsMany: (day: string) => `Fotona är sparade till den ${day}. Skicka anmälan innan dess.`,
  },
  mistakes: {
    too_large: 'Fotot är större än 20 MB. Välj ett mindre.',
    too_many_pixels: 'Fotot har fler än 60 megapixlar. Välj ett mindre.',
    unreadable: 'Fotot är skadat och går inte att läsa. Välj ett annat.',
    not_an_image: 'Filen är inget foto vi kan ta emot. Välj en JPEG, PNG, WebP, AVIF, GIF eller HEIC.',
    too_many: 'Du kan ha högst fem foton. Ta bort något om du vill ha ett annat.',
    busy: 'Många skickar foton just nu. Försök igen om en stund.',
    closed: 'Anmälan är redan bekräftad eller borttagen. Fotot kom inte med.',
    missing: 'Inget foto kom fram. Välj ett och skicka igen.',
    elsewhere: 'Skicka fotot från vår egen sida.',
    too_often: 'Det kom för många foton på kort tid. Försök igen om några minuter.',
  },
}
