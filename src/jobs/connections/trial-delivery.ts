import { categoryByCode } from '#bodies/catalogue.ts'
import { categoriesOf } from '#bodies/connections/categories-of.ts'
import type { Connection } from '#bodies/connections/connection.ts'
import { wordsOfCategories } from '#bodies/connections/mapping.ts'
import type { Db } from '#database/database.ts'
import { municipalityByCode } from '#geo/municipalities.ts'
import { messagesIn } from '#i18n/messages.ts'
import type { DeliveryToSend } from '#reports/deliveries/delivery.ts'

/** No report has it: whatever is told of a case by it finds none here. */
const noNumber = 0
const stockholm = '0180'
const anyCategory = 'ovrigt'

/**
 * A made-up case for a connection under test: marked as such in its title, at the seat of the body's own municipality, of a
 * category that the connection takes. It is no report, is nobody's, and nothing of it is kept here but what was said.
 */
export async function trialDelivery(db: Db, id: string, connection: Connection): Promise<DeliveryToSend> {
  const { title, description, place } = messagesIn('sv').pages.integrating.trial.made
  const home = municipalityByCode(connection.body) ?? municipalityByCode(stockholm)
  if (!home) throw new Error('the municipalities are not all there')
  const at = new Date()
  return {
    ...{ id, kind: 'report', createdAt: at, threadId: null, trace: null, address: null, caseToken: '' },
    holder: await holderOf(db, connection.body),
    case: { id: noNumber, state: 'new', openedAt: at, reopened: false },
    report: {
      ...{ number: noNumber, category: await categoryFor(db, connection), title, description },
      ...{ language: 'sv', answers: [], urgent: [], placeWords: place, isApproximate: true, ...home.point },
      ...{ municipality: { code: home.code, name: home.official }, placedBy: 'resident', because: null },
      ...{ confirmedAt: at, supporters: 0, isPrivate: false, reporter: null, photos: [] },
    },
    ...{ entry: null, moderation: null, handedOverFrom: null, earlierMessages: [], handedOverBy: null },
    ...{ isReturned: false, became: null, question: null },
  }
}

const holderOf = (db: Db, body: string): Promise<{ code: string; name: string }> =>
  db.selectFrom('bodies').select(['code', 'name']).where('code', '=', body).executeTakeFirstOrThrow()

/** One that it takes by name and has a word for, else one of either. */
async function categoryFor(db: Db, { id, settings }: Connection): Promise<string> {
  const named = await categoriesOf(db, id)
  const mapped = [...wordsOfCategories(settings).keys()].filter((code) => categoryByCode(code))
  return named.find((code) => mapped.includes(code)) ?? named[0] ?? mapped[0] ?? anyCategory
}
