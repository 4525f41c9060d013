/** "Stämmer det?" and "Säg tack": what is asked and said once something has been fixed. */
export const verdict = {
  title: 'Stämmer det?',
  lead: (holder: string, when: string) => `${holder} säger att problemet är löst, ${when}.`,
  question: 'Är problemet löst?',
  answers: {
    fixed: 'Ja, det är lagat',
    still: 'Nej, det är kvar',
    unsure: 'Vet inte',
  },
  reopens: 'Då öppnas ärendet igen.',
  counts: 'Det räknas och visas för mottagaren och alla andra.',
  words: 'Vill du lägga till något? (frivilligt)',
  hint: 'Texten och fotona visas för alla, så skriv inga personuppgifter.',
  privately: {
    hint: 'Bara du och mottagaren ser texten och fotona.',
    counts: 'Det räknas och visas för mottagaren.',
    still: 'Det är räknat att problemet är kvar. Mottagaren kan se det.',
  },
  send: 'Skicka svaret',
  answered: (answer: string) => `Du har svarat: ${answer}. Svarar du igen gäller det nya svaret.`,
  done: {
    title: 'Tack för ditt svar',
    fixed: 'Det är räknat att problemet är löst.',
    still: 'Det är räknat att problemet är kvar. Mottagaren och alla andra kan se det.',
    unsure: 'Vi frågar inte mer om det här.',
    reopened: (holder: string) => `Ärendet är öppet igen. ${holder} får veta att problemet är kvar.`,
    change: 'Ändra svaret',
  },
  moved: {
    title: 'Det har hänt mer sedan brevet',
    words: (state: string) => `Status är nu: ${state}. Därför frågar vi inte längre om det stämmer.`,
    merged: (number: number) => `Ärendet fortsätter som anmälan ${number}.`,
    mergedUnshown: 'Ärendet tas om hand i en annan anmälan, som inte visas här.',
  },
  expired: {
    title: 'Länken är för gammal',
    words: 'Du kan fortfarande säga hur det är, på rapportens sida.',
  },
  toReport: 'Visa anmälan',
  isConfirmed: 'Bekräftat lagat',
  confirmed: (byReporter: boolean, others: number): string => {
    const people = others === 1 ? 'en person' : `${others} personer`
    if (!byReporter) return `Bekräftat lagat av ${people}`
    return others === 0
      ? 'Bekräftat lagat av den som anmälde'
      : `Bekräftat lagat av den som anmälde och ${others} till`
  },
  thanks: {
    open: 'Säg tack',
    hint: 'Tacket räknas här, och de som har åtgärdat problemet får veta det.',
    words: 'En rad till dem som har åtgärdat det (frivilligt)',
    wordsHint: 'Den visas bara för dem som har åtgärdat problemet, utan ditt namn.',
    button: 'Skicka ditt tack',
    count: (count: number) => (count === 1 ? 'En person har sagt tack' : `${count} har sagt tack`),
    done: 'Ditt tack är framfört.',
  },
  pair: {
    before: (when: string) => `Före, ${when}`,
    after: (when: string) => `Efter, ${when}`,
    altAfter: (what: string) => `Foto efter åtgärden: ${what}`,
  },
  mistakes: {
    says: 'Välj ett svar',
    wordsLong: 'Texten får vara högst 4 000 tecken',
    personalNumber: 'Här står något som ser ut som ett personnummer. Ta bort det.',
    key: 'Formuläret är för gammalt. Tryck på Skicka svaret igen.',
  },
}
