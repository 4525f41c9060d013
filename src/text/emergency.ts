import { type Found, findAll } from './found.ts'

const dangers = [
  'gas',
  'electricity',
  'fire',
  'injury',
  'crime',
  'collapse',
  'open_hole',
  'blocked_road',
] as const
export type Danger = (typeof dangers)[number]
type EmergencyWords = Found & { readonly danger: Danger }

/** Words that mean: ring first. The resident may go on with what is not urgent. */
export function findEmergencyWords(text: string): EmergencyWords[] {
  return rules
    .flatMap(([danger, pattern]) => findAll(text, pattern).map((found) => ({ ...found, danger })))
    .filter((found) => !isDenied(text, found) && !isPastOrFeared(text, found))
    .sort((a, b) => a.start - b.start)
}

/** The dangers a text speaks of, each once. */
export const dangersIn = (text: string): Danger[] => [
  ...new Set(findEmergencyWords(text).map(({ danger }) => danger)),
]

const cable = '(?:el|ström|kraft|högspännings)?(?:kab(?:el|eln|lar|larna)|ledning(?:en|ar|arna)?)'
const electric =
  '(?:el|ström|kraft|högspännings)(?:kab(?:el|eln|lar|larna)|ledning(?:en|ar|arna)?|tråd(?:en|ar|arna)?)'
const cabinet = '(?:el|kabel|kopplings|fördelnings)(?:skåp|central)(?:et|en)?'
const someone = '(?:barn(?:et|en)?|person(?:en|er)?|människ(?:a|an|or)|kvinna|pojke|flicka|cyklist(?:en)?)'
const hurt = '(?:skada(?:t|d|de)|medvetslös[at]?|påkör(?:d|t|da)|(?:fast)?klämd|brännskad\\p{L}+)'
const happened = '(?:har|är|blev|ligger|sitter)(?: (?:blivit|svårt|allvarligt|nu|kvar|fast|fallit och))?'
const fewWords = '(?:[\\s,]+\\p{L}+){0,3}[\\s,]+'
const burning =
  '(?:bil|skog|gräs|hus|garage|balkong|container|soptunn|papperskorg|sopkärl|källar|byggnad|skjul|moped|buss)\\p{L}*'
const tree =
  '(?:träd(?:et|en)?|gran(?:en|ar)?|tall(?:en|ar)?|björk(?:en|ar)?|ek(?:en)?|gren(?:en|ar)?|\\p{L}+stolpe(?:n)?)'
const fallen = '(?:fallit|ramlat|vält|rasat|blåst|ligger|knäckts|fallen|fallet)'
const across =
  '(?:tvärs över|över|på|ut på|ner på|i) (?:hela )?(?:bilvägen|vägen|gatan|körbanan|vägbanan|körfältet|väg \\d+|riksvägen|länsvägen|e\\d+)'
const manhole = '(?:brunn(?:en|ar|arna)?|gatubrunn(?:en)?|dagvattenbrunn(?:en)?)'

