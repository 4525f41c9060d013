import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { Db } from '#database/database.ts'
import { folderMailer } from '#mail/folder-mailer.ts'
import { listLetters, readLetter } from '#mail/read-folder.ts'
import { linksSignedBy } from '#people/links/links.ts'
import { signingKeys } from '#people/links/signing-keys.ts'
import { loadAssets } from '#web/assets.ts'
import { testPhotos } from './photos.ts'
import { browse } from './web.ts'

/** A demonstration with everything there can be: files to ask for, and a letter in its mailbox. */
export async function demonstrationOver(db: Db) {
  const folder = await mkdtemp(join(tmpdir(), 'fixamingata-web-'))
  afterAll(() => rm(folder, { recursive: true, force: true }))
  const [files, mail] = [join(folder, 'public'), join(folder, 'mail')]
  await mkdir(files)
  await writeFile(join(files, 'style-1.css'), 'p{margin:0}')
  await writeFile(join(files, 'favicon-1.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  const manifest = { 'style.css': 'style-1.css', 'favicon.svg': 'favicon-1.svg' }
  await writeFile(join(files, 'manifest.json'), JSON.stringify(manifest))
  await folderMailer({ folder: mail, from: 'felanmalan@fixamingata.example' }).send({
    messageId: 'brev-1@fixamingata.example',
    date: new Date(),
    to: 'ada@invanare.example',
    subject: 'Ett brev',
    text: 'Hej',
    html: '<html><head></head><body>Hej</body></html>',
  })
  const links = linksSignedBy(await signingKeys(db))
  const photos = await testPhotos()
  const browser = await browse(db, {
    photos,
    mode: 'demonstration',
    assets: await loadAssets(files),
    mailbox: { list: (limit) => listLetters(mail, limit), read: (id) => readLetter(mail, id) },
  })
  return { ...browser, links, photos }
}
