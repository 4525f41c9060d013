const within = '(?:\\s+[\\p{L}\\d-]+){0,3}\\s+'
const mended =
  '(?:laga(?:t|d|de)|fixa(?:t|d|de)|åtgärda(?:t|d|de)|klart?|reparera(?:t|d)|ordna(?:t|d)|städa(?:t|d)|borta|utbytt?|fixed|repaired|mended|gone|sorted)'
const broken =
  '(?:trasigt?a?|sönder|kvar|släckta?|släckt|mörkt?|nere|ur funktion|hål|samma|farligt?|igensatt|stopp|skräpigt?|klottrat|ett problem|problem|där|broken|there|dark|a problem)'

const words = (...sources: string[]): RegExp =>
  new RegExp(`(?<!\\p{L})(?:${sources.join('|')})(?!\\p{L})`, 'iu')

/** That it is not mended, in the words people have for it. */
export const stillThere = words(
  `(?:fortfarande|ännu|alltjämt|still)(?:${within}|\\s+)${broken}`,
  `(?:är|finns|ligger|står|sitter|hänger|blir|verkar vara)(?:${within}|\\s+)kvar`,
  `kvar (?:fortfarande|ännu|än)|problemet kvarstår|kvarstår`,
  `(?:inte|ej|aldrig|not|never|isn't|hasn't been|wasn't)(?:${within}|\\s+)${mended}(?!\\s+(?:nog|så))`,
  '(?:inte|ej|aldrig) löst',
  '(?:inget|ingenting|nothing) (?:har|är|has)(?: ännu)? (?:hänt|gjorts?|happened|been done)',
  '(?:trasigt?|sönder|släckta?|mörkt?|igensatt|broken|dark)(?: igen| again)',
  '(?:tillbaka|back) (?:igen|again)|har (?:kommit tillbaka|gått sönder igen|öppnat sig igen)',
  `(?:lyser|fungerar|funkar)(?:${within}|\\s+)inte|(?:fungerar|funkar|lyser) inte`,
  '(?:lagat|lagade|fixat|fixade) fel|fel (?:hål|ställe|lampa|stolpe)',
)

/** That it is. */
export const nowFixed = words(
  `(?:är|blev|har blivit|is|was|has been)(?:${within}|\\s+)${mended}`,
  `(?:nu|now) ${mended}`,
  // What lies loose is "löst" too.
  '(?:problemet|ärendet|saken|felet|det|detta) är (?:nu )?löst(?! på)',
  `(?:lyser|fungerar|funkar|works)(?: [\\p{L}]+)?(?: igen| nu| again| now)`,
  '(?:ser|looks)(?: [\\p{L}]+)? (?:bra|fint|ok|fine|good)(?: ut)?(?: nu| now)?',
  '(?:är|blev|is)(?: [\\p{L}]+){0,2} (?:bra|fint|ok|okej|fine)(?: nu| now)',
  '(?:hålet|skräpet|klottret|det|allt|grenen|bilen) är borta',
)

/** "Lagat!" and nothing else. */
export const fixedAlone = new RegExp(`^(?:jo,? |ja,? |stämmer,? )?(?:nu )?(?:${mended}|löst)(?: nu)?$`, 'iu')

/** "Kvar." and nothing else. */
export const stillAlone =
  /^(?:nej,? )?(?:kvar|fortfarande kvar|still there|inte alls|stämmer inte|det stämmer inte|inte sant|no change|samma som förut)$/iu

export const thanksAlone =
  /^(?:(?:hej|ok|okej|jättebra|toppen|super|kanon|perfekt|fint|bra|härligt|great|perfect|wow|åh|oj|ja)[,! ]*)*(?:(?:stort |många |tusen |varmt )?tack(?: så (?:jätte)?mycket)?|tackar|thank you|thanks|bra jobbat|snyggt jobbat|heja er|vad bra|vad snabbt)(?: (?:så mycket|för (?:(?:er |din |den )?(?:snabba? )?(?:hjälpen|hjälp|svaret|svar|informationen|information|info|beskedet|besked|åtgärden?|insatsen|återkopplingen|återkoppling)|att ni [\p{L} ]{2,40})|på er|till er|very much|a lot|for your help))?(?: (?:på förhand))?$/iu

/** Sentences that say nothing of how it is: asked, hoped, feared, or of another time. */
export const supposed =
  /\?|^(?:om|när|if|when)(?!\p{L})|(?<!\p{L})(?:hoppas|tror|undrar|kanske|ifall|när (?:blir|kommer|ska|det)|om (?:det|den|hålet|lampan)|ska|kommer att|borde|skulle|måste|vill|igår|var (?:trasigt?|kvar|lagat|sönder|släckta?)|innan|först|tills|until|hope|wonder|maybe|will|should|if)(?!\p{L})/iu