// A lamp that "brinner" is merely lit, and "livsfarlig" is how people speak of a pothole: neither is here.
const rules: readonly (readonly [Danger, RegExp])[] = [
  [
    'gas',
    words(
      'gasläck\\p{L}*|gaslukt\\p{L}*|gasutsläpp\\p{L}*|(?:luktar|lukt av|doftar)(?: starkt| mycket)? gas|gas(?:en)? läcker',
      'gasledning(?:en)?(?: är| har blivit)? (?:läcker|avgrävd|skadad)|(?:avgrävd|skadad) gasledning',
      'gas leak\\p{L}*|smell of gas|smells of gas|smells? gas',
    ),
  ],
  [
    'electricity',
    words(
      `(?:hängande|nerfall\\p{L}+|nedfall\\p{L}+|avslit\\p{L}+|oskydd\\p{L}+|blottad\\p{L}*|lös|lösa) ${electric}`,
      `${electric}${fewWords}(?:hänger|hängt|hängande|ligger(?: lös| på)|slit\\p{L}+|oskydd\\p{L}+|blott\\p{L}+)`,
      `${cable} (?:hänger|ligger) (?:ner|lös)`,
      `öppe[tn] ${cabinet}|${cabinet}(?: (?:står|är))?(?: helt| vid)? (?:öppe[tn]|vidöppe[tn])`,
      'strömförande|spänningsförande|fått en stöt|fick en stöt|(?:slår|kommer|sprutar) gnistor|det gnistrar',
      'live wires?|hanging (?:power )?cables?|power line down|exposed wires|open electrical cabinet',
    ),
  ],
  [
    'fire',
    words(
      'det brinner(?! i lamp\\p{L}*)|eldsvåd\\p{L}*|rökutveckling|explosion\\p{L}*|exploder\\p{L}*|skogsbrand\\p{L}*',
      `${burning} (?:brinner|står i (?:brand|lågor)|är övertänd\\p{L}*)|börjat brinna|tagit eld`,
      'rök (?:väller|kommer) (?:ur|från|upp)|on fire|house fire|smoke (?:is )?coming from',
    ),
  ],
  [
    'injury',
    words(
      `(?:${someone}|någon|en man)(?: som)? ${happened} ${hurt}|${someone} ${hurt}`,
      `${hurt} ${someone}`,
      `${someone} (?:har fastnat|sitter fast|blöder)|(?:ligger|hittade)(?: \\p{L}+){0,2} livlös[at]?`,
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
  [
    'collapse',
    words(
      'rasrisk\\p{L}*|håller på att (?:rasa|kollapsa)|kollapsat|akut fara|fara för liv|(?<!förena[dt] med )livsfara(?!n?s)',
      'danger to life|about to collapse',
    ),
  ],
  [
    'open_hole',
    words(
      `brunnslock(?:et)? (?:är borta|är stulet|saknas|ligger bredvid|har (?:försvunnit|åkt av|lossnat))|saknar (?:sitt )?brunnslock|saknas (?:ett )?brunnslock`,
      `lock(?:et)?(?: (?:på|till|över))? ${manhole} (?:är borta|saknas|har försvunnit|ligger bredvid)|lock(?:et)? saknas (?:på|till|över) (?:en |ett |den )?${manhole}`,
      `${manhole} (?:är |står |som är )?(?:helt )?(?:utan lock|saknar (?:sitt )?lock|öppen|öppet)|öppen ${manhole}|${manhole} där lock(?:et)? saknas`,
      'öppet schakt|stort slukhål|open manhole|missing manhole cover|manhole cover(?: is)? (?:missing|gone)|sinkhole',
    ),
  ],
  [
    'blocked_road',
    words(
      `${tree}(?: som)?(?: har| är)?(?: \\p{L}+)? ${fallen}(?: (?:ner|omkull|av|ned|och ligger))?(?: \\p{L}+)? ${across}`,
      `${tree} ${across} (?:och )?(?:blockerar|spärrar|stoppar)`,
      'tree (?:has )?(?:fallen|lying|down) (?:on|across|over) (?:the )?road|fallen tree (?:is )?(?:blocking|across) the road',
    ),
  ],
]

const negationBefore =
  /(?:inte|ingen|inget|inga|aldrig|ej|utan|not|no|nästan)\s+(?:längre\s+|någon\s+|något\s+)?$/iu
const negationAfter = /^\s+(?:inte|ej|aldrig|längre inte)(?!\p{L})/iu

/** "Det luktar inte gas", "ingen gaslukt": nothing is the matter. */
function isDenied(text: string, { start, end, text: found }: Found): boolean {
  if (/\b(?:inte|ingen|inget|inga)\b/iu.test(found)) return true
  return (
    negationBefore.test(text.slice(Math.max(0, start - 40), start)) ||
    negationAfter.test(text.slice(end, end + 20))
  )
}

// What has been, what is over, and what somebody fears may come.
const past =
  /(?:förra (?:året|veckan|månaden|vintern|sommaren|hösten|våren)|i fjol|för (?:\p{L}+|\d+) (?:år|månader|månad|veckor|vecka) sedan|(?:branden|elden) är (?:nu |redan )?släckt|är (?:nu |redan )?(?:lagad|lagat|borttaget|åtgärdat)|brandkåren har (?:redan )?varit|last (?:year|week|month|winter|summer)|(?:years|months|weeks) ago)/iu
const feared =
  /(?:innan|risk (?:för|att)|risken (?:för|att)|rädd (?:för|att)|tänk om|kan (?:bli|ge|leda|orsaka)|skulle kunna|någon dag|tills|before someone|could)[^,;]{0,50}$/iu

function isPastOrFeared(text: string, { start, end }: Found): boolean {
  const before = text.slice(Math.max(0, start - 200), start)
  const sentence = before.slice(
    Math.max(...['.', '!', '?', '\n'].map((stop) => before.lastIndexOf(stop))) + 1,
  )
  const after = /^[^.!?\n]*/.exec(text.slice(end, end + 200))?.[0] ?? ''
  return past.test(sentence + text.slice(start, end) + after) || feared.test(sentence)
}

function words(...patterns: string[]): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${patterns.join('|')})(?!\\p{L})`, 'giu')
}
