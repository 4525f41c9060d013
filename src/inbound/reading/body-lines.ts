import type { Act } from '#reports/states.ts'

/** What a body can say of a case by a line in a mail. */
export type BodyAct = Extract<
  Act,
  | 'receive'
  | 'investigate'
  | 'ask'
  | 'plan'
  | 'start'
  | 'fix'
  | 'decline'
  | 'hand_over'
  | 'return'
  | 'mark_duplicate'
>

/** `when`, `to` and `number` are what the line says besides. `needs`: without it the line says too little. */
export type BodyLine = { act: BodyAct; pattern: RegExp; needs?: 'when' | 'to' | 'number' }

const thing =
  '(?:det|detta|det här|felet|problemet|ärendet|skadan|hålet|hålen|lampan|lamporna|belysningen|lyktan|skylten|klottret|skräpet|brunnen|trädet|gropen|potthålet|it|this)'
const done =
  '(?:åtgärda(?:t|d|de)|fixa(?:t|d|de)|klart?|laga(?:t|d|de)|utför[td]a?|avhjälpt|löst|slutför[td]|reparera(?:t|d)|sanera(?:t|d)|färdigt?|fixed|done|repaired|resolved)'
const lately =
  '(?: (?:nu|redan|now|today|i ?dag|i ?går|i ?morse|i ?förmiddags|i ?eftermiddags|i ?natt|i veckan|förra veckan))?'
const theirs =
  '(?:inte|ej|icke) (?:vårt?|vårat|våran|kommunens|kommunalt?|vår kommuns)(?: ansvar| ansvarsområde| område| väg| gata| mark| bord| uppdrag)?'
const pass =
  '(?:skickas?|vidarebefordras?|hänvisas?|lämnas?|vidare|send(?: it)?)(?: det| den| ärendet| detta)?(?: vidare| over| on)? (?:till|to) '
const receiver = '(?<to>[\\p{L}\\d][\\p{L}\\d .&-]{1,59})'
const same =
  '(?:(?:detta|det) (?:här )?är (?:en )?)?(?:dub(?:b?lett|belanmälan|bel)|duplikat|duplicate|samma(?: ärende| sak| fel| hål)?|redan anmäl[td])'
const number =
  '[:,]?(?: (?:av|till|som|med|of|se|i))?(?: (?:ärende|nr|nummer|anmälan|rapport|felanmälan|case))*[.:#]? ?\\[?(?<number>\\d{7,9})\\]?'

const line = (act: BodyAct, source: string, needs?: BodyLine['needs']): BodyLine => ({
  act,
  pattern: new RegExp(`^(?:${source})$`, 'iu'),
  ...(needs && { needs }),
})

/** Whole sentences and nothing less: one that merely contains such a word says something else. */
export const bodyLines: readonly BodyLine[] = [
  line(
    'receive',
    '(?:ok,? |tack,? )?(?:(?:ärendet|anmälan|felanmälan|er anmälan|ert ärende) )?(?:är )?(?:nu )?(?:e?mottag(?:et|en|na)|registrera(?:t|d)|inkomme[nt]|kvitteras|kvitterat|received)(?: hos oss| av oss)?',
  ),
  line(
    'receive',
    'vi har (?:nu )?(?:mottagit|tagit emot|fått in|fått|registrerat) (?:ärendet|anmälan|felanmälan|er anmälan|din anmälan|ert ärende|ditt ärende)',
  ),
  line(
    'investigate',
    '(?:ärendet |det |detta )?(?:är )?(?:nu )?(?:under utredning|utreds|under handläggning|handläggs|under investigation|investigating)(?: nu| av oss)?',
  ),
  line(
    'investigate',
    '(?:vi utreder|vi undersöker)(?: nu)?(?: (?:ärendet|detta|saken|det|frågan|felet))?(?: nu| vidare)?|utredning pågår|(?:ärendet|detta) utreds',
  ),
  line(
    'start',
    '(?:arbete[t]? |åtgärde?n? |ärendet |reparation(?:en)? )?(?:är |har )?(?:nu )?(?:pågår|pågående|påbörja(?:t|d|ts)|under arbete|under åtgärd|igångsatt|starta(?:t|d|ts)|in progress|started)(?: nu| i ?dag)?',
  ),
  line(
    'plan',
    '(?:(?:ärendet|åtgärden?|arbetet|det|detta|reparationen) (?:är )?)?(?:nu )?(?:in)?planera(?:d|t|s)(?: in)?(?: åtgärd| att åtgärdas| att lagas)?[:,]?(?: (?<when>.+))?|planned(?: for)?(?: (?<when2>.+))?',
  ),
  line(
    'plan',
    `(?:${thing} )?(?:(?:ska|kommer att|beräknas) )?(?:åtgärdas|lagas|fixas|utförs|repareras|asfalteras)[:,]? (?<when>.+)`,
    'when',
  ),
  line(
    'plan',
    `(?:beräknas |planeras )?(?:(?:att )?vara |bli )?${done} (?:(?:senast|till|under|preliminärt|prel\\.?) )(?<when>.+)`,
    'when',
  ),
  line('plan', `beräknas (?:(?:att )?vara |bli )?${done} (?<when>.+)`, 'when'),
  line(
    'fix',
    `(?:nu |redan )?(?:${thing} (?:är|har blivit|blev|is|has been) )?(?:nu |redan |now )?${done}${lately}`,
  ),
  line('fix', `nu är ${thing} ${done}${lately}`),
  line(
    'fix',
    `(?:vi|jag) har (?:nu |redan )?(?:åtgärdat|fixat|lagat|reparerat|sanerat|avhjälpt) ${thing}${lately}`,
  ),
  line(
    'decline',
    '(?:ärendet |detta |det )?(?:kommer )?(?:åtgärdas|lagas) (?:inte|ej)(?: av oss)?|(?:kommer (?:inte|ej)|ska inte) (?:att )?åtgärdas|ingen åtgärd(?: planeras| vidtas)?|avslås|vi åtgärdar (?:inte|ej) (?:detta|det)|will not be fixed|no action',
  ),
  line('hand_over', `(?:(?:detta|det)(?: här)? är )?${theirs}[,;:]? (?:utan )?${pass}${receiver}`, 'to'),
  line('hand_over', `${pass}${receiver}`, 'to'),
  line(
    'hand_over',
    `(?:(?:detta|det|ärendet) )?(?:tillhör|hör till|ligger hos|ansvaras av) (?!oss|vår|kommunen$)${receiver}`,
    'to',
  ),
  line('hand_over', `(?:(?:detta|det)(?: här)? är )?(?<to>Trafikverket)s (?:ansvar|väg|vägnät)`, 'to'),
  line(
    'return',
    `(?:(?:detta|det)(?: här)? är )?${theirs}|fel (?:mottagare|kommun)|(?:hör|tillhör) (?:inte|ej) (?:till )?(?:oss|vår kommun)|not ours|not our responsibility`,
  ),
  line('mark_duplicate', `${same}${number}`, 'number'),
  line('mark_duplicate', same, 'number'),
  line('ask', 'behöver kompletter(?:as|ing)|komplettering behövs|kompletteras'),
]

