import { reviewing } from './reviewing.ts'

/** The page where a body takes out a masked copy of a report, and the copy itself; in Swedish only. */
export const disclosing = {
  link: 'Utlämnande: ladda ner maskerad kopia (PDF)',
  title: 'Maskerad kopia för utlämnande',
  masked:
    'Kopian är maskerad som på webben: inga namn, personnummer, telefonnummer, e-postadresser eller registreringsnummer.',
  without: 'Den som anmälde, meddelanden, anteckningar och dolda foton är inte med.',
  decide: 'Ni avgör själva om något mer omfattas av sekretess, till exempel i ett foto.',
  logged: 'Att kopian laddas ner antecknas i historiken.',
  button: 'Ladda ner kopian (PDF)',
  copy: {
    /** Stands in the text where something was taken out. */
    mask: '[maskerat]',
    titled: (number: number) => `Maskerad kopia av anmälan ${number}`,
    head: (number: number) => `Maskerad kopia för utlämnande · Anmälan ${number}`,
    foot: (day: string, page: number, pages: number) => `${day} · Sida ${page} av ${pages}`,
    made: (body: string, when: string) => `Uttagen av ${body} ${when}.`,
    how: 'Vad som är maskerat',
    kinds: {
      'personal-number': 'Personnummer',
      telephone: 'Telefonnummer',
      email: 'E-postadress',
      plate: 'Registreringsnummer',
      name: 'Namn på en person',
      reporter: 'Namn eller telefonnummer till den som anmälde',
    },
    moderated: (reason: string) => `Ändrat eller dolt av FixaMinGata, skäl: ${reason}`,
    reasons: reviewing.reasons,
    nothing: 'Inget i det som visas behövde maskeras.',
    mark: (mask: string) => `Det som är borttaget ur en text är ersatt med ${mask}.`,
    without:
      'Uppgifter om den som anmälde, meddelanden mellan den som anmälde och mottagaren, och interna anteckningar ingår inte.',
    hidden: 'Anmälan är dold för alla. Rubrik, text, svar och foton ingår därför inte.',
    textHeld: 'Texten har inte visats för andra än mottagaren. Den är maskerad automatiskt.',
    report: 'Anmälan',
    number: 'Nummer',
    category: 'Kategori',
    place: 'Plats',
    near: 'Nära',
    nearest: (place: string, municipality: string) => `${place}, ${municipality}`,
    approximate: 'Koordinater för ortens mitt',
    wgs84: 'Koordinater (WGS 84)',
    sweref: 'Koordinater (SWEREF 99 TM)',
    reported: 'Anmäld',
    state: 'Status',
    since: (state: string, when: string) => `${state} sedan ${when}`,
    planned: 'Planerad till',
    heading: 'Rubrik',
    description: 'Beskrivning',
    photos: 'Foton',
    photo: (place: number, count: number) => `Foto ${place} av ${count} till anmälan`,
    saidPhoto: (place: number, count: number) => `Foto ${place} av ${count} till det som är skrivet ovan`,
    photoHidden: 'Foto borttaget',
    photoUnmade: 'Foto som inte kan visas',
    photosLeft: (count: number) =>
      count === 1 ? 'Ett foto till får inte plats i kopian.' : `${count} foton till får inte plats i kopian.`,
    holders: 'Mottagare',
    holder: (name: string, when: string) => `${name}, sedan ${when}`,
    happened: 'Vad har hänt',
    entryHidden: {
      ...{
        body: 'Ett inlägg från mottagaren är borttaget',
        case_system: 'Ett inlägg från mottagaren är borttaget',
      },
      ...{ contractor: 'Ett inlägg från en entreprenör är borttaget' },
      ...{ reporter: 'Ett inlägg från den som anmälde är borttaget' },
      ...{ neighbour: 'Ett inlägg från en granne är borttaget' },
      ...{ operator: 'Ett inlägg från FixaMinGata är borttaget' },
      ...{
        clock: 'Ett inlägg från FixaMinGata är borttaget',
        worker: 'Ett inlägg från FixaMinGata är borttaget',
      },
    },
    unknownSign: (sign: string) =>
      `${sign} står för ett tecken som inte kan skrivas ut, till exempel en emoji.`,
  },
}
