/** What the service is, in short and honest words. */
export const about = {
  service: {
    title: 'Om FixaMinGata',
    words: [
      'FixaMinGata är en tjänst för att felanmäla problem på gator, i parker och på andra allmänna platser i hela Sverige.',
      'Du säger var felet är och vad som är fel. Vi tar reda på vilken kommun platsen ligger i och skickar anmälan dit. Alla kan se anmälan och vad som händer med den.',
      'Kommunen svarar genom en länk i vårt brev. Den behöver inget konto.',
    ],
    byMail:
      'Du kan också mejla en bild eller några rader. Då får du en länk till en anmälan som vi har börjat fylla i. Mejla till:',
    notTitle: 'Det här är tjänsten inte till för',
    notLead:
      'Ingen läser anmälan genast, och mottagaren kan bara hjälpa med det som är dess ansvar. Vänd dig hit i stället.',
    not: [
      {
        title: 'Det är bråttom',
        words: [
          'Fara för liv, hälsa eller egendom, brand eller pågående brott: ring 112. Det gäller också olyckor med vilda djur.',
          'Polisärenden som inte är brådskande: ring 114 14.',
          'Akuta hinder på statliga vägar: ring Trafikverket på 0771-921 921.',
          'Strömavbrott och hängande elledningar: ring elnätsföretaget. Det står på din elnätsfaktura.',
          'Inget vatten, översvämning från avloppet eller vattenläcka: ring kommunens jour för vatten och avlopp.',
          'Någon far illa: ring kommunens socialjour, eller 112 om det är bråttom.',
        ],
      },
      {
        title: 'Någon annan sköter det',
        words: [
          'Fel i din bostad, trapphuset, tvättstugan eller på gården: vänd dig till hyresvärden eller bostadsrättsföreningen.',
          'Fel på annan privat mark: vänd dig till den som äger den.',
          'Buller, lukt eller störande grannar: prata först med grannen eller hyresvärden. Hjälper det inte, vänd dig till kommunens miljökontor. Är det bråk just nu, ring polisen på 114 14.',
          'Parkeringsböter: bestrid dem hos Polisen. Kontrollavgifter: vänd dig till parkeringsbolaget. Numret och adressen står på lappen.',
        ],
      },
      {
        title: 'Det är inget fel på platsen',
        words: [
          'Förslag, till exempel en ny väg eller lekplats: lämna ett medborgarförslag eller en synpunkt på kommunens webbplats.',
          'Politik och kommunens beslut: skriv till kommunens politiker, eller överklaga så som det står i beslutet.',
          'Åsikter och klagomål på personal: lämna en synpunkt till kommunen.',
          'Ersättning för en skada: gör en skadeanmälan till den som sköter platsen. Anmäl gärna felet här också.',
        ],
      },
    ],
    sourcesTitle: 'Källor',
    sources: [
      {
        words: 'Ortnamn och orter kommer från GeoNames, licens CC BY 4.0.',
        link: 'https://www.geonames.org/',
      },
      {
        words: 'Stränder och sjöar: © OpenStreetMaps bidragsgivare, licens ODbL 1.0.',
        link: 'https://www.openstreetmap.org/copyright',
      },
    ],
    contactTitle: 'Kontakt',
    contact: 'Skriv till oss:',
  },
  privacy: {
    title: 'Personuppgifter',
    lead: 'Så behandlar vi det du lämnar till oss.',
    facts: [
      {
        term: 'Det vi sparar',
        detail: 'Det du skriver, bilderna, platsen, din e-postadress och ditt namn om du anger det.',
      },
      {
        term: 'Det alla ser',
        detail:
          'Rubrik, beskrivning, bilder, plats, kategori och vad som händer. Aldrig ditt namn eller din adress. E-postadresser, telefonnummer och registreringsnummer i texten tas bort. Det som kameran har skrivit in i bilden, som tid och plats, tas också bort.',
      },
      {
        term: 'Det mottagaren ser',
        detail: 'Allt du skrivit, och din e-postadress och ditt namn så att de kan svara.',
      },
      { term: 'Varför', detail: 'För att anmälan ska nå rätt mottagare och du ska få veta vad som händer.' },
      {
        term: 'Hur länge',
        detail:
          'En anmälan som inte bekräftas tas bort efter 30 dagar. Bekräftade anmälningar finns kvar, utan avsändare om du tar bort dina uppgifter. Det du säger till oss om missbruk eller hinder tas bort ett år efter att det är avgjort. Det du bevakar tas bort 30 dagar efter att du har slutat, eller om du inte bekräftar det.',
      },
      {
        term: 'När du mejlar',
        detail:
          'Svarar du på ett brev, eller mejlar en bild, sparas mejlet som det kom i högst 90 dagar, för att vi ska kunna se att inget gick fel. Det du skrev går till den som har ärendet och sparas med det. Börjar mejlet en anmälan som du inte skickar tas den bort inom 30 dagar.',
      },
      {
        term: 'Mellan två system',
        detail:
          'Har mottagaren ett eget ärendesystem, eller anmäler du i en annan app, sparas det som systemen säger till varandra i högst 90 dagar, för att vi ska kunna se att inget gick fel. Namn och adresser är dolda utom för den som måste se dem, och det antecknas.',
      },
      {
        term: 'När du säger tack',
        detail:
          'När du säger tack för en åtgärd sparar vi i ungefär ett dygn ett kodat avtryck av din anslutning och webbläsare, så att samma tack inte räknas två gånger. Adressen själv sparas inte.',
      },
      {
        term: 'När du provar i sandlådan',
        detail:
          'Adressen du ber om en nyckel med sparas tills brevet har gått. Sedan har vi ett kodat avtryck av den så länge du har en nyckel som gäller, eller något du har skickat finns kvar. Det du skickar tas bort efter sju dagar. Missbrukar någon sandlådan sparar vi avtrycket i ett år, så att den adressen inte får fler nycklar.',
      },
      {
        term: 'Kakor',
        detail:
          'En medan du är inloggad på Min sida, och en i fem minuter när du använder en nyckel. Annars ingen. Vi frågar ingen annan webbplats.',
      },
      {
        term: 'Nycklar',
        detail:
          'Lägger du till en nyckel på Min sida sparar vi den del som bara kan kontrollera den, namnet du ger den, när den lades till och när den senast användes. Den hemliga delen och ditt fingeravtryck, ansikte eller din kod lämnar aldrig din enhet.',
      },
      {
        term: 'Sparat i din webbläsare',
        detail:
          'Medan du fyller i en anmälan sparas texten och bilderna på din enhet, så att inget går förlorat. De tas bort när anmälan är skickad, när du själv tar bort dem eller efter en vecka. Fliken minns vilka anmälningar du har skickat tills du stänger den.',
      },
      {
        term: 'Brev',
        detail:
          'Varje brev har en länk som gör att du slipper fler om samma sak, och en till allt som du följer och bevakar.',
      },
    ],
    addresses: {
      term: 'Adresser',
      detail:
        'När du söker en adress, eller anmäler från en position, frågar vår server en adresstjänst med uppgifter från OpenStreetMap. Den får det du sökte eller platsen, men inte vem du är. Vi sparar inte vad som söks.',
    },
    ofBodies: 'Vad en mottagare säger om det den får står på dess egen sida.',
    ofBodiesLink: 'Välj kommun',
    own: 'På Min sida hämtar du allt vi har om dig, byter adress och tar bort dina uppgifter.',
    rights: 'Vill du veta mer, eller rätta något annat? Skriv till oss:',
  },
  bodyPrivacy: {
    title: (body: string) => `Personuppgifter hos ${body}`,
    lead: (body: string) =>
      `När du anmäler något till ${body} är två ansvariga för dina uppgifter, var och en för sin del.`,
    theirs: (body: string) => `När anmälan har kommit fram till ${body}`,
    ours: 'Hos FixaMinGata',
    oursWords:
      'Vi ansvarar för det du skriver här, tills anmälan är framme och så länge den visas hos oss. Så länge du inte tar bort dina uppgifter har vi din adress, för att du ska få veta vad som händer.',
    allOfIt: 'Så behandlar vi personuppgifter',
    reported: (body: string) => `Det som är anmält i ${body}`,
    at: (board: string, body: string) => `${board}, ${body}`,
    terms: {
      responsible: 'Ansvarig',
      gets: 'Det den får',
      basis: 'Rättslig grund',
      keeping: 'Hur länge',
      contact: 'Frågor och dataskyddsombud',
      page: 'Läs mer',
    },
    unsaid: {
      gets: 'Det du skriver, bilderna, platsen, din e-postadress och ditt namn om du anger det. Entreprenörer får inte veta vem du är.',
      contact: (body: string) =>
        `Mottagaren har inte lämnat någon adress till oss. Fråga ${body} efter dataskyddsombudet.`,
      keeping: {
        public:
          'Mottagaren har inte sagt det till oss. Det som kommer in till en myndighet är en allmän handling: det kan lämnas ut, och bevaras eller gallras enligt myndighetens egna beslut.',
        other: 'Mottagaren har inte sagt det till oss. Fråga den direkt.',
      },
    },
    unsaidBasis: {
      municipality:
        'Mottagaren har inte sagt det till oss. Oftast är det en uppgift av allmänt intresse: att sköta gator, parker och andra allmänna platser (artikel 6.1 e i dataskyddsförordningen).',
      agency:
        'Mottagaren har inte sagt det till oss. Oftast är det en uppgift av allmänt intresse (artikel 6.1 e i dataskyddsförordningen).',
      association:
        'Ett berättigat intresse: att anmälningar som ingen annan tar emot ändå besvaras (artikel 6.1 f i dataskyddsförordningen).',
      road_association:
        'Mottagaren har inte sagt det till oss. Oftast är det ett berättigat intresse: att sköta vägen (artikel 6.1 f i dataskyddsförordningen).',
    },
  },
}
