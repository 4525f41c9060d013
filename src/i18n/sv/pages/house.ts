/** What stands around every page, and the pages that say no. */
export const house = {
  skip: 'Hoppa till innehållet',
  menu: 'Meny',
  home: 'FixaMinGata, startsidan',
  report: 'Gör en felanmälan',
  about: 'Om tjänsten',
  accessibility: 'Tillgänglighet',
  privacy: 'Personuppgifter',
  otherLanguage: 'English',
  footer: 'Om webbplatsen',
  runBy: 'En tjänst för alla i Sverige. Den visar inga annonser och följer ingen.',
  demonstration: 'Demonstration: ingen kommun får något härifrån.',
  demonstrationLetters: 'Läs breven',
  kept: 'Det du skrev',
  keptText: 'Text',
  errorTitle: (title: string) => `Fel: ${title}`,
  toStart: 'Till startsidan',
  notFound: {
    title: 'Sidan finns inte',
    words: 'Adressen kan vara felskriven, eller så är sidan borttagen.',
    help: 'Du kan göra en felanmälan, eller söka efter en anmälan med dess nummer.',
  },
  badLink: {
    title: 'Länken fungerar inte',
    words: 'Den kan ha blivit avklippt i e-postprogrammet. Öppna den en gång till från brevet.',
    help: 'Länkar till anmälningar som aldrig bekräftades slutar fungera efter 30 dagar.',
  },
  expired: {
    title: 'Länken är för gammal',
    words: 'Den gällde en viss tid, och den tiden är slut.',
  },
  revoked: {
    title: 'Länken gäller inte längre',
    words:
      'Den har ersatts av en nyare, eller så har du tagit bort dina uppgifter hos oss. Titta efter ett senare brev.',
  },
  gone: {
    title: 'Anmälan visas inte längre',
    words: 'Den har dolts av dem som sköter tjänsten. Mottagaren kan ha den kvar.',
  },
  tooLarge: {
    title: 'Det var för mycket på en gång',
    words:
      'Texten är längre än vi kan ta emot: ungefär 50 000 tecken i hela formuläret. Inget är sparat eller ändrat. Gå tillbaka i webbläsaren och korta texten.',
  },
  filesTooLarge: {
    title: 'Filen är för stor',
    words:
      'Ett foto får vara högst 20 MB, och fem foton högst 100 MB tillsammans. Det du skickade kom inte med, och inget annat är ändrat. Gå tillbaka i webbläsaren och välj ett mindre foto.',
  },
  unreadable: {
    title: 'Vi kunde inte läsa formuläret',
    words: 'Gå tillbaka i webbläsaren, ladda om sidan och försök igen.',
  },
  elsewhere: {
    title: 'Formuläret kom inte från vår webbplats',
    words:
      'För din säkerhet tar vi bara emot formulär från våra egna sidor. Ingenting är sparat eller ändrat.',
    again: 'Skicka det härifrån i stället',
  },
  tooMany: {
    title: 'Vänta en stund',
    words: 'Det har kommit ovanligt mycket från ditt nätverk. Vänta några minuter och försök sedan igen.',
    again: 'Försök igen',
  },
  refused: {
    title: 'Det gick inte att göra',
    words: 'Någon annan har ändrat ärendet under tiden. Gå tillbaka och ladda om sidan.',
  },
  broken: {
    title: 'Något gick fel hos oss',
    words: 'Vi har fått veta det. Försök gärna igen om en stund.',
    trace: (id: string) => `Om du hör av dig, ange numret ${id}.`,
    again: 'Försök igen',
  },
  away: {
    title: 'Tjänsten startar om',
    words: 'Det tar oftast några sekunder. Vänta lite och försök sedan igen.',
    again: 'Försök igen',
  },
  old: {
    title: 'Gamla anmälningar flyttas hit',
    words: 'Anmälningar från det tidigare FixaMinGata får samma nummer här, men de är inte flyttade än.',
    help: 'Behöver du något av det nu? Kontakta kommunen direkt.',
  },
  oldFeed: {
    title: 'Flödet finns inte',
    words: 'Inget nyhetsflöde här svarar mot adressen. Varje kommun har ett flöde, med en länk på sin sida.',
  },
}
