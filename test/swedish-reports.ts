import type { Db } from '#database/database.ts'
import { alingsas, aReport, lund } from './reports.ts'

const goteborg = '1480'

/** What people in three towns have written, each as its name, category, title, description and place. */
const written = [
  ['hål i väg', 'hal', 'Hål i vägen', 'Djupt, och bilar väjer ut i mötande fil.', 'Sveagatan', alingsas],
  ['hål Storgatan', 'hal', 'Stort hål i asfalten', 'Utanför bageriet.', 'Storgatan 12', alingsas],
  ['hål i Lund', 'hal', 'Flera hål efter vintern', 'Värst vid rondellen.', 'Storgatan 3', lund],
  ['potthål', 'hal', 'Potthål vid busshållplatsen', 'Vattenfyllt när det regnar.', 'Nygatan', goteborg],
  ['grop', 'hal', 'Grop i körbanan', 'Man känner den genom hela bilen.', 'Kungsgatan', goteborg],
  ['sättning', 'belaggning', 'Ojämn beläggning', 'Asfalten har satt sig och lutar.', 'Parkgatan', lund],
  ['cykelbana', 'gcbana', 'Rötter lyfter cykelbana', 'Jag cyklade omkull.', 'Bolltorpsvägen', alingsas],
  ['cykelväg', 'gcbana', 'Cykelvägen är översvämmad', 'Efter varje regn.', 'Dalbyvägen', lund],
  ['gångväg', 'gcbana', 'Gångvägen är uppgrävd', 'Ingen skylt om var man ska gå.', 'Lillån', alingsas],
  ['kantsten', 'kantsten', 'Lös kantsten', 'Den rullade ut på gatan.', 'Kyrkogatan', lund],
  ['brunn', 'brunn', 'Brunnen är igensatt', 'Löv och grus i gallret.', 'Torget', alingsas],
  ['brunnslock', 'brunn', 'Brunnslocket skramlar', 'Hela natten.', 'Hamngatan', goteborg],
  ['bro', 'bro', 'Räcket på bron är löst', 'Barn klättrar där.', 'Gamla bron', alingsas],
  ['lampa', 'belysning', 'Trasig lampa', 'Den har blinkat i en vecka.', 'Lekplatsen', alingsas],
  ['lampor', 'belysning', 'Tre släckta lampor i rad', 'Mörkt hela vägen hem.', 'Östra Ringgatan', lund],
  ['gatlampa', 'belysning', 'Gatlampan lyser dygnet runt', 'Slöseri.', 'Skolgatan', alingsas],
  ['lyktstolpe', 'belysning_skada', 'Påkörd lyktstolpe', 'Sladdarna hänger ut.', 'Infarten', goteborg],
  ['trafikljus', 'signal', 'Trafikljuset är trasigt', 'Det blir aldrig grönt.', 'Korsvägen', goteborg],
  ['skylt', 'skylt', 'Nedkörd skylt', 'Väjningsplikten syns inte.', 'Göteborgsvägen', alingsas],
  ['vägmärken', 'skylt', 'Vägmärkena är övermålade', 'Båda två.', 'Ringvägen', lund],
  [
    'övergångsställe',
    'vagmarkering',
    'Övergångsstället syns knappt',
    'Linjerna är bortnötta.',
    'Skolan',
    lund,
  ],
  ['snö', 'snorojning', 'Oplogad trottoar', 'Snön ligger kvar sedan i tisdags.', 'Backen', alingsas],
  ['is', 'halka', 'Glashalt i trappan', 'Isen har legat länge, ingen har sandat.', 'Stationen', lund],
  ['papperskorg', 'papperskorg', 'Full papperskorg', 'Fåglarna drar ut allt.', 'Parken', alingsas],
  ['papperskorgar', 'papperskorg', 'Papperskorgarna töms inte', 'Det luktar.', 'Slottsskogen', goteborg],
  ['klotter', 'klotter', 'Klotter på elskåpet', 'Hela framsidan.', 'Drottninggatan', goteborg],
  ['klottrat', 'klotter', 'Någon har klottrat på muren', 'Fula ord.', 'Bibliotekets vägg', lund],
  ['skräp', 'nedskrapning', 'Skräp längs stigen', 'Burkar och påsar.', 'Nolhaga', alingsas],
  ['nedskräpning', 'nedskrapning', 'Nedskräpning vid badet', 'Engångsgrillar överallt.', 'Gerdska', alingsas],
  ['glas', 'nedskrapning', 'Krossat glas', 'På hela gångbanan.', 'Magasinsgatan', goteborg],
  ['bänk', 'bank', 'Bänken saknar sits', 'Bara benen står kvar.', 'Stadsparken', lund],
  ['bank', 'klotter', 'Affischer på bankens fasad', 'Gamla, och de lossnar.', 'Bankgatan', lund],
  ['gunga', 'lekplats', 'Trasig gunga', 'Kedjan har gått av.', 'Plantaget', alingsas],
  ['rutschkana', 'lekplats', 'Spricka i rutschkanan', 'Vassa kanter.', 'Slottsskogen', goteborg],
  ['träd', 'trad', 'Trädet lutar över vägen', 'Det knakar när det blåser.', 'Hjortmarka', alingsas],
  ['grenar', 'trad', 'Grenar hänger i huvudhöjd', 'Man får gå ut i gatan.', 'Sveavägen', lund],
  ['buske', 'park', 'Busken skymmer sikten', 'Bilar ser inte barnen.', 'Nygatan', alingsas],
  ['bilvrak', 'fordon', 'Bil utan hjul', 'Har stått sedan i somras.', 'Parkeringen', goteborg],
  ['fönster', 'ovrigt', 'Trasigt fönster i busskuren', 'Splitter på sätet.', 'Resecentrum', alingsas],
  ['english', 'belysning', 'Street lights are out', 'The whole block is dark.', 'Haga', goteborg],
  ['råttor', 'djur', 'Råttor vid återvinningen', 'Minst tio stycken.', 'Brogården', alingsas],
] as const satisfies readonly (readonly [string, string, string, string, string, string])[]

export type Written = (typeof written)[number][0]

/** Has all of them reported; by name, the number each got. */
export async function writeReports(db: Db): Promise<ReadonlyMap<Written, number>> {
  const numbers = new Map<Written, number>()
  for (const [name, category, title, description, placeWords, municipality] of written) {
    const { number } = await aReport(db, { category, title, description, placeWords, municipality })
    numbers.set(name, number)
  }
  return numbers
}
