/** What anybody adds to a report: the pages, their receipts and their confirmations. */
export const contributing = {
  kinds: {
    support: {
      title: 'Jag ser också detta',
      lead: 'Vi lägger till att du också ser det. Då syns det att fler berörs, och du slipper göra en egen anmälan.',
      confirm: 'Bekräfta att du också ser det',
      sent: 'Öppna brevet vi just skickade och tryck på länken. Först då räknas det.',
    },
    follow: {
      title: 'Följ ärendet',
      lead: 'Du får ett brev när något händer med ärendet. Du bekräftar en gång, och kan sluta när du vill.',
      confirm: 'Bekräfta att du vill följa ärendet',
      sent: 'Öppna brevet vi just skickade och tryck på länken. Sedan får du ett brev när något händer.',
    },
    update: {
      title: 'Skriv en uppdatering',
      lead: 'Berätta vad som är nytt på platsen. Mottagaren får veta det, och alla kan läsa det.',
      confirm: 'Bekräfta din uppdatering',
      sent: 'Öppna brevet vi just skickade och tryck på länken. Först då visas uppdateringen.',
    },
    fixed: {
      title: 'Problemet är löst',
      lead: 'Har du sett att det är löst? Det räknas, och visas med datum för mottagaren och alla andra. Status ändrar bara mottagaren.',
      confirm: 'Bekräfta att problemet är löst',
      sent: 'Öppna brevet vi just skickade och tryck på länken. Först då räknas det.',
    },
    still: {
      title: 'Fortfarande ett problem',
      lead: 'Har du sett att det är kvar? Det räknas, och visas med datum för mottagaren och alla andra.',
      confirm: 'Bekräfta att problemet är kvar',
      sent: 'Öppna brevet vi just skickade och tryck på länken. Först då räknas det.',
    },
  },
  said: {
    support: {
      words: 'Vill du lägga till något? (frivilligt)',
      hint: 'Till exempel: nu är fyra lampor släckta. Texten visas för alla, så skriv inga personuppgifter.',
    },
    update: {
      words: 'Din uppdatering',
      hint: 'Skriv, lägg till foto, eller både och. Allt visas för alla, så skriv inga personuppgifter.',
    },
    fixed: {
      words: 'Vill du lägga till något? (frivilligt)',
      hint: 'Till exempel: nu lyser alla lampor. Texten visas för alla, så skriv inga personuppgifter.',
    },
    still: {
      words: 'Vad är kvar? (frivilligt)',
      hint: 'Till exempel: en lampa lyser inte än. Texten visas för alla, så skriv inga personuppgifter.',
    },
  },
  wordsFromForm: 'Här står det du redan skrev. Ta bort det som inte är nytt.',
  reopens:
    'Var det du som gjorde anmälan? Då öppnas ärendet igen, om det avslutades för högst 30 dagar sedan.',
  email: 'E-post',
  emailHint: 'Du får ett brev med en länk för att bekräfta. Adressen visas inte för andra.',
  follow: 'Följ ärendet',
  followHint: 'Du får ett brev när något händer. Du kan sluta när du vill.',
  send: 'Skicka',
  back: 'Tillbaka till anmälan',
  toReport: 'Visa anmälan',
  toOwn: 'Till din sida om ärendet',
  sent: {
    missing: 'Inget brev? Titta i skräpposten, eller skriv adressen en gång till.',
    again: 'Skriv en annan adress',
    letters: 'Öppna brevet',
  },
  confirmation: {
    lead: (title: string, number: number) => `Det gäller ”${title}” (anmälan ${number}).`,
    follows: 'Du får ett brev när något händer.',
    followsNot: 'Du får inga brev om ärendet.',
    words: 'Det här visas för alla:',
    masked:
      'Vi har tagit bort något, där det står […]: kontaktuppgifter, registreringsnummer och personliga länkar visas inte för alla. Den som tar emot ärendet ser det du skrev.',
    button: 'Bekräfta',
    already: 'Du har redan bekräftat',
    alreadyWords: 'Du behöver inte göra något mer.',
    revoked: 'Adressen är ändrad',
    revokedWords:
      'Du skrev en annan e-postadress efter att det här brevet skickades. Använd det nyare brevet.',
    expired: 'Länken är för gammal',
    expiredWords: 'Den bekräftades inte inom 30 dagar. Stämmer det än? Säg det gärna igen.',
  },
  thanks: {
    support: (count: number) => `Tack! Nu är ni ${count} som ser detta.`,
    follow: () => 'Nu följer du ärendet. Du får ett brev när något händer.',
    update: () => 'Tack! Din uppdatering visas nu.',
    fixed: () => 'Tack! Det är räknat att problemet är löst.',
    still: () => 'Tack! Det är räknat att problemet är kvar.',
  },
  closed: {
    title: 'Ärendet är avslutat',
    words: (state: string) => `Status är: ${state}. Därför går det inte att lägga till fler.`,
    anew: 'Är problemet kvar, eller är det ett nytt? Gör en ny felanmälan på samma plats.',
    still: 'Är problemet kvar? Säg det här. Är det ett nytt? Gör en ny felanmälan på samma plats.',
    report: 'Gör en felanmälan',
  },
  seenBy: (count: number) => `${count} personer ser detta`,
  now: 'Hur är det nu?',
  sightings: {
    fixed: (count: number, when: string) =>
      `${count === 1 ? 'En person' : `${count} personer`} säger att problemet är löst, senast ${when}.`,
    still: (count: number, when: string) =>
      `${count === 1 ? 'En person' : `${count} personer`} säger att problemet är kvar, senast ${when}.`,
  },
  mistakes: {
    otherPerson:
      'Någon annan har loggat in sedan formuläret öppnades. Titta efter vems adress det är, och skicka igen.',
    email: 'Skriv din e-postadress, till exempel anna@exempel.se',
    emailWrong: 'E-postadressen ser inte rätt ut. Den ska se ut så här: anna@exempel.se',
    wordsMissing: 'Skriv något, eller lägg till ett foto',
    wordsLong: 'Texten får vara högst 4 000 tecken',
    personalNumber: 'Här står något som ser ut som ett personnummer. Ta bort det: texten visas för alla.',
    trap: 'Ett dolt fält blev ifyllt, kanske av din webbläsare. Vi har tömt det: tryck på Skicka igen.',
    hurry: 'Det gick väldigt fort. Titta igenom det du har skrivit, och tryck på Skicka igen.',
    key: 'Formuläret är för gammalt. Tryck på Skicka igen.',
  },
}