/** What begins a line that says what all of the mail is. */
export const bodyPrefixes: readonly { says: 'note' | 'ask' | 'decline' | 'answer'; pattern: RegExp }[] = [
  {
    says: 'note',
    pattern: /^(?:internt|intern(?: anteckning| kommentar| notering)?|internal(?: note)?)\s*[:–—]\s*/iu,
  },
  {
    says: 'ask',
    pattern:
      /^(?:fråga(?: till (?:anmälaren|den som anmälde|uppgiftslämnaren))?|frågor|(?:behöver )?komplettera?s?(?:ing)?|question)\s*[:–—]\s*/iu,
  },
  {
    says: 'decline',
    pattern:
      /^(?:(?:åtgärdas|lagas) (?:inte|ej)|ingen åtgärd|avslås|kommer (?:inte|ej) att åtgärdas|no action|will not be fixed)\s*[:–—]\s*/iu,
  },
  {
    says: 'answer',
    pattern: /^(?:svar(?: till (?:anmälaren|den som anmälde))?|meddelande|answer)\s*[:–—]\s*/iu,
  },
]

/** Words that may mean an act, where they stand in a sentence of another kind. */
export const hints: readonly { act: BodyAct; pattern: RegExp }[] = [
  {
    act: 'fix',
    pattern:
      /(?<!\p{L})(?:åtgärda(?:t|d|de)|fixa(?:t|d)|laga(?:t|d)|avhjälpt|löst|reparerat|utfört|klart?|avsluta[dts]+|stäng[ts]|fixed|repaired|resolved|closed)(?!\p{L})/iu,
  },
  {
    act: 'decline',
    pattern:
      /(?<!\p{L})(?:avsluta[dts]+|stäng[ts]|ingen åtgärd|åtgärdas (?:inte|ej)|prioriteras inte|closed)(?!\p{L})/iu,
  },
  { act: 'plan', pattern: /(?<!\p{L})(?:planera[tds]+|inplanera[td]|åtgärdas|lagas|planned)(?!\p{L})/iu },
  { act: 'start', pattern: /(?<!\p{L})(?:påbörja[td]|pågår|startat|in progress)(?!\p{L})/iu },
  { act: 'receive', pattern: /(?<!\p{L})(?:mottaget|mottagit|tagit emot|registrerat|received)(?!\p{L})/iu },
  { act: 'investigate', pattern: /(?<!\p{L})(?:utred(?:er|s|ning)|undersöker)(?!\p{L})/iu },
  {
    act: 'hand_over',
    pattern:
      /(?<!\p{L})(?:trafikverkets?|vidarebefordra[ts]?|skicka[ts]? (?:det |detta |ärendet )?(?:vidare|till)|väghållare|(?:inte|ej) (?:vårt|vår|kommunens|kommunal))(?!\p{L})/iu,
  },
  { act: 'mark_duplicate', pattern: /(?<!\p{L})(?:dub(?:b?lett|bel\p{L}*)|redan anmält)(?!\p{L})/iu },
]

/** Words after which a thing said is not quite so. */
export const hedges =
  /(?<!\p{L})(?:men|inte|ej|aldrig|ännu|blir|bli|ska|skall|kommer|när|om|innan|delvis|nästan|tills|först|snart|förmodligen|troligen|kanske|fast|utom|förutom|tror|hoppas|räknar|skicka|skickas|vidarebefordra|vidarebefordras|but|not|if|when|partly)(?!\p{L})/iu

export const greeting =
  /^(?:hej(?:san)?|hejsan|tja(?:na)?|god (?:morgon|dag|kväll|middag|eftermiddag)|hallå|hi|hello|dear)(?: (?:på (?:er|dig)|igen|där|alla|all|fixamingata|\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?))?(?:[!,.:]+|$)\s*/iu

export const politeness =
  /^(?:(?:ok|okej|ja)?[,. ]*(?:stort |många |tusen )?tack(?: så mycket| på förhand)?(?: för (?:din |er |ditt |ert |att )?[\p{L} ]{2,50})?|tackar|hej|mvh|thanks|thank you|bra)$/iu
