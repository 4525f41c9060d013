/** The start page and the search for a place. */
export const finding = {
  start: {
    title: 'Felanmäl gator, parker och lampor',
    heading: 'Gör en felanmälan',
    lead: 'Hål i gatan, en släckt lampa, skräp i parken? Vi ser till att den som ansvarar får veta.',
    description: 'Felanmäl problem på gator, i parker och på andra allmänna platser i hela Sverige.',
    photo: 'Ta en bild',
    photoWords: 'Bilden berättar ofta var det är.',
    or: 'eller',
    reported: (when: string) => `anmäld ${when}`,
    latest: 'Senaste rapporterna',
    none: 'Inga rapporter än',
    noneWords: 'Bli den första: sök upp en plats ovan.',
    how: 'Så fungerar det',
    steps: [
      'Sök upp platsen och beskriv problemet. Du behöver inget konto.',
      'Bekräfta med länken i brevet du får. Då skickas anmälan till den som ansvarar.',
      'Du får ett brev varje gång något händer, tills det är klart.',
    ],
    emergency: 'Är det fara för liv eller pågår ett brott? Ring 112.',
  },
  field: 'Var är problemet?',
  hint: 'Ort, adress eller koordinater. Eller numret på en anmälan.',
  button: 'Sök',
  position: {
    button: 'Använd min position',
    looking: 'Söker din position …',
    failed: 'Vi fick inte veta din position. Skriv var problemet är i stället.',
  },
  search: {
    title: 'Sök plats',
    heading: 'Var är problemet?',
    results: 'Vilken plats menar du?',
    only: 'Är det här platsen?',
    reportHere: 'Rapportera här',
    beside: 'Eller välj orten',
    address: 'Vi vet inte exakt var gatan ligger. Välj orten, och beskriv platsen i nästa steg.',
    addressIn: (place: string) =>
      `Vi vet inte exakt var gatan ligger. Platsen hamnar mitt i ${place}: beskriv den i nästa steg.`,
    middleOf: (place: string) => `Platsen hamnar mitt i ${place}. Beskriv i nästa steg var problemet är.`,
    none: {
      title: (words: string) => `Vi hittade ingen plats för ”${words}”.`,
      words:
        'Kontrollera stavningen, eller skriv namnet på en ort eller kommun. Du kan också klistra in koordinater eller en länk från en karta.',
    },
    abroad: {
      title: (words: string) => `”${words}” ligger utanför Sverige.`,
      words: 'Vi kan bara skicka anmälningar till svenska kommuner. Skriv en plats i Sverige.',
    },
    sea: {
      title: 'Platsen ligger till havs.',
      words: 'Vi tar bara emot anmälningar på land i Sverige. Kontrollera koordinaterna.',
    },
    down: {
      title: 'Adresser går inte att söka just nu.',
      words:
        'Orter, kommuner, koordinater och länkar från kartor fungerar som vanligt. Skriv orten, och beskriv platsen i nästa steg.',
      choose:
        'Välj orten så länge, och beskriv platsen i nästa steg. Koordinater och länkar från kartor fungerar också.',
    },
    postcode: {
      title: 'Ett postnummer räcker inte.',
      belongs: (postcode: string, town: string) =>
        `${postcode} hör till ${town}, men täcker ett stort område. Skriv gata och ort, till exempel Storgatan 5, ${town}.`,
      coarse: 'Det täcker ett stort område. Skriv gata och ort, till exempel Storgatan 5, Alingsås.',
    },
    shortCode: 'Koden är kort. Skriv orten efter den, till exempel WGJM+4C Alingsås.',
    link: 'Länken säger inte var platsen är. Öppna den, och kopiera adressen eller koordinaterna hit.',
    noReport: (number: string) => `Det finns ingen anmälan med nummer ${number}.`,
    kinds: {
      place: 'Ort',
      address: 'Adress',
      street: 'Gata',
      landmark: 'Plats',
    },
    municipalityAt: (seat: string) => `Kommun, centralort ${seat}`,
    coordinates: 'Koordinater',
    nearest: (place: string) => `Nära ${place}`,
    badPlace: 'Vi kunde inte läsa av platsen. Sök upp den här.',
    help: 'Skriv namnet på en ort eller kommun. Du kan också klistra in koordinater eller en länk från en karta.',
  },
}
