import { type Found, findAll } from './found.ts'

type Danger = 'gas' | 'electricity' | 'fire' | 'injury' | 'crime' | 'collapse'
type EmergencyWords = Found & { readonly danger: Danger }

/** Words that mean: call 112 first. The resident may go on with what is not urgent. */
export function findEmergencyWords(text: string): EmergencyWords[] {
  return rules
    .flatMap(([danger, pattern]) => findAll(text, pattern).map((found) => ({ ...found, danger })))
    .sort((a, b) => a.start - b.start)
}

const cable = '(?:el|ström|kraft|högspännings)?(?:kab(?:el|eln|lar|larna)|ledning(?:en|ar|arna)?)'
const electric =
  '(?:el|ström|kraft|högspännings)(?:kab(?:el|eln|lar|larna)|ledning(?:en|ar|arna)?|tråd(?:en|ar|arna)?)'
const someone = '(?:barn(?:et|en)?|person(?:en|er)?|människ(?:a|an|or)|kvinna|pojke|flicka|cyklist(?:en)?)'
const hurt = '(?:skada(?:t|d|de)|medvetslös[at]?|påkör(?:d|t|da)|(?:fast)?klämd|brännskad\\p{L}+)'
const happened = '(?:har|är|blev|ligger|sitter)(?: (?:blivit|svårt|allvarligt|nu|kvar|fast|fallit och))?'
const fewWords = '(?:[\\s,]+\\p{L}+){0,3}[\\s,]+'

// A lamp that "brinner" is merely lit, and "livsfarlig" is how people speak of a pothole: neither is here.
const rules: readonly (readonly [Danger, RegExp])[] = [
  [
    'gas',
    words('gasläck\\p{L}*|gaslukt\\p{L}*|(?:luktar|lukt av) gas|gas leak\\p{L}*|smell of gas|smells of gas'),
  ],
  [
    'electricity',
    words(
      `(?:hängande|nerfall\\p{L}+|nedfall\\p{L}+|avslit\\p{L}+|oskydd\\p{L}+|blottad\\p{L}*|lös|lösa) ${electric}`,
      `${electric}${fewWords}(?:hänger|hängt|hängande|ligger(?: lös| på)|slit\\p{L}+|oskydd\\p{L}+|blott\\p{L}+)`,
      `${cable} (?:hänger|ligger) (?:ner|lös)`,
      'strömförande|spänningsförande|fått en stöt|fick en stöt|live wires?|hanging (?:power )?cables?|power line down',
    ),
  ],
  [
    'fire',
    words(
      'det brinner(?! i lamp\\p{L}*)|eldsvåd\\p{L}*|rökutveckling|explosion\\p{L}*|exploder\\p{L}*|on fire|house fire',
    ),
  ],
  [
    'injury',
    words(
      `(?:${someone}|någon|en man)(?: som)? ${happened} ${hurt}|${someone} ${hurt}`,
      `${hurt} ${someone}`,
      'drunkna\\p{L}*|gått genom isen|medvetslös[at]?|hjärtstopp|självmord\\p{L}*|akut sjuk\\p{L}*',
      '(?:child|person|someone)(?: \\p{L}+){0,2} (?:injured|hurt|unconscious)|injured (?:child|person|man|woman)',
    ),
  ],
  [
    'crime',
    words(
      'pågående (?:brott|inbrott|misshandel|rån|bråk|slagsmål)|skottlossning\\p{L}*|knivhot\\p{L}*|bombhot\\p{L}*',
      'hotar (?:folk|mig|oss|någon)|blir misshandla\\p{L}*|shots? fired|being assaulted',
    ),
  ],
  ['collapse', words('rasrisk\\p{L}*|håller på att rasa|kollapsat|akut fara|fara för liv')],
]

function words(...patterns: string[]): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${patterns.join('|')})(?!\\p{L})`, 'giu')
}
