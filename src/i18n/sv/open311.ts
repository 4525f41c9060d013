/** What other programs are told, in words that the people who use them read. */
export const open311 = {
  contact: 'Frågor om gränssnittet besvaras av FixaMinGatas drift; adressen står på sidan Om.',
  key: 'Att läsa kräver ingen nyckel. Nyckel för att skapa felanmälningar får den som driver en kommuns tjänst av FixaMinGatas drift. Leverantörer provar med jurisdiction_id=sandlada, där inget når någon. Nyckeln dit gör de själva på sidan /om/sandlada.',
  notices: {
    confirm: 'Felanmälan skickas när den som har gjort den bekräftar den genom länken i sitt mejl.',
    urgent: 'Är det fara för liv, hälsa eller egendom? Ring 112.',
  },
  /** What stands in descriptions that go to others' servers. */
  sent: {
    place: (words: string, isApproximate: boolean) =>
      isApproximate ? `Plats, ungefär: ${words}` : `Plats: ${words}`,
    category: (name: string) => `Kategori: ${name}`,
    answer: (question: string, answer: string) => `${question}: ${answer}`,
    photos: (addresses: string) => `Fler foton: ${addresses}`,
    withheld: 'Svar som bara ni får läsa finns i ärendet hos FixaMinGata.',
    withheldWords: 'Det som skrevs är bara för er. Det finns i ärendet hos FixaMinGata.',
    reference: (reference: string) => `FixaMinGata ${reference}`,
    referenceAt: (reference: string, address: string) => `FixaMinGata ${reference}: ${address}`,
  },
  lostPicture: (address: string | null) =>
    address === null
      ? 'En bild följde med felanmälan men gick inte att läsa.'
      : `En bild hör till felanmälan men gick inte att hämta: ${address}`,
  mistakes: {
    jurisdiction_unknown: (about: string) =>
      `Det finns ingen kommun som heter ${about}. Ange kommunkod, namn eller domän, till exempel 1489, alingsas eller alingsas.se.`,
    format_unknown: () => 'Formatet finns inte. Adressen ska sluta på .xml eller .json.',
    not_there: () => 'Det finns inget på den här adressen.',
    service_unknown: (about: string) => `Det finns ingen kategori med koden ${about}.`,
    request_unknown: (about: string) => `Det finns ingen felanmälan med numret ${about}.`,
    token_unknown: () => 'Det finns inget väntande ärende med den här koden.',
    key_missing: () => 'Det saknas en nyckel (api_key).',
    key_wrong: () => 'Nyckeln gäller inte.',
    key_elsewhere: () => 'Nyckeln gäller inte för den kommunen.',
    key_not_enough: () => 'Nyckeln räcker inte för det här.',
    parameter_missing: (about: string) => `Det saknas ett värde på ${about}.`,
    parameter_unreadable: (about: string) => `Det går inte att förstå värdet på ${about}.`,
    parameter_too_long: (about: string) => `Värdet på ${about} är för långt.`,
    personal_number: (about: string) =>
      `Det står ett personnummer i ${about}. Ta bort det: felanmälningar läses av många.`,
    place_missing: () =>
      'Det saknas en plats. Ange både lat och long; en adress räcker inte, men följer gärna med (address_string).',
    place_at_sea: () => 'Platsen ligger ute till havs.',
    place_abroad: () => 'Platsen ligger inte i Sverige.',
    place_elsewhere: (about: string) => `Platsen ligger inte i ${about}.`,
    not_taken: (about: string) =>
      about === ''
        ? 'Den som ansvarar för platsen kan inte ta emot felanmälningar här.'
        : `${about} ansvarar för platsen och kan inte ta emot felanmälningar här.`,
    attribute_missing: (about: string) => `${about} krävs.`,
    attribute_unreadable: (about: string) => `Det går inte att förstå svaret på ${about}.`,
    attribute_stopped: (about: string) => `Med det svaret på ${about} går det inte att anmäla här.`,
    status_unknown: (about: string) => `Det finns ingen status som heter ${about}.`,
    reason_missing: (about: string) => `Säg varför i ${about}: den som har anmält får läsa det.`,
    not_movable: () => 'Ärendet kan inte ändras så som det står nu.',
    post_unreadable: () => 'Det går inte att läsa det som skickades.',
    post_too_large: () => 'Det som skickades är för stort.',
    span_too_long: () => 'Det får vara högst 90 dagar mellan start_date och end_date.',
    too_often: () => 'Det kom för många frågor på kort tid. Försök igen om en minut.',
    busy: () => 'Det är mycket att göra just nu. Försök igen om en stund.',
    too_slow: () => 'Det är för mycket att leta igenom. Fråga efter färre.',
    broken: () => 'Något gick fel hos oss. Försök igen om en stund.',
  },
}
