import { expect, onTestFinished, test } from 'vitest'
import { linksSignedBy } from '#people/links/links.ts'
import { signingKeys } from '#people/links/signing-keys.ts'
import { openTestDatabase } from '../../test/database.ts'
import { inboundService } from '../../test/inbound-service.ts'
import { deliverAll, expectedLedger, settledLedger } from '../../test/mixed-mails/deliver.ts'
import { kinds, mixture } from '../../test/mixed-mails/mixture.ts'
import { namesOfMixture } from '../../test/mixed-mails/names.ts'
import { aJpeg } from '../../test/photos.ts'
import { fillBodies } from '../../test/reports.ts'
import { aThread } from '../../test/spoofs/threads.ts'

const { db, connection } = await openTestDatabase()
const host = 'fixamingata.example'

test('three hundred mails of all kinds: the ledger has each of them, as what it is', {
  timeout: 300_000,
}, async () => {
  await fillBodies(db)
  const links = linksSignedBy(await signingKeys(db))
  const threads = []
  while (threads.length * kinds.length < 300) threads.push(await aThread(db, links, host))
  const database = { db, connection }
  const inbound = await inboundService({ database, links, host, resolve: namesOfMixture })
  onTestFinished(inbound.stop)
  const planned = mixture(threads, await aJpeg())
  expect(await deliverAll(inbound.smtpPort ?? 0, planned)).toBe(planned.length)
  expect(await settledLedger(db, 240_000)).toEqual(expectedLedger(planned))
})
