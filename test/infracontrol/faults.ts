import { tlsFaultNames, tlsFaults } from '../tls-door.ts'

/** What the simulator can be told to do wrong. */
export const faultKinds = {
  slow: 'Svarar långsamt',
  error: 'Svarar 500 utan att ha gjort något',
  busy: 'Svarar 429 med Retry-After',
  unavailable: 'Svarar 503',
  cut: 'Bryter förbindelsen utan att ha gjort något',
  page: 'Svarar 200 med en webbsida',
  silent_after: 'Gör det, men svarar aldrig',
  cut_after: 'Gör det, och bryter förbindelsen',
  error_after: 'Gör det, och svarar 500',
  page_after: 'Gör det, och svarar med en webbsida',
  forgetful: 'Känner inte igen en referens som kommer igen',
  twice: 'Berättar varje händelse två gånger',
  shuffled: 'Berättar händelserna i fel ordning',
  late: 'Visar nya händelser först när de släpps fram',
  no_zone: 'Skriver tider utan tidszon',
  wrong_zone: 'Skriver svensk tid som om den vore UTC',
  ...tlsFaults,
} as const
export type FaultKind = keyof typeof faultKinds

export const isFaultKind = (word: string): word is FaultKind => Object.hasOwn(faultKinds, word)

type Fault = { kind: FaultKind; times: number; on: string | null; seconds: number }

/** The faults that are on: each for so many questions, or until it is taken off. */
export function faultBook() {
  let faults: Fault[] = []
  const book = {
    set(kind: FaultKind, { times = 1, on = null, seconds = 1 }: Partial<Omit<Fault, 'kind'>> = {}): void {
      faults = [
        ...faults.filter((fault) => fault.kind !== kind || fault.on !== on),
        { kind, times, on, seconds },
      ]
    },
    clear(): void {
      faults = []
    },
    /** Whether it is on for this question, which counts. */
    take(kind: FaultKind, operation: string): Fault | null {
      const fault = faults.find((one) => one.kind === kind && (one.on === null || one.on === operation))
      if (!fault) return null
      fault.times -= 1
      faults = faults.filter(({ times }) => times > 0)
      return fault
    },
    /** What is wrong with the next line over TLS. */
    takeTls: () => tlsFaultNames.find((kind) => book.take(kind, 'tls')) ?? null,
    isOn: (kind: FaultKind): boolean => faults.some((fault) => fault.kind === kind),
    get all(): readonly Readonly<Fault>[] {
      return faults
    },
  }
  return book
}
export type FaultBook = ReturnType<typeof faultBook>
