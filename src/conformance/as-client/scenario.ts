import { type Heard, isAsked, resourceOf, statusOf, type Trial } from './heard.ts'
import { questions, trialPlace, trialServices } from './trial-catalogue.ts'

/** One thing that a program is asked to do in a trial. */
export type Step = {
  /** In Swedish, in short and in full. */
  title: string
  how: string
  /** In English, in full. */
  say: string
  isDone(heard: readonly Heard[]): boolean
}

const reported =
  (code: string, ...statuses: number[]) =>
  (heard: readonly Heard[]) =>
    heard.some(
      (one) =>
        isAsked(one, 'POST', 'requests') &&
        one.posted.get('service_code') === code &&
        statuses.includes(statusOf(one)),
    )

const times = (count: number, isSo: (one: Heard) => boolean) => (heard: readonly Heard[]) =>
  heard.filter(isSo).length >= count

/** What is to be done, in order. Whatever a program can't do is left out, and what it shows of is not judged. */
export const steps: readonly Step[] = [
  {
    title: 'Läs kategorierna och frågorna',
    how: `Läs services, och frågorna för ”${trialServices.hole}”.`,
    say: `Read the services, and the definition of "${trialServices.hole}".`,
    isDone: (heard) => heard.some((one) => isAsked(one, 'GET', 'services') && resourceOf(one).of !== ''),
  },
  {
    title: 'Skicka en felanmälan om ett hål',
    how: `Anmäl ”${trialServices.hole}” på ${trialPlace.lat}, ${trialPlace.long} (lat, long), som allt som följer. Svara ${questions.depth} = 12, ${questions.side} = Norra sidan, ${questions.when} = båda, och skriv en text med å, ä, ö och &. Det första svaret är 503: skicka igen som programmet brukar.`,
    say: `Report a "${trialServices.hole}" at ${trialPlace.lat}, ${trialPlace.long} (lat, long), as all that follows, with ${questions.depth} = 12, ${questions.side} = Norra sidan, ${questions.when} = both, and a text with å, ä, ö and &. The first answer is 503: send it again as you would.`,
    isDone: reported(trialServices.hole, 200),
  },
  {
    title: 'Skicka en felanmälan om en lampa',
    how: `Anmäl ”${trialServices.lamp}”. Det första svaret är 429.`,
    say: `Report a "${trialServices.lamp}". The first answer is 429.`,
    isDone: reported(trialServices.lamp, 200),
  },
  {
    title: 'Skicka en felanmälan som besvaras med en token',
    how: `Anmäl ”${trialServices.litter}”. Svaret är en token: ta reda på numret.`,
    say: `Report a "${trialServices.litter}". It is answered by a token: find out its number.`,
    isDone: times(3, (one) => isAsked(one, 'GET', 'tokens')),
  },
  {
    title: 'Skicka en felanmälan som avvisas',
    how: `Anmäl ”${trialServices.closed}”. Den avvisas med 400.`,
    say: `Report a "${trialServices.closed}". It is refused with 400.`,
    isDone: reported(trialServices.closed, 400),
  },
  {
    title: 'Läs alla ärenden',
    how: 'Läs requests. De är fler än en sida.',
    say: 'Read all requests; there is more than one page.',
    isDone: times(2, (one) => isAsked(one, 'GET', 'requests')),
  },
  {
    title: 'Hämta uppdateringar två gånger',
    how: 'Hämta servicerequestupdates, och en gång till några sekunder senare.',
    say: 'Fetch servicerequestupdates, and once more some seconds later.',
    isDone: times(2, (one) => isAsked(one, 'GET', 'servicerequestupdates')),
  },
  {
    title: 'Berätta två gånger hur ett ärende står',
    how: 'Skicka två uppdateringar om hålet: påbörjat, sedan lagat. Det första svaret är 503.',
    say: 'Tell two updates of the hole: begun, then fixed. The first answer is 503.',
    isDone: times(3, (one) => isAsked(one, 'POST', 'servicerequestupdates')),
  },
  {
    title: 'Läs kategorierna igen',
    how: 'Läs services en gång till.',
    say: 'Read the services once more.',
    isDone: times(2, (one) => isAsked(one, 'GET', 'services') && resourceOf(one).of === ''),
  },
]

export const areAllDone = ({ heard }: Trial): boolean => steps.every((step) => step.isDone(heard))
