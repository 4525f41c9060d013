import { expect, test } from 'vitest'
import words from '../../data/category-words.json' with { type: 'json' }
import { categories } from '../bodies/catalogue.ts'
import { suggestCategories } from './category-suggestion.ts'

test('every category of the catalogue has six words or more, and no other has any', () => {
  expect(Object.keys(words).sort()).toEqual(categories.map(({ code }) => code).sort())
  for (const [code, { strong, words: ordinary }] of Object.entries(words))
    expect(strong.length + ordinary.length, code).toBeGreaterThanOrEqual(6)
})

test.for([
  ['Djupt hål i gatan', 'hal'],
  ['Potthål vid rondellen', 'hal'],
  ['Flera hål på Storgatan', 'hal'],
  ['Hålet blir bara större', 'hal'],
  ['Big pothole in the road', 'hal'],
  ['En krater i körbanan', 'hal'],
  ['Ojämn asfalt', 'belaggning'],
  ['Asfalten är sprucken', 'belaggning'],
  ['Tjälskador på vägen', 'belaggning'],
  ['Gatan har en sättning', 'belaggning'],
  ['Uneven surface', 'belaggning'],
  ['Hela cykelbanan är sliten', 'gcbana'],
  ['Cykelbanan är dålig', 'gcbana'],
  ['Gc-banan behöver ses över', 'gcbana'],
  ['The cycle path is bad', 'gcbana'],
  ['Lösa plattor på trottoaren', 'kantsten'],
  ['Kantstenen är sönderkörd', 'kantsten'],
  ['Broken kerb', 'kantsten'],
  ['Snubbelrisk, plattorna sticker upp', 'kantsten'],
  ['Igensatt brunn', 'brunn'],
  ['Brunnslocket skramlar', 'brunn'],
  ['Dagvattenbrunnen är full av löv', 'brunn'],
  ['Blocked drain', 'brunn'],
  ['Stor vattenpöl på gatan', 'vatten_vag'],
  ['Gatan är översvämmad', 'vatten_vag'],
  ['Det står vatten på vägen', 'vatten_vag'],
  ['Flooded street', 'vatten_vag'],
  ['Räcket på bron är löst', 'bro'],
  ['Trappan har trasiga steg', 'bro'],
  ['Ledstången saknas i trappan', 'bro'],
  ['The railing of the bridge is loose', 'bro'],
  ['Vägarbetet saknar skyltar för gående', 'vagarbete'],
  ['Avspärrningen vid schaktet har ramlat', 'vagarbete'],
  ['Roadworks without signs', 'vagarbete'],
  ['Skylten har vridit sig', 'skylt'],
  ['Nedkört vägmärke', 'skylt'],
  ['Stoppskylten är borta', 'skylt'],
  ['Road sign knocked down', 'skylt'],
  ['Gatunamnsskylten saknas', 'gatunamn'],
  ['Namnskylten för gatan är felstavad', 'gatunamn'],
  ['Street name sign missing', 'gatunamn'],
  ['Trafikljuset slår inte om', 'signal'],
  ['Knappen vid övergången fungerar inte, aldrig grön gubbe', 'signal'],
  ['Trafiksignalen blinkar gult', 'signal'],
  ['Traffic light stuck on red', 'signal'],
  ['Övergångsstället är bortnött', 'vagmarkering'],
  ['Linjerna syns inte', 'vagmarkering'],
  ['Zebra crossing worn away', 'vagmarkering'],
  ['Pollaren är påkörd', 'farthinder'],
  ['Farthindret har lossnat', 'farthinder'],
  ['Betongsuggan står fel', 'farthinder'],
  ['The bollard is broken', 'farthinder'],
  ['Busskuren är vandaliserad', 'hallplats'],
  ['Tidtabellen på hållplatsen är borta', 'hallplats'],
  ['Bus shelter vandalised', 'hallplats'],
  ['Parkeringsautomaten fungerar inte', 'parkering'],
  ['Laddstolpen är trasig', 'parkering'],
  ['Parking machine out of order', 'parkering'],
  ['Cykelstället är löst', 'cykelstall'],
  ['Cykelpumpen vid cykelparkeringen är sönder', 'cykelstall'],
  ['Bike rack broken', 'cykelstall'],
  ['lampan', 'belysning'],
  ['lyse', 'belysning'],
  ['mörkt', 'belysning'],
  ['Gatlampan lyser inte', 'belysning'],
  ['Tre lyktstolpar är släckta', 'belysning'],
  ['Gatubelysningen blinkar', 'belysning'],
  ['Street light out', 'belysning'],
  ['Mörkt på gångvägen, ingen belysning', 'belysning'],
  ['Öppet elskåp med lösa kablar', 'belysning_skada'],
  ['Kabelskåpets lucka är borta', 'belysning_skada'],
  ['Loose cable from the pole', 'belysning_skada'],
  ['Ingen har plogat', 'snorojning'],
  ['Snövall på trottoaren', 'snorojning'],
  ['Oplogad gångväg', 'snorojning'],
  ['Snow not cleared', 'snorojning'],
  ['Väldigt halt på gångvägen', 'halka'],
  ['Isgata utanför skolan', 'halka'],
  ['Osandad backe', 'halka'],
  ['Icy and slippery', 'halka'],
  ['Sandlådan är tom', 'sandlada'],
  ['Slut på sand i sandlådan', 'sandlada'],
  ['The grit box is empty', 'sandlada'],
  ['Grus kvar efter vintern', 'sandupptagning'],
  ['Rullgrus i kurvan', 'sandupptagning'],
  ['Inte sopat i vår, grus överallt', 'sandupptagning'],
  ['Skräpigt runt bänkarna', 'nedskrapning'],
  ['Nedskräpning i dungen', 'nedskrapning'],
  ['Krossat glas', 'nedskrapning'],
  ['Litter everywhere', 'nedskrapning'],
  ['Dumpad soffa', 'dumpning'],
  ['Någon har dumpat byggavfall', 'dumpning'],
  ['Kylskåp i skogen', 'dumpning'],
  ['Fly tipping by the road', 'dumpning'],
  ['Papperskorgen är full', 'papperskorg'],
  ['Soptunnan svämmar över', 'papperskorg'],
  ['Overflowing litter bin', 'papperskorg'],
  ['Klotter på väggen', 'klotter'],
  ['Graffiti i tunneln', 'klotter'],
  ['Nedklottrad hållplats', 'klotter'],
  ['Hakkors på fasaden', 'klotter'],
  ['Återvinningsstationen är full', 'atervinning'],
  ['Containern för kartong är överfull', 'atervinning'],
  ['Recycling station full', 'atervinning'],
  ['Övergiven bil', 'fordon'],
  ['Skrotbil utan däck', 'fordon'],
  ['Elsparkcyklar i vägen', 'fordon'],
  ['Abandoned bike', 'fordon'],
  ['Död hare på cykelbanan', 'djur'],
  ['Dött djur', 'djur'],
  ['Dead bird', 'djur'],
  ['Gräset är oklippt', 'park'],
  ['Rabatten är full av ogräs', 'park'],
  ['Overgrown lawn', 'park'],
  ['Häcken skymmer sikten', 'trad'],
  ['Nedfallet träd', 'trad'],
  ['En gren hänger över gångvägen', 'trad'],
  ['Tree branch hanging low', 'trad'],
  ['Gungan är trasig', 'lekplats'],
  ['Rutschkanan på lekplatsen har en spricka', 'lekplats'],
  ['The swing is broken', 'lekplats'],
  ['Livbojen saknas', 'badplats'],
  ['Bryggan har trasiga plankor', 'badplats'],
  ['Lifebuoy missing', 'badplats'],
  ['Grinden till hundrastgården går inte att stänga', 'hundrast'],
  ['Dog park gate broken', 'hundrast'],
  ['Toaletten är låst', 'toalett'],
  ['Stopp på offentliga toan', 'toalett'],
  ['Public toilet closed', 'toalett'],
  ['Trasig bänk', 'bank'],
  ['Staketet har ramlat', 'bank'],
  ['Bench vandalised', 'bank'],
  ['Motionsspåret är lerigt', 'anlaggning'],
  ['Fotbollsplanen behöver klippas', 'anlaggning'],
  ['Vattenläcka, det bubblar upp ur marken', 'va'],
  ['Det luktar avlopp', 'va'],
  ['Water leak', 'va'],
  ['Flaggstången på torget slår', 'ovrigt'],
] as const)('%s is about %s', ([text, category]) => {
  expect(suggestCategories(text)[0]).toBe(category)
})

