/** The code of a body or a category, in words. */
type Name = (code: string) => string
type Road = { number: string | null; name: string | null }
type Placed = { municipality: string; placedBy: 'polygon' | 'nearest-place' | 'resident' }
type Exception = { body: string; name: string }
type Why = 'keeper' | 'told' | 'other'
type Owner = 'state' | 'municipal' | 'private'

const roadName = ({ number, name }: Road): string | null => {
  if (number) return /^E/.test(number) ? number : `väg ${number}`
  return name
}
const theRoad = (road: Road): string => roadName(road) ?? 'vägen'
const named = (road: Road): string => (roadName(road) ? ` (${roadName(road)})` : '')
const metres = (count: number): string => (count === 0 ? 'vid platsen' : `${count} meter från platsen`)

const owners: Record<Owner, string> = { state: 'statlig', municipal: 'kommunal', private: 'enskild' }
const placed = {
  polygon: (municipality: string) => `platsen ligger i ${municipality}`,
  'nearest-place': (municipality: string) => `platsen verkar ligga i ${municipality}`,
  resident: (municipality: string) => `platsen ligger i ${municipality} enligt den som anmälde`,
}
const kept = (association: string | null): string => (association ? ` och sköts av ${association}` : '')

/** Who is responsible, and why: said before and after sending, and step by step for whoever asks. */
export const responsibility = {
  because: (body: string, reason: string) => `Går till ${body}, därför att ${reason}.`,
  dependsOnCategory: 'Kategorin avgör vem som får anmälan',
  held: (body: string, reason: string) => `${body}, därför att ${reason}`,
  /** Each goes on after "därför att". */
  reasons: {
    municipality: ({ municipality, placedBy }: Placed, name: Name) => placed[placedBy](name(municipality)),
    'municipal-road': ({ municipality, ...road }: Road & { municipality: string }, name: Name) =>
      `${theRoad(road)} är kommunal och ligger i ${name(municipality)}`,
    'state-road': (road: Road) => `${theRoad(road)} är statlig`,
    'private-road': ({ association, ...road }: Road & { association: string | null }) =>
      `${theRoad(road)} är enskild${kept(association)}`,
    'private-road-told': (
      { municipality, association, ...road }: Road & { municipality: string; association: string | null },
      name: Name,
    ) =>
      `${theRoad(road)} är enskild${kept(association)}, som vi inte når; ${name(municipality)} vill veta om det`,
    'unsure-keeper': ({ municipality }: { municipality: string }, name: Name) =>
      `vi är osäkra på vem som sköter platsen, och ${name(municipality)} skickar vidare om det är någon annan`,
    'no-road': ({ municipality }: { municipality: string }, name: Name) =>
      `vi känner inte till någon väg just här, och platsen ligger i ${name(municipality)}`,
    'takes-over': ({ body, name: what }: Exception, name: Name) => `${name(body)} sköter det här: ${what}`,
    contractor: ({ body, name: what }: Exception, name: Name) =>
      `${name(body)} låter en entreprenör sköta det här: ${what}`,
    unit: ({ body, name: what }: Exception, name: Name) => `platsen hör till ${what} hos ${name(body)}`,
    chosen: ({ body }: { body: string; why: Why }, name: Name) => `den som anmälde valde ${name(body)}`,
    'own-case': ({ body }: { body: string }, name: Name) => `${name(body)} har själv lagt upp ärendet`,
  },
  /** Said instead when the reader is the one who chose. */
  youChose: (body: string) => `du valde ${body}`,
  unreachable: {
    refuses: (body: string) => `${body} vill ha felanmälningar på sin egen webbplats.`,
    'no-address': (body: string) => `Vi har ingen adress till ${body} för det här än.`,
    'unknown-association':
      'Vägen är enskild: den sköts av en vägförening eller av dem som äger marken, inte av kommunen. Ingen adress är anmäld till oss.',
    namedAssociation: (association: string) =>
      `Vägen är enskild och sköts av ${association}, inte av kommunen. Ingen adress är anmäld till oss.`,
  },
  /** What a private road means for whoever reports on it. */
  privateRoad:
    'En enskild väg sköts av de fastigheter som ligger vid den, oftast genom en vägförening. De bestämmer själva vad som ska göras.',
  urgent: (body: string, telephone: string) => `Är det bråttom? Ring ${body} på ${telephone}.`,
  questions: {
    municipality: 'Vilken kommun ligger platsen i?',
    keeper: 'Vet du vem som sköter platsen?',
  },
  confidence: {
    sure: 'Vi är säkra på mottagaren.',
    likely: 'Det är den troliga mottagaren.',
    unsure: 'Vi är osäkra på mottagaren.',
  },
  objections: {
    keeper: 'Jag vet vem som sköter platsen',
    told: 'Mottagaren har sagt att det inte är deras',
    other: 'Något annat',
  },
  steps: {
    'in-sweden': () => 'Platsen ligger i Sverige.',
    outside: ({ where }: { where: 'sea' | 'abroad' }): string =>
      where === 'sea' ? 'Platsen ligger till havs.' : 'Platsen ligger utanför Sverige.',
    'in-municipality': ({ municipality, placedBy }: Placed, name: Name) =>
      ({
        polygon: `Den ligger innanför gränsen för ${name(municipality)}.`,
        'nearest-place': `Närmaste ort ligger i ${name(municipality)}; gränserna är inte inlästa.`,
        resident: `Den ligger i ${name(municipality)} enligt den som anmäler.`,
      })[placedBy],
    'near-border': (
      { municipality, metres: away }: { municipality: string; metres: number | null },
      name: Name,
    ) =>
      away === null
        ? `Den kan också ligga i ${name(municipality)}.`
        : `Den kan också ligga i ${name(municipality)}: gränsen går ${away} meter bort.`,
    'owner-model': (
      { category, model }: { category: string; model: 'road' | 'land' | 'asset' | 'municipality' | 'other' },
      name: Name,
    ) =>
      ({
        road: `${name(category)}: den som sköter vägen ansvarar.`,
        land: `${name(category)}: den som sköter marken ansvarar.`,
        asset: `${name(category)}: den som äger anläggningen ansvarar.`,
        municipality: `${name(category)}: kommunen ansvarar.`,
        other: `${name(category)}: kommunen, om den inte har sagt något annat.`,
      })[model],
    road: (
      road: Road & { owner: Owner; network: 'carriageway' | 'cycleway' | 'footway'; metres: number },
    ) => {
      const kinds = { carriageway: 'körbana', cycleway: 'cykelväg', footway: 'gångväg' }
      return `Närmaste ${kinds[road.network]}${named(road)} är ${owners[road.owner]}, ${metres(road.metres)}.`
    },
    'town-only': () => 'Bara orten är känd: vägar och områden i dess mitt säger inget om platsen.',
    'other-network': () => 'Ingen väg av rätt slag är utritad här: vi går efter den som ligger intill.',
    'no-roads-known': () => 'Vägnätet är inte inläst här.',
    'no-road': ({ metres: within }: { metres: number }) => `Ingen väg ligger inom ${within} meter.`,
    'unsure-road': (road: Road & { owner: Owner; metres: number }) =>
      `Nästan lika nära går ${theRoad(road)}, som är ${owners[road.owner]}, ${metres(road.metres)}.`,
    association: ({ body }: { body: string }, name: Name) => `Vägen sköts av ${name(body)}, som vi når.`,
    'unknown-association': ({ association }: { association: string | null }) =>
      `Vägen sköts av ${association ?? 'en förening vi inte känner'}, som vi inte når.`,
    'told-of-private-roads': ({ body }: { body: string }, name: Name) =>
      `${name(body)} vill veta om enskilda vägar.`,
    'no-exception': () => 'Ingen har sagt något annat om platsen.',
    'takes-over': ({ body, name: what }: Exception, name: Name) =>
      `${name(body)} har tagit över ansvaret: ${what}.`,
    contractor: ({ body, name: what }: Exception, name: Name) =>
      `${name(body)} skickar det direkt till entreprenören: ${what}.`,
    unit: ({ body, name: what }: Exception, name: Name) => `Hos ${name(body)} hör platsen till ${what}.`,
    'exceptions-disagree': ({ body }: { body: string }, name: Name) =>
      `${name(body)} säger att platsen är deras, men är inte ensam om det.`,
    address: (
      { body, kind }: { body: string; kind: 'category' | 'body' | 'registrator' | 'contractor' | 'unit' },
      name: Name,
    ) =>
      ({
        category: `Det skickas till ${name(body)}, till adressen för kategorin.`,
        body: `Det skickas till ${name(body)}.`,
        registrator: `Det skickas till registratorn hos ${name(body)}, som inte är ansluten än.`,
        contractor: `Det skickas till entreprenörens adress för ${name(body)}.`,
        unit: `Det skickas till enhetens adress hos ${name(body)}.`,
      })[kind],
    refuses: ({ body }: { body: string }, name: Name) =>
      `${name(body)} tar inte emot felanmälningar härifrån.`,
    'no-address': ({ body }: { body: string }, name: Name) => `Det finns ingen adress till ${name(body)}.`,
    chosen: ({ body, why }: { body: string; why: Why }, name: Name) =>
      ({
        keeper: `Den som anmäler vet att ${name(body)} sköter platsen.`,
        told: `Den som anmäler har fått veta att det är ${name(body)}.`,
        other: `Den som anmäler valde ${name(body)}.`,
      })[why],
    'not-choosable': ({ body }: { body: string }, name: Name) =>
      `${name(body)} kunde inte väljas för platsen.`,
  },
}
