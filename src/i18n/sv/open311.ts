/** What other programs are told, in words that the people who use them read. */
export const open311 = {
  contact: 'Frågor om gränssnittet besvaras av FixaMinGatas drift; adressen står på sidan Om.',
  key: 'Att läsa kräver ingen nyckel. Nyckel för att skapa felanmälningar får den som driver en kommuns tjänst av FixaMinGatas drift.',
  mistakes: {
    jurisdiction_missing: () => 'Det saknas uppgift om vilken kommun det gäller (jurisdiction_id).',
    jurisdiction_unknown: (about: string) =>
      `Det finns ingen kommun som heter ${about}. Ange kommunkod, namn eller domän, till exempel 1489, alingsas eller alingsas.se.`,
    format_unknown: () => 'Formatet finns inte. Adressen ska sluta på .xml eller .json.',
    not_there: () => 'Det finns inget på den här adressen.',
    service_unknown: (about: string) => `Det finns ingen kategori med koden ${about}.`,
    request_unknown: (about: string) => `Det finns ingen felanmälan med numret ${about}.`,
    parameter_unreadable: (about: string) => `Det går inte att förstå värdet på ${about}.`,
    span_too_long: () => 'Det får vara högst 90 dagar mellan start_date och end_date.',
    too_often: () => 'Det kom för många frågor på kort tid. Försök igen om en minut.',
    broken: () => 'Något gick fel hos oss. Försök igen om en stund.',
  },
}