test.for([
  ['Lmapan är trasig', 'belysning'],
  ['Gatubelysnigen är borta', 'belysning'],
  ['Papperskrogen är full', 'papperskorg'],
  ['Trafikljset fungerar inte', 'signal'],
  ['Pothål', 'hal'],
  ['Lekplatssen', 'lekplats'],
  ['Astfalten', 'belaggning'],
  ['Grafitti', 'klotter'],
] as const)('one wrong letter is forgiven: %s', ([text, category]) => {
  expect(suggestCategories(text)).toContain(category)
})

test.for(['', 'Hej', 'Det är dåligt här', 'Gör något!', '!!!', '12345', 'asdf qwer', 'Vad ska jag göra?'])(
  'nothing is suggested for "%s"',
  (text) => {
    expect(suggestCategories(text)).toEqual([])
  },
)

test('three at most, the likeliest first; who is still typing sees what it may become', () => {
  expect(suggestCategories('Klotter, skräp, hål, snö och trasig lampa').length).toBe(3)
  expect(suggestCategories('klot', { isTyping: true })).toContain('klotter')
  expect(suggestCategories('klot')).not.toContain('klotter')
})

test('a long text takes no time to speak of', () => {
  const start = performance.now()
  suggestCategories('lampan vid trottoaren är halkig och '.repeat(110))
  expect(performance.now() - start).toBeLessThan(1_000)
})
