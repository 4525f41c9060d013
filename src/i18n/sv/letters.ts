/** Who did it, to whom it went, and what belongs to that; whether words follow, and how many photos came with them. */
type Told = {
  holder: string
  toHolder: string
  mainReport: string
  state: string
  hasWords: boolean
  photos: number
}

const bilder = (photos: number): string => (photos === 1 ? 'en bild' : `${photos} bilder`)

function seen(how: 'löst' | 'kvar', { hasWords, photos }: Told): string {
  const says = `Någon som har sett det säger att problemet är ${how}`
  if (hasWords) return `${says}, och skriver:`
  return photos === 0 ? `${says}.` : `${says}, och har skickat ${bilder(photos)}.`
}

/** Every sentence of the letters. */
export const letters = {
  linkRemoved: '[länk borttagen]',
  footer: 'FixaMinGata är en gratis tjänst för felanmälan i hela Sverige.',
  copyLink: 'Fungerar inte knappen? Kopiera den här adressen till din webbläsare:',

  confirm: {
    subject: 'Bekräfta din felanmälan',
    intro: (municipality: string) =>
      `Någon har gjort en felanmälan på FixaMinGata med din e-postadress. Är det du? Bekräfta den, så går den vidare till ${municipality}.`,
    category: 'Kategori',
    municipality: 'Kommun',
    button: 'Bekräfta felanmälan',
    lives: 'Länken fungerar i 30 dagar.',
    ignore: 'Är det inte du? Då behöver du inte göra något. Felanmälan skickas inte.',
    press: 'Du har svarat på vårt förra brev. Det räcker att trycka på knappen här, så är det klart.',
    introMany: (count: number) =>
      `Någon har gjort ${count} felanmälningar på FixaMinGata med din e-postadress. Är det du? En enda länk bekräftar dem.`,
    buttonMany: (count: number) => `Bekräfta ${count} felanmälningar`,
    reminder: 'Din felanmälan väntar på dig',
    waits: (count: number): string =>
      count === 1
        ? 'Felanmälan har inte skickats än, för den är inte bekräftad.'
        : 'Felanmälningarna har inte skickats än, för de är inte bekräftade.',
    ignoreReminder:
      'Har du ändrat dig, eller är det inte du? Då behöver du inte göra något. Vi påminner bara en gång.',
  },

  mailedDraft: {
    own: {
      subject: 'Gör klart din felanmälan',
      intro:
        'Tack för ditt mejl! Vi har gjort ett utkast av det. Inget är skickat än. Titta igenom utkastet, fyll i det som saknas och tryck på Skicka. Då är felanmälan klar.',
    },
    other: {
      subject: 'Gör klart felanmälan som ni skickade vidare',
      intro:
        'Vi har gjort ett utkast av mejlet som ni skickade vidare. Inget är skickat än. Titta igenom utkastet, fyll i det som saknas och tryck på Skicka.',
      confirms:
        'Den som skrev till er får sedan ett eget mejl med en länk att bekräfta med. Först då går felanmälan iväg.',
      unknown:
        'Vi hittade ingen adress till den som skrev till er. Fyll i den i utkastet: dit skickar vi en länk att bekräfta med.',
    },
    facts: {
      title: 'Rubrik',
      place: 'Plats',
      photo: (near: string) => `Nära ${near}, enligt fotot`,
      mail: (near: string) => `Nära ${near}, enligt mejlet`,
      words: (words: string) => `Kanske ${words}. Du väljer rätt ställe i utkastet.`,
      noPlace: 'Du visar den i utkastet',
      photos: 'Foton',
      noPhotos: 'Inga',
      category: 'Kategori',
      suggested: (category: string) => `Kanske ${category}`,
      noCategory: 'Du väljer i utkastet',
    },
    leftBehind: (count: number): string =>
      count === 1
        ? 'En fil kom inte med. Vi kan ta emot fem foton, men inga filmer eller dokument.'
        : `${count} filer kom inte med. Vi kan ta emot fem foton, men inga filmer eller dokument.`,
    button: 'Gör klart felanmälan',
    lives: (day: string) => `Länken är personlig. Utkastet finns kvar till den ${day}.`,
    otherwise: 'Ville du något annat? Svara på det här mejlet, så läser en människa det.',
  },

  contribution: {
    subject: (title: string, number: string) => `${title} [${number}]`,
    report: 'Visa felanmälan',
    ignore: 'Är det inte du? Då behöver du inte göra något. Ingenting räknas eller visas.',
    support: {
      title: 'Bekräfta att du också ser det',
      intro: (number: string) =>
        `Någon har med din e-postadress sagt ”Jag ser också detta” om felanmälan ${number} på FixaMinGata. Är det du? Bekräfta, så räknas det.`,
      button: 'Bekräfta att jag ser det',
    },
    follow: {
      title: 'Bekräfta att du vill följa ärendet',
      intro: (number: string) =>
        `Någon vill följa felanmälan ${number} på FixaMinGata med din e-postadress. Är det du? Bekräfta, så får du ett brev när något händer.`,
      button: 'Följ ärendet',
    },
    update: {
      title: 'Bekräfta din uppdatering',
      intro: (number: string) =>
        `Någon har med din e-postadress skrivit en uppdatering om felanmälan ${number} på FixaMinGata. Är det du? Bekräfta, så visas den.`,
      button: 'Bekräfta uppdateringen',
    },
    fixed: {
      title: 'Bekräfta att problemet är löst',
      intro: (number: string) =>
        `Någon har med din e-postadress sagt att problemet i felanmälan ${number} på FixaMinGata är löst. Är det du? Bekräfta, så räknas det.`,
      button: 'Bekräfta att det är löst',
    },
    still: {
      title: 'Bekräfta att problemet är kvar',
      intro: (number: string) =>
        `Någon har med din e-postadress sagt att problemet i felanmälan ${number} på FixaMinGata är kvar. Är det du? Bekräfta, så räknas det.`,
      button: 'Bekräfta att det är kvar',
    },
  },

  news: {
    number: 'Ärendenummer',
    title: 'Rubrik',
    holder: 'Hos',
    state: 'Status',
    several: 'Det här har hänt med ditt ärende',
    severalFollowed: 'Det här har hänt med ett ärende som du följer',
    report: 'Visa rapporten',
    ownReport: 'Öppna din sida om ärendet',
    ownReportHint: 'Länken till din sida är personlig. Skicka den inte vidare.',
    answerQuestion: 'Svara på frågan',
    answerByMail:
      'Du kan svara på det här brevet. Det du skriver går till den som har ärendet. Andra ser det inte.',
    answerOnPage: 'Svara på din sida i stället för att svara på brevet.',
    mayReopen: 'Är problemet inte löst? Du kan öppna ärendet igen inom 30 dagar, på din sida om ärendet.',
    stillThere: 'Är problemet kvar? Säg till på rapportens sida',
    verdict: {
      title: 'Stämmer det?',
      askReporter:
        'Säg om problemet är löst. Är det kvar öppnas ärendet igen, om du säger det inom 30 dagar. Du kan också tacka dem som har åtgärdat det.',
      askFollower:
        'Säg om problemet är löst eller kvar, så vet mottagaren och alla andra. Du kan också tacka dem som har åtgärdat det.',
      button: 'Svara: stämmer det?',
      hint: 'Länken är personlig. Skicka den inte vidare.',
    },
    mainReport: (number: string) => `Visa rapport ${number}`,
    whyReporter: (number: string) => `Du får det här mejlet för att du har gjort felanmälan ${number}.`,
    whyFollower: (number: string) => `Du får det här mejlet för att du följer rapport ${number}.`,
    unsubscribe: 'Sluta få mejl om ärendet',
    anotherHolder: 'en annan mottagare',
    plannedSomeDay: 'Dagen är inte bestämd.',
    plannedFor: (day: string) => `Planerad dag: ${day}.`,
    messageToYou: 'Bara du kan läsa svaret.',
    withPhotos: (count: number): string =>
      count === 1
        ? 'En bild är med. Den visas i rapporten.'
        : `${count} bilder är med. De visas i rapporten.`,
    happened: {
      deliver: ({ holder }: Told) => `Felanmälan är skickad till ${holder}.`,
      bounce: ({ holder }: Told) =>
        `Vår e-post till ${holder} kommer inte fram. Vi som driver tjänsten letar rätt på en adress som fungerar. Du behöver inte göra något.`,
      receive: ({ holder }: Told) => `${holder} har tagit emot ärendet.`,
      investigate: ({ holder }: Told) => `${holder} utreder ärendet.`,
      ask: ({ holder }: Told) => `${holder} behöver veta mer för att kunna gå vidare.`,
      remind: ({ holder }: Told) =>
        `${holder} väntar på ditt svar. Svara inom en vecka, annars går ärendet vidare utan det. Vi påminner bara en gång.`,
      lapse: ({ holder }: Told) =>
        `${holder} fick inget svar på sin fråga, så ärendet går vidare utan det. Du kan fortfarande skriva till dem.`,
      plan: ({ holder }: Told) => `${holder} har planerat att åtgärda problemet.`,
      start: ({ holder }: Told) => `${holder} arbetar med problemet.`,
      fix: ({ holder }: Told) => `${holder} har åtgärdat problemet.`,
      decline: ({ holder }: Told) => `${holder} kommer inte att åtgärda problemet.`,
      hand_over: ({ holder, toHolder }: Told) => `${holder} har skickat ärendet vidare till ${toHolder}.`,
      return: ({ holder, toHolder }: Told) =>
        `${holder} ansvarar inte för problemet. Ärendet är fortfarande öppet, nu hos ${toHolder}.`,
      mark_duplicate: ({ mainReport }: Told) =>
        mainReport
          ? `Problemet är redan anmält. Ärendet fortsätter som rapport ${mainReport}, och du får veta vad som händer där.`
          : 'Problemet är redan anmält. Det tas om hand i en annan anmälan, som inte visas på webben. Du får veta vad som händer.',
      unmark_duplicate: () => 'Ärendet är inte längre en dublett. Det är öppet igen.',
      withdraw: () => 'Felanmälan är återkallad av den som gjorde den.',
      reopen: ({ holder }: Told) => `Ärendet är öppet igen hos ${holder}.`,
      undo: ({ holder, state }: Told) => `${holder} har ångrat en ändring. Status är nu: ${state}.`,
      answer: ({ holder }: Told) => `${holder} har svarat:`,
      support: ({ hasWords, photos }: Told) => {
        if (hasWords) return 'En granne ser också problemet, och skriver:'
        if (photos === 0) return 'En granne ser också problemet.'
        return `En granne ser också problemet, och har skickat ${bilder(photos)}.`
      },
      update: ({ hasWords, photos }: Told) => {
        if (hasWords) return 'En ny uppdatering om problemet:'
        return photos === 0
          ? 'En ny uppdatering om problemet.'
          : `En ny uppdatering om problemet, med ${bilder(photos)}.`
      },
      say_fixed: (told: Told) => seen('löst', told),
      say_still: (told: Told) => seen('kvar', told),
    },
    byOperator: {
      receive: ({ holder }: Told) => `FixaMinGata har noterat att ${holder} har tagit emot ärendet.`,
      hand_over: ({ holder, toHolder }: Told) =>
        `FixaMinGata har skickat ärendet från ${holder} till ${toHolder}.`,
      mark_duplicate: ({ mainReport }: Told) =>
        mainReport
          ? `FixaMinGata har sett att problemet redan är anmält. Ärendet fortsätter som rapport ${mainReport}, och du får veta vad som händer där.`
          : 'FixaMinGata har sett att problemet redan är anmält. Det tas om hand i en annan anmälan, som inte visas på webben. Du får veta vad som händer.',
      unmark_duplicate: () => 'FixaMinGata har sett att ärendet inte är en dublett. Det är öppet igen.',
    },
    fromOperator: 'FixaMinGata skriver:',
  },

  body: {
    subject: (category: string, place: string, number: string) =>
      `Ny felanmälan: ${category}, ${place} [${number}]`,
    title: 'Ny felanmälan',
    intro: (holder: string) => `Hej ${holder}! En invånare har anmält ett problem till er på FixaMinGata.`,
    notice: (holder: string) =>
      `Hej ${holder}! Vi når inte ert ärendesystem just nu. Därför får ni den här felanmälan per mejl så länge. Den skickas till systemet när det svarar igen, med samma nummer.`,
    handedOver: (from: string) => `${from} har skickat en felanmälan vidare till er på FixaMinGata.`,
    givenBack: (from: string) => `${from} har skickat tillbaka en felanmälan till er på FixaMinGata.`,
    became: {
      accepted: (holder: string, state: string) =>
        `${holder} har tagit emot ärendet som ni skickade vidare. Status är nu: ${state}.`,
      goneOn: (holder: string, to: string) =>
        `${holder} har skickat ärendet, som ni skickade vidare dit, till ${to}.`,
      button: 'Visa ärendet',
      hint: 'Ni kan läsa ärendet men inte ändra det, för det är inte längre hos er.',
      about: 'Ni behöver inte svara på det här mejlet.',
    },
    answered: {
      title: 'Svar på er fråga',
      intro:
        'Den som anmälde har svarat. Svaret syns inte för andra. Ärendet är tillbaka där det var innan ni frågade.',
      asked: 'Ni frågade:',
    },
    handedOverByOperator: (from: string) => `FixaMinGata har skickat en felanmälan från ${from} till er.`,
    button: 'Svara eller uppdatera ärendet',
    buttonHint:
      'Ni behöver inte logga in. Länken fungerar i 90 dagar efter vårt senaste mejl om ärendet. Den som har länken kan svara, så skicka den bara vidare till kollegor.',
    reporter: 'Uppgiftslämnare',
    name: 'Namn',
    noName: 'Inte angivet',
    email: 'E-post',
    withheld:
      'Kontaktuppgifter lämnas inte ut till entreprenörer. Svara med länken, så får den som anmälde veta det.',
    noReporter: 'Uppgiftslämnaren har inte lämnat några kontaktuppgifter.',
    case: 'Ärendet',
    number: 'Nummer',
    category: 'Kategori',
    reportTitle: 'Rubrik',
    reportedAt: 'Anmält',
    supporters: 'Fler som ser det',
    photos: 'Foton',
    photosThere: (attached: number, onPage: number) =>
      [
        attached > 0 && `${attached} ${attached === 1 ? 'bifogat' : 'bifogade'}`,
        onPage > 0 && `${onPage} på ärendets sida`,
      ]
        .filter(Boolean)
        .join(', '),
    description: 'Beskrivning:',
    place: 'Plats',
    placeWords: 'Adress eller plats',
    accuracy: 'Noggrannhet',
    approximate: 'Bara orten är känd: koordinaterna visar dess mitt. Platsen står i orden ovan.',
    wgs84: 'Latitud och longitud (WGS 84)',
    sweref: 'SWEREF 99 TM',
    municipality: 'Kommun',
    map: 'Karta',
    openMap: 'Öppna platsen i en karta',
    why: 'Därför kom ärendet till er',
    because: {
      polygon: (municipality: string) => `Platsen ligger i ${municipality}, enligt kommunens gräns.`,
      'nearest-place': (municipality: string) =>
        `Platsen verkar ligga i ${municipality}, enligt närmaste ort.`,
      resident: (municipality: string) => `Platsen ligger i ${municipality}, enligt den som anmälde.`,
    },
    notYours: 'Är det inte ert ansvar? Säg det med länken ovan, så tar vi ärendet vidare.',
    replies:
      'Ni kan svara direkt på det här mejlet: svaret går till den som anmälde. Börjar svaret med en av de här raderna ändras ärendet.',
    lines: [
      'Mottaget',
      'Under utredning',
      'Planerad v 48 (eller: Planerad 3 december)',
      'Pågår',
      'Åtgärdat',
      'Åtgärdas inte: skälet',
      'Fråga: det ni vill veta',
      'Inte vårt, skicka till Trafikverket',
      'Dublett av 1000123',
      'Internt: en anteckning som bara ni ser',
    ],
    repliesElse: 'Ni får ett kvitto på hur vi förstod svaret, och kan ångra.',
    noReplies:
      'Svara med länken ovan. Om ni svarar på det här mejlet når svaret oss som driver tjänsten, men inte den som anmälde.',
    takePart: 'FixaMinGata är gratis för er.',
    aboutLink: 'Läs om hur ni kan vara med',
    report: 'Visa rapporten på webben',
    isPrivate: 'Felanmälan visas inte på webben. Bara ni och den som anmälde ser den.',
    machines: 'Bilagan arende.json innehåller samma uppgifter för ert ärendesystem.',
    fromBody: (body: string) => `${body} skriver:`,
    fromOperator: 'FixaMinGata skriver:',
    fromReporter: 'Den som anmälde skriver:',
    fromReporterEarlier: (when: string) => `Den som anmälde skrev ${when}:`,
    fromResident: 'En invånare skriver:',
    photosOnly: (count: number) =>
      `En invånare har skickat ${count === 1 ? 'ett foto' : `${count} foton`} om ärendet. Alla kan se ${count === 1 ? 'det' : 'dem'}.`,
    sighting: {
      fixed: 'En invånare säger att problemet är löst. Ärendets status är inte ändrad: det gör ni.',
      still: 'En invånare säger att problemet är kvar. Ärendets status är inte ändrad: det gör ni.',
    },
    moderated: {
      redact:
        'En människa på FixaMinGata har granskat felanmälan och ändrat texten i ett svar som ni har skrivit.',
      hide: {
        entry:
          'En människa på FixaMinGata har granskat felanmälan och dolt ett svar som ni har skrivit, med dess foton.',
        photo: 'En människa på FixaMinGata har granskat felanmälan och dolt ett foto i ett svar från er.',
      },
      show: {
        entry: 'Ett svar från er som har varit dolt visas för alla igen.',
        photo: 'Ett foto från er som har varit dolt visas för alla igen.',
      },
      now: (when: string) => `Så läser alla nu det ni skrev ${when}:`,
      object:
        'Tycker ni att det blev fel? Skriv till oss som driver tjänsten, så prövar vi saken en gång till',
    },
    update: {
      update: {
        title: 'Ny uppdatering',
        intro: 'En invånare har skrivit en uppdatering om ärendet. Alla kan läsa den.',
      },
      message: {
        title: 'Nytt meddelande',
        intro: 'Den som anmälde har skrivit till er. Meddelandet syns inte för andra.',
      },
      withdrawal: {
        title: 'Felanmälan är återkallad',
        intro: 'Den som anmälde har återkallat felanmälan. Ni behöver inte göra mer.',
      },
      reopening: {
        title: 'Ärendet är öppnat igen',
        intro: 'Ärendet är öppnat igen, därför att problemet inte är löst.',
      },
      thanks: {
        title: 'Tack!',
        intro:
          'En invånare tackar er för att ni har åtgärdat det här. Ni behöver inte svara. Fler som tackar räknas på ärendets sida.',
      },
      link: {
        title: 'Länken till ärendet',
        intro: 'Här är länken till ärendet. Använd den om en länk i ett tidigare mejl inte fungerar.',
      },
      accepted: { title: 'Ärendet är mottaget' },
      gone_on: { title: 'Ärendet har skickats vidare igen' },
      lapse: {
        title: 'Inget svar på er fråga',
        intro:
          'Den som anmälde har inte svarat inom 14 dagar. Ärendet är tillbaka där det var innan ni frågade.',
      },
      erasure: {
        title: 'Anmälaren har tagit bort sina uppgifter',
        intro:
          'Den som anmälde har tagit bort sina uppgifter hos oss. Felanmälan står kvar, men det finns ingen att fråga. Se själva över vad ni har sparat om personen.',
      },
      moderation: {
        title: 'Vi har granskat ert svar',
        intro: 'Vi har granskat ett svar som ni har skrivit.',
      },
    },
  },

  operator: {
    subjectOne: (number: string) => `Leveransen väntar [${number}]`,
    subjectFailed: (number: string) => `Leveransen misslyckades [${number}]`,
    subjectMany: (count: string) => `${count} leveranser väntar`,
    titleOne: 'En leverans kommer inte fram',
    titleMany: 'Leveranser kommer inte fram',
    intro: 'Det här har inte nått mottagaren. Vi försöker igen så länge det finns hopp om att det går.',
    number: 'Nummer',
    holder: 'Mottagare',
    state: 'Leverans',
    since: 'Väntar sedan',
    attempts: 'Försök',
    answer: 'Senaste svar',
    noAnswer: 'Inget svar än',
    commands: 'Så ser du mer och försöker igen',
    why: 'Du får det här mejlet för att du driver tjänsten (OPERATOR_EMAIL).',
  },

  remark: {
    subjectAbuse: (reason: string, number: string) => `Anmält missbruk: ${reason} [${number}]`,
    subjectBarrier: 'Någon har mött ett hinder',
    titleAbuse: 'Någon har anmält missbruk',
    subjectHeld: (number: string) => `Text att läsa innan den visas [${number}]`,
    titleHeld: 'En text väntar på att visas',
    introHeld:
      'Den verkar nämna en person vid namn. Till dess att någon har läst den ser alla bara kategori, plats och foton. Mottagaren har hela texten.',
    readHeld: 'Läs och visa texten',
    titleBarrier: 'Någon har mött ett hinder',
    number: 'Nummer',
    title: 'Rubrik',
    reason: 'Skäl',
    page: 'Sida',
    noPage: 'Inte angiven',
    told: 'Sagt',
    sender: 'E-post',
    noSender: 'Inte angiven',
    by: 'Så här skriver den som säger till:',
    review: 'Granska anmälan',
    reviewHint: 'Länken fungerar i 30 dagar. Den som har den kan ändra och dölja, så skicka den inte vidare.',
    answer: (day: string) =>
      `Svara på det här brevet senast den ${day}: svaret går till den som skrev. Anteckna sedan att det är besvarat:`,
  },

  alarms: {
    subject: (connection: string, count: string) => `Larm om ${connection}: ${count}`,
    title: (connection: string) => `Något är fel med ${connection}`,
    intro: (body: string) =>
      `Det gäller anslutningen till ett system hos ${body}. Vi skriver en gång om dagen, och när något nytt går fel.`,
    how: 'Så rättar du till det',
    where: (part: string) => `Du hittar det på anslutningens sida, under ”${part}”.`,
    link: 'Öppna sidan för era anslutningar med den länk ni har fått. Den står inte i brev: den som har länken kan byta nycklar och stänga av.',
    noLink: (operators: string) => `Saknar ni länken? Be dem som driver FixaMinGata om en ny: ${operators}`,
    operator: 'Så öppnar du sidan. Kommandot gör en länk som gäller en dag:',
    why: 'Du får brevet för att larm om anslutningen går till dig. Det ändras på anslutningens sida.',
  },

  overdue: {
    subject: (count: string) => `Väntar på svar för länge: ${count}`,
    title: 'Någon har väntat för länge på svar',
    intro: 'Vi lovar att svara inom två arbetsdagar den som har mött ett hinder.',
    answerBy: 'Skulle ha besvarats',
    commands: 'Så ser du mer och antecknar ett svar',
  },

  failedMails: {
    subject: (count: string) => `Mejl som väntar på er: ${count}`,
    title: 'Mejl har kommit in som programmet inte gör något med',
    intro:
      'De är sparade som de kom, och andra mejl går fram som vanligt. Läs dem, svara dem som väntar på svar, och försök igen där ett fel är lagat.',
    mail: 'Mejl',
    arrived: 'Kom in',
    size: 'Storlek',
    reason: 'Varför',
    reasons: {
      unknown_address: 'till en adress som inte är något brevs',
      not_about_report: 'svar på ett brev som inte gäller en rapport',
      not_proven: 'okänd avsändare, och inget styrker adressen',
      nobody_to_ask: 'okänd avsändare, och mottagaren har ingen brevlåda',
      nothing_said: 'inga ord och ingen bild',
      our_mail_sent_on: 'ett mejl från oss som någon har skickat vidare hit',
      too_many: 'fler än 200 anmälningar på ett dygn från samma adress',
      unreadable: 'går inte att läsa helt',
      challenge: 'ber oss visa att vi inte är en robot',
      threw: 'gick inte att läsa',
      hung: 'tog för lång tid',
      ended: 'stoppade programmet som läste',
      too_large: 'för stort',
    },
    said: 'Felet',
    commands: 'Så ser du mer och försöker igen',
  },

  moderation: {
    subject: (number: string) => `Vi har granskat felanmälan [${number}]`,
    title: 'Vi har granskat felanmälan',
    intro: (number: string) =>
      `Någon har bett oss titta på felanmälan ${number}. En människa på FixaMinGata har läst den, och det här har vi gjort:`,
    held: {
      waits: {
        subject: (number: string) => `Texten i din felanmälan visas inte än [${number}]`,
        title: 'Texten i din felanmälan visas inte än',
        intro: (number: string) =>
          `Felanmälan ${number} är skickad, och mottagaren har fått allt du skrev. Texten verkar nämna en person vid namn.`,
      },
      read: {
        subject: (number: string) => `Vi har läst din felanmälan [${number}]`,
        title: 'Vi har läst din felanmälan',
        intro: (number: string) =>
          `Texten i felanmälan ${number} väntade på att någon skulle läsa den, för den verkade nämna en person vid namn. En människa på FixaMinGata har läst den, och det här har vi gjort:`,
      },
    },
    happened: {
      redact: {
        report: 'Vi har ändrat texten som alla ser. Det du skrev från början finns kvar hos mottagaren.',
        entry: 'Vi har ändrat texten i ett inlägg. Det som stod från början finns kvar hos mottagaren.',
      },
      hide: {
        report: 'Vi har dolt hela felanmälan. Den visas inte för andra, men mottagaren har den kvar.',
        text: 'En människa på FixaMinGata läser texten innan den visas för alla. Till dess visas bara kategori, plats och foton. Du får ett brev när det är klart.',
        entry: 'Vi har dolt ett inlägg och dess foton.',
        photo: 'Vi har dolt ett foto.',
      },
      show: {
        report: 'Felanmälan visas för alla igen.',
        text: 'Texten visas nu för alla, som du skrev den.',
        entry: 'Ett inlägg visas för alla igen.',
        photo: 'Ett foto visas för alla igen.',
      },
    },
    because: (reason: string) => `Skäl: ${reason}.`,
    reasons: {
      person: 'där stod eller syntes uppgifter om en person, som inte ska visas för alla',
      hate: 'där fanns hot, hat eller kränkningar',
      crime: 'det kan vara ett brott att visa det',
      other: 'det hör inte hemma i en felanmälan',
    },
    object:
      'Tycker du att det blev fel? Svara på det här brevet och säg varför, så prövar vi saken en gång till.',
  },

  whichReport: {
    subject: 'Ditt svar på vårt brev',
    title: 'Vilket ärende gäller ditt svar?',
    nobody:
      'Du svarade på ett brev om flera ärenden. Vi kan inte veta vilket du menar, så ingen har fått det du skrev.',
    how: 'Öppna ärendet och skriv där, eller svara på ett brev om just det ärendet. Här är allt du följer:',
    button: 'Visa det jag följer',
  },

  sandbox: {
    subject: 'Din länk till sandlådan',
    title: 'Gör en nyckel till sandlådan',
    intro:
      'Någon har bett om en nyckel till sandlådan på FixaMinGata, där program provas. Är det du? Gör nyckeln här.',
    button: 'Gör nyckeln',
    lives: 'Länken fungerar i 24 timmar. Den är personlig. Skicka den inte vidare.',
    ignore: 'Är det inte du? Då behöver du inte göra något. Ingen nyckel görs.',
  },

  settled: {
    subject: (number: string) => `Vi har granskat det du anmälde [${number}]`,
    title: 'Vi har granskat det du anmälde',
    intro: (number: string) =>
      `Tack för att du sade till om felanmälan ${number}. En människa på FixaMinGata har läst den, och det här har vi beslutat:`,
    happened: {
      redact: 'Vi har ändrat texten som alla ser.',
      hide: {
        report: 'Vi har dolt hela felanmälan. Den visas inte längre för alla.',
        text: 'Vi läser texten innan den visas för alla.',
        entry: 'Vi har dolt ett inlägg och dess foton.',
        photo: 'Vi har dolt ett foto.',
      },
      show: {
        report: 'Felanmälan visas för alla igen.',
        text: 'Texten visas för alla.',
        entry: 'Ett inlägg visas för alla igen.',
        photo: 'Ett foto visas för alla igen.',
      },
    },
    stands:
      'Felanmälan står kvar som den är. Skäl: vi hittade inget som är brottsligt, kränkande eller för privat för att visas för alla.',
    object:
      'Tycker du att det blev fel? Svara på det här brevet och säg varför, så prövar vi saken en gång till.',
    report: 'Visa felanmälan',
    why: 'Du får det här brevet för att någon sade till om missbruk och lämnade din e-postadress. Var det inte du? Då behöver du inte göra något.',
  },

  watching: {
    confirm: 'Bekräfta din bevakning',
    intro:
      'Någon vill bevaka en plats på FixaMinGata med din e-postadress. Är det du? Bekräfta, så får du ett brev när något anmäls eller åtgärdas där.',
    what: 'Bevakas',
    pace: 'Brev',
    button: 'Bekräfta bevakningen',
    ignore: 'Är det inte du? Då behöver du inte göra något. Du får inga fler brev om det här.',
    link: 'Dina bevakningar',
    linkIntro:
      'Här är länken till allt som du följer och bevakar på FixaMinGata. Där ändrar du hur ofta du får brev, och tar bort det du inte vill ha.',
    linkButton: 'Öppna dina bevakningar',
    linkHint: 'Länken är personlig. Skicka den inte vidare.',
    linkIgnore: 'Har du inte bett om den? Då behöver du inte göra något. Ingen annan får länken.',
    all: 'Allt som du följer och bevakar',
  },

  /** What has happened with all that somebody follows, in one letter. */
  gathered: {
    title: (count: number) =>
      count === 1
        ? 'Det här har hänt med ett ärende som du följer'
        : `Det här har hänt med ${count} ärenden som du följer`,
    number: (number: string) => `Ärende ${number}.`,
    why: 'Du får det här brevet för att du följer ärendena, och vill ha allt om dem i ett brev.',
    whySoon:
      'Du får det här brevet för att du följer ärendena. Allt hände nära i tid, så du får det i ett brev.',
    pace: 'Ändra hur ofta',
  },

  placeNews: {
    subject: {
      made: (title: string) => `Nytt där du bevakar: ${title}`,
      fixed: (title: string) => `Åtgärdat där du bevakar: ${title}`,
    },
    title: (made: number, fixed: number, more: number) => {
      if (more > 0) return `${made + fixed + more} nyheter där du bevakar`
      const news = made === 1 ? '1 ny anmälan' : `${made} nya anmälningar`
      const done = `${fixed} åtgärdad${fixed === 1 ? '' : 'e'}`
      if (fixed === 0) return `${news} där du bevakar`
      return made === 0
        ? `${fixed === 1 ? '1 anmälan är åtgärdad' : `${fixed} anmälningar är åtgärdade`} där du bevakar`
        : `${news} och ${done} där du bevakar`
    },
    made: 'Nytt',
    fixed: 'Åtgärdat',
    detail: (category: string, place: string, when: string) => `${category} · ${place} · anmält ${when}`,
    more: (count: number) => `… och ${count} till`,
    why: (watched: string) => `Du får det här brevet för att du bevakar: ${watched}.`,
    leave: 'Sluta bevaka',
    leaveAll: 'Sluta bevaka allt',
  },

  person: {
    signIn: {
      subject: 'Din länk till Min sida',
      title: 'Öppna Min sida',
      intro: 'Någon har bett om en länk till din sida på FixaMinGata. Är det du? Öppna den här.',
      button: 'Öppna Min sida',
      lives: 'Länken fungerar en gång, inom 30 minuter.',
      ignore: 'Är det inte du? Då behöver du inte göra något. Skicka inte länken vidare.',
    },
    newAddress: {
      subject: 'Bekräfta din nya e-postadress',
      title: 'Bekräfta din nya e-postadress',
      intro:
        'Någon vill använda den här adressen på FixaMinGata. Är det du? Bekräfta den, så byter vi till den.',
      button: 'Bekräfta adressen',
      lives: 'Länken fungerar en gång, inom 24 timmar.',
      ignore: 'Är det inte du? Då behöver du inte göra något. Ingenting ändras.',
    },
    addressChanged: {
      subject: 'Din e-postadress är ändrad',
      title: 'Din e-postadress är ändrad',
      intro:
        'Du har bytt till en annan e-postadress på FixaMinGata. Vi skickar inga fler brev hit, och länkarna i våra tidigare brev till den här adressen fungerar inte längre.',
      keys: (count: number) =>
        `${count === 1 ? 'En nyckel' : `${count} nycklar`} som du har lagt till fungerar som förut. Känner du inte igen ${count === 1 ? 'den' : 'dem'}? Ta bort ${count === 1 ? 'den' : 'dem'} på Min sida.`,
      notYou: 'Var det inte du? Svara på det här brevet genast, så hjälper vi dig.',
    },
    passkeyAdded: {
      subject: 'En nyckel är tillagd på Min sida',
      title: 'En nyckel är tillagd',
      intro:
        'Från och med nu går det att logga in på din sida på FixaMinGata med en ny nyckel, i stället för med en länk i ett brev.',
      notYou:
        'Var det inte du? Logga in på Min sida med en länk i ett brev, ta bort nyckeln under Uppgifter och logga ut överallt. Eller svara på det här brevet, så hjälper vi dig.',
    },
    passkeyRemoved: {
      subject: 'En nyckel är borttagen från Min sida',
      title: 'En nyckel är borttagen',
      intro:
        'En av dina nycklar på FixaMinGata fungerar inte längre, och den som har kommit in med nyckeln är utloggad. Länken i ett brev fungerar som förut. Nyckeln kan ligga kvar i telefonen eller datorn: ta bort den där också.',
      notYou:
        'Var det inte du? Logga in på Min sida med en länk i ett brev, och logga ut överallt. Eller svara på det här brevet, så hjälper vi dig.',
    },
    erased: {
      subject: 'Dina uppgifter är borttagna',
      title: 'Dina uppgifter är borttagna',
      intro:
        'Din e-postadress, ditt namn och det du följde är borttaget. Det här är vårt sista brev till dig.',
      stays:
        'Dina anmälningar står kvar utan avsändare. Det mottagarna redan har fått kan de behöva spara: fråga dem direkt.',
      notYou: 'Var det inte du? Svara på det här brevet. Vi kan inte ta tillbaka det, men vi vill veta det.',
    },
  },
}
