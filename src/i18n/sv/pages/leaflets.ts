/** Pages to read: in easy Swedish, for municipalities, and what a browser keeps. */
export const leaflets = {
  easyRead: {
    link: 'Lättläst',
    title: 'Lättläst om FixaMinGata',
    parts: [
      {
        title: 'Vad är FixaMinGata?',
        words: [
          'FixaMinGata är en webbplats.',
          'Här kan du säga till om saker som är trasiga ute.',
          'Det kan vara ett hål i gatan, en lampa som inte lyser eller skräp i en park.',
          'Det kostar ingenting.',
          'Du behöver inget konto.',
        ],
      },
      {
        title: 'Så gör du en felanmälan',
        words: [
          'Ta en bild, eller skriv var felet är.',
          'Skriv vad som är fel.',
          'Skriv din e-postadress.',
          'Tryck på Skicka.',
          'Du får ett brev med e-post. Tryck på länken i brevet.',
          'Nu går anmälan till dem som ska laga det.',
        ],
      },
      {
        title: 'Vad händer sedan?',
        words: [
          'De som ansvarar för platsen läser din anmälan.',
          'Ofta är det kommunen.',
          'Du får ett brev när något händer.',
          'Du får ett brev när det är lagat.',
        ],
      },
      {
        title: 'Vad kan andra se?',
        words: [
          'Alla kan se vad du har skrivit om felet, dina bilder och var det är.',
          'Ingen annan än den som ska svara dig ser ditt namn eller din adress.',
        ],
      },
      {
        title: 'Är det farligt?',
        words: ['Ring 112 om någon är i fara.', 'Skriv inte här. Det går för långsamt.'],
      },
    ],
  },
  storage: {
    link: 'Vad som sparas i din webbläsare',
    title: 'Det som sparas i din webbläsare',
    lead: 'Webbplatsen sparar bara det som behövs: för att du inte ska förlora en anmälan du har börjat på, och för att du ska vara inloggad på Min sida om du har loggat in. Därför finns här ingen ruta att godkänna.',
    name: 'Namn',
    holds: 'Innehåll',
    lives: 'Hur länge',
    kept: [
      {
        name: 'felanmalan, drafts (IndexedDB)',
        holds: 'Texten i anmälningar som du har börjat på.',
        lives: 'Tills anmälan är skickad eller du tar bort den, som längst en vecka.',
      },
      {
        name: 'felanmalan, photos (IndexedDB)',
        holds: 'Bilderna i anmälningar som du har börjat på.',
        lives: 'Tills anmälan är skickad eller du tar bort dem, som längst en vecka.',
      },
      {
        name: 'felanmalan (sessionStorage)',
        holds: 'Vilken anmälan du håller på med, och var kvittona för dem du har skickat finns.',
        lives: 'Tills du stänger fliken.',
      },
      {
        name: 'felanmalan-position (sessionStorage)',
        holds:
          'Din position, om du har tryckt på Använd min position, så att formuläret kan säga hur exakt den är.',
        lives: 'Tills du stänger fliken.',
      },
      {
        name: 'utan-nat (Cache Storage)',
        holds: 'En sida som visas när du inte har något nät. Den är likadan för alla.',
        lives: 'Tills du tömmer webbläsaren. Den byts ut när webbplatsen ändras.',
      },
    ],
    challenge: {
      holds:
        'Ett nummer som kopplar ihop frågan till din nyckel med svaret. Finns bara när du lägger till en nyckel eller loggar in med en.',
      lives: 'Fem minuter.',
    },
    cookie: {
      name: (cookie: string) => `${cookie} (kaka)`,
      holds:
        'Ett nummer som säger vem du är medan du är inloggad på Min sida. Finns bara om du har loggat in.',
      lives: 'Tills du loggar ut, som längst 14 dagar efter att du senast var här.',
    },
    clear:
      'Du kan när som helst tömma allt i webbläsarens inställningar. Webbplatsen fungerar ändå, men du loggas ut från Min sida.',
  },
  forBodies: {
    link: 'För kommuner',
    title: 'För kommuner och andra som ansvarar',
    lead: 'Invånare och besökare anmäler här vare sig en kommun är med eller inte. Anmälningarna når er redan i dag. Så här gör ni det mesta av dem.',
    parts: [
      {
        title: 'Utan att göra någonting',
        words: [
          'Varje anmälan kommer som ett e-brev till den adress ni har anmält, annars till registratorn. I brevet finns allt: plats, kategori, text, bilder, och samma uppgifter som en fil som system kan läsa.',
          'En länk i brevet öppnar en sida där ni tar emot, frågar, svarar och säger att det är åtgärdat. Inget konto behövs. Den som anmälde, och alla som följer anmälan, får veta det.',
        ],
      },
      {
        title: 'Med era egna adresser och frågor',
        words: [
          'Skicka oss era mottagare per kategori och område, de frågor ni vill ställa, era telefonnummer för jouren och det ni vill säga till den som anmäler, till exempel om ett strömavbrott som ni redan känner till. Vi läser in dem. Kategorierna är desamma i hela landet, så att siffror går att jämföra.',
        ],
      },
      {
        title: 'Med ert ärendesystem',
        words: [
          'Målet är att anmälningar går in i ert ärendesystem av sig själva, och att svaren kommer tillbaka samma väg: överföring, kvittens, hantering och återkoppling. Den kopplingen byggs nu. Skriv till oss om ert system, så säger vi hur långt det är kvar.',
        ],
      },
    ],
    byMailTitle: 'Med ett svar på brevet',
    byMail:
      'Svara direkt på brevet om ni hellre vill. En rad som ”Mottaget”, ”Planerad v 48” eller ”Åtgärdat” flyttar ärendet, annars går svaret till den som anmälde. Raderna står i varje brev.',
    areasTitle: 'Vad som inte går att välja bort',
    areas:
      'Anmälningar är offentliga. Ni kan säga nej till att ta emot dem härifrån: då får den som vill anmäla veta det innan de skriver, och en länk till er egen sida.',
    contact: 'Vill ni vara med, eller rätta något? Skriv till oss:',
  },
}
