import { randomUUID } from 'node:crypto'
import type { Db } from '#database/database.ts'
import type { PhotoStore } from '#files/photo-store.ts'
import type { Fields } from '#http/form.ts'
import { markOf, reviewedReport } from '#moderation/reviewed-report.ts'
import { tellRemark } from '#moderation/tell-remark.ts'
import { inLanguage } from '#paths.ts'
import { beginAdding, beginSigningIn } from '#people/passkeys/begin.ts'
import { passkeysOfPerson } from '#people/passkeys/passkeys-of-person.ts'
import { siteAt } from '#people/passkeys/site.ts'
import { beginSession } from '#people/sessions.ts'
import { saveContribution } from '#reports/contributions/save-contribution.ts'
import { markOfDraft } from '#reports/draft-mark.ts'
import type { MailAct } from '#reports/mails/mail-act.ts'
import type { WhyMailWaits } from '#reports/mails/said-by-mail.ts'
import { takeBodyMail } from '#reports/mails/take-body-mail.ts'
import { takeResidentMail } from '#reports/mails/take-resident-mail.ts'
import { moveCase } from '#reports/move-case.ts'
import { askForAddress } from '#reports/persons/ask-for-address.ts'
import { askToSignIn } from '#reports/persons/ask-to-sign-in.ts'
import { keepPhoto } from '#reports/photos/keep-photo.ts'
import { saveDraft } from '#reports/save-draft.ts'
import type { Act } from '#reports/states.ts'
import type { Route } from '#web/route.ts'
import { softAuthenticator } from './authenticator.ts'
import { consoleRoutes } from './console-routes.ts'
import { aMail } from './mails.ts'
import { aPasskey } from './person.ts'
import { aFile, aJpeg, aReportWithPhoto, makePhotos, received } from './photos.ts'
import { aDraft, alingsas, aReport, type MadeReport, theBody } from './reports.ts'
import { sandboxRoutes } from './sandbox-routes.ts'
import { aWaitingWatch, aWatch, someAddress } from './watches.ts'
import type { Browser, SentFile } from './web.ts'

/** How a route is asked for so that it answers as meant: 200 if nothing else is said. */
type Valid = {
  path: string
  fields?: Fields
  files?: readonly SentFile[]
  status?: number
  headers?: Record<string, string>
}
export type Reached = Required<Valid>
type Reach = () => Valid | Promise<Valid>

const writtenReport = {
  lat: '57.93018',
  lon: '12.53352',
  category: 'hal',
  title: 'Djupt hål',
  description: 'En halv meter brett.',
  place: 'Vid torget',
  near: 'Storgatan 5, Alingsås',
  email: 'ada@invanare.example',
  name: 'Ada Lind',
  calm: '',
  suggested: '',
  'q-korbana': 'kant',
}
const watching = () => ({
  ...{ lat: '57.93018', lon: '12.53352', plats: 'Torget', radius: '1000', pace: 'daily' },
  ...{ 'g-gata': '1', email: someAddress() },
})
const adding = { kind: 'support', wantsLetters: true, language: 'sv' } as const
const words = 'Vi kommer i morgon.'
const inTenDays = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10)

type SentMail = { act?: MailAct; why?: WhyMailWaits; isResident?: true }

/** A route's row in the table below: its method and its Swedish path. */
export const rowOf = ({ method, path, language }: Route): string =>
  `${method} ${language === 'en' ? path.slice('/en'.length) || '/' : path}`

/** Reaches each route with something new behind its link. A new route needs a row here, or a test says so. */
export function reachRoutes(db: Db, { token, photos }: Pick<Browser, 'token'> & { photos: PhotoStore }) {
  const rows: Readonly<Record<string, Reach>> = {
    'GET /': () => ({ path: '/' }),
    'GET /app.webmanifest': () => ({ path: '/app.webmanifest' }),
    'GET /utan-nat': () => ({ path: '/utan-nat' }),
    'GET /service-worker.js': () => ({ path: '/service-worker.js' }),
    'GET /sok': () => ({ path: '/sok?q=Alings%C3%A5s' }),
    'GET /karta': () => ({ path: '/karta?lat=57.93018&lon=12.53352&plats=Torget' }),
    'GET /anmal': () => ({ path: '/anmal?lat=57.93018&lon=12.53352&plats=Torget' }),
    'POST /anmal': () => ({
      path: '/anmal',
      fields: { key: randomUUID(), ...writtenReport, email: someAddress() },
      status: 303,
    }),
    'GET /bild': () => ({ path: '/bild' }),
    'POST /bild': async () => ({
      path: '/bild',
      fields: { key: randomUUID() },
      files: [await aFile('photo')],
      status: 303,
    }),
    'GET /utkast/:token/foto/:photo': onDraftPhoto,
    'GET /tillagg/:token/foto/:photo': onContributionPhoto,
    'GET /svar/:token/foto/:photo': onPhoto((id, links) => `/svar/${links.case}/foto/${id}`),
    'GET /min-rapport/:token/foto/:photo': onPhoto(
      (id, links) => `/min-rapport/${links.reporter}/foto/${id}`,
    ),
    'GET /foto/:address/:size': onPhoto((_, { address }) => `/foto/${address}/small`),
    'GET /utkast/:token': onDraft('utkast', 'draft'),
    'GET /utkast/:token/plats': onDraft('utkast', 'draft', undefined, '/plats?q=Alingsås'),
    'POST /utkast/:token': onDraftSeen,
    'GET /bekrafta/:token': onDraft('bekrafta', 'confirm'),
    'GET /bekrafta/:token/plats': onDraft('bekrafta', 'confirm', undefined, '/plats?q=Alingsås'),
    'POST /bekrafta/:token': onDraft('bekrafta', 'confirm', {}),
    'GET /rapporter/:number': async () => ({ path: `/rapporter/${await someReport()}` }),
    'GET /rapporter/:number/foton/:address': onPhoto(
      (_, { address, number }) => `/rapporter/${number}/foton/${address}`,
    ),
    'GET /rapporter/:number/bild.jpg': async () => ({ path: `/rapporter/${await someReport()}/bild.jpg` }),
    'GET /rapporter/:number/jag-ser-ocksa': onReport('jag-ser-ocksa'),
    'POST /rapporter/:number/jag-ser-ocksa': onReport('jag-ser-ocksa', { words }),
    'GET /rapporter/:number/folj': onReport('folj'),
    'POST /rapporter/:number/folj': onReport('folj', {}),
    'GET /rapporter/:number/uppdatera': onReport('uppdatera'),
    'POST /rapporter/:number/uppdatera': onReport('uppdatera', { words }),
    'GET /rapporter/:number/ar-lost': onReport('ar-lost'),
    'POST /rapporter/:number/ar-lost': onReport('ar-lost', { words }),
    'GET /rapporter/:number/fortfarande': onReport('fortfarande'),
    'POST /rapporter/:number/fortfarande': onReport('fortfarande', { words }),
    'GET /tillagg/:token': onContribution(),
    'POST /tillagg/:token': onContribution({}),
    // Read as nothing it can be: there is news at once, and the stream ends.
    'GET /rapporter/:number/nytt': async () => ({ path: `/rapporter/${await someReport()}/nytt` }),
    'GET /rapporter/:number/missbruk': async () => ({ path: `/rapporter/${await someReport()}/missbruk` }),
    'POST /rapporter/:number/missbruk': async () => ({
      path: `/rapporter/${await someReport()}/missbruk`,
      fields: { key: randomUUID(), reason: 'person', words, email: someAddress() },
      status: 303,
    }),
    'GET /granska/:token': async () => ({ path: (await onReview()).path }),
    'POST /granska/:token': async () => ({ ...(await onReview()), status: 303 }),
    'GET /granska/:token/foto/:photo': async () => {
      const { id, number } = await aReportWithPhoto(db, photos, { email: someAddress() })
      await aRemark(number)
      return { path: `/granska/${await token('moderate')}/foto/${id}` }
    },
    'GET /min-rapport/:token': onOwn(''),
    'GET /min-rapport/:token/komplettera': onOwn('/komplettera', undefined, 'ask'),
    'POST /min-rapport/:token/komplettera': onOwn('/komplettera', { words }, 'ask'),
    'POST /min-rapport/:token/ateroppna': onOwn('/ateroppna', { words }, 'fix'),
    'POST /min-rapport/:token/aterkalla': onOwn('/aterkalla', { words }),
    'GET /min-rapport/:token/uppdatera': onOwn('/uppdatera'),
    'POST /min-rapport/:token/uppdatera': onOwn('/uppdatera', { words }),
    'GET /min-rapport/:token/ar-lost': onOwn('/ar-lost'),
    'POST /min-rapport/:token/ar-lost': onOwn('/ar-lost', { words }),
    'GET /min-rapport/:token/fortfarande': onOwn('/fortfarande'),
    'POST /min-rapport/:token/fortfarande': onOwn('/fortfarande', { words }, 'fix'),
    'POST /rapporter/:number/tack': async () => ({
      path: `/rapporter/${await someReport('fix')}/tack`,
      status: 303,
    }),
    'GET /stammer/:token': onVerdict(''),
    'POST /stammer/:token': onVerdict('', { says: 'fixed', words }),
    'POST /stammer/:token/tack': onVerdict('/tack', { words }),
    'GET /mejl/:token': onMail('', { why: 'unclear' }),
    'POST /mejl/:token/angra': onMail('/angra', { act: 'receive' }, {}),
    'POST /mejl/:token/valj': onMail('/valj', { why: 'unclear' }, { act: 'receive' }),
    'POST /mejl/:token/bekrafta': onMail('/bekrafta', { why: 'unknown_sender' }, {}),
    'POST /mejl/:token/visa': onMail('/visa', { isResident: true }, {}),
    'GET /min-sida': onMine(''),
    'POST /min-sida': async () => ({
      path: '/min-sida',
      fields: { key: randomUUID(), email: await somebody() },
      status: 303,
    }),
    'GET /min-sida/oppna/:token': onSignIn(),
    'POST /min-sida/oppna/:token': onSignIn({}),
    'GET /min-sida/tillagt': onMine('/tillagt'),
    'GET /min-sida/foljer': onMine('/foljer'),
    'POST /min-sida/foljer': onMine('/foljer', ({ number }) => ({ report: `${number}`, act: 'stop' })),
    'GET /min-sida/uppgifter': onMine('/uppgifter'),
    'POST /min-sida/adress': onMine('/adress', () => ({ key: randomUUID(), email: someAddress() })),
    'GET /min-sida/ny-adress/:token': onNewAddress(),
    'POST /min-sida/ny-adress/:token': onNewAddress({}),
    'POST /min-sida/nyckel/fraga': () => ({ path: '/min-sida/nyckel/fraga' }),
    'POST /min-sida/nyckel': async () => {
      const email = someAddress()
      const { person } = await aReport(db, { email })
      const device = await aPasskey(db, { person, email })
      const { browser, options } = await beginSigningIn(db, siteAt('http://localhost'))
      const fields = { credential: JSON.stringify(device.signIn(options)) }
      return { path: '/min-sida/nyckel', headers: { cookie: `challenge=${browser}` }, fields, status: 303 }
    },
    'POST /min-sida/nycklar/ny': async () => ({ ...(await onMine('/nycklar/ny')()), fields: {} }),
    'POST /min-sida/nycklar': async () => {
      const email = someAddress()
      const { person } = await aReport(db, { email })
      const { browser, options } = await beginAdding(db, { person, email, site: siteAt('http://localhost') })
      const credential = JSON.stringify(softAuthenticator('http://localhost').add(options))
      const cookie = `session=${await beginSession(db, person)}; challenge=${browser}`
      const fields = { passkeyName: 'Min telefon', credential }
      return { path: '/min-sida/nycklar', headers: { cookie }, fields, status: 303 }
    },
    'POST /min-sida/nycklar/ta-bort': async () => {
      const email = someAddress()
      const { person } = await aReport(db, { email })
      await aPasskey(db, { person, email })
      const [passkey] = await passkeysOfPerson(db, person)
      const cookie = `session=${await beginSession(db, person)}`
      const fields = { passkey: passkey?.id ?? '' }
      return { path: '/min-sida/nycklar/ta-bort', headers: { cookie }, fields, status: 303 }
    },
    'POST /min-sida/sprak': onMine('/sprak', () => ({ language: 'en' })),
    'GET /min-sida/mina-uppgifter.json': onMine('/mina-uppgifter.json'),
    'POST /min-sida/logga-ut': onMine('/logga-ut', () => ({ where: 'everywhere' })),
    'GET /min-sida/ta-bort': onMine('/ta-bort'),
    'POST /min-sida/ta-bort': onMine('/ta-bort', () => ({ sure: 'on' })),
    'GET /avsluta/:token': onLetters(),
    'POST /avsluta/:token': onLetters({ 'List-Unsubscribe': 'One-Click' }),
    'POST /avsluta/:token/angra': onLetters({}, '/angra', 303),
    ...Object.fromEntries(
      ['atom', 'rss', 'json'].flatMap((format): [string, Reach][] => [
        [`GET /flode.${format}`, () => ({ path: `/flode.${format}?lat=57.93&lon=12.53&radie=1000` })],
        [
          `GET /kommuner/:slug/flode.${format}`,
          () => ({ path: `/kommuner/alingsas/flode.${format}?visa=alla` }),
        ],
        [
          `GET /rapporter/:number/flode.${format}`,
          async () => ({ path: `/rapporter/${await someReport()}/flode.${format}` }),
        ],
      ]),
    ),
    'GET /bevaka': () => ({ path: '/bevaka?lat=57.93018&lon=12.53352&plats=Torget' }),
    'POST /bevaka': () => ({ path: '/bevaka', fields: { key: randomUUID(), ...watching() }, status: 303 }),
    'GET /bevaka/bekrafta/:token': onWaitingWatch(),
    'POST /bevaka/bekrafta/:token': onWaitingWatch({}),
    'GET /mina-bevakningar': () => ({ path: '/mina-bevakningar' }),
    'POST /mina-bevakningar': async () => {
      const email = someAddress()
      await aWatch(db, { email })
      return { path: '/mina-bevakningar', fields: { email }, status: 303 }
    },
    'GET /mina-bevakningar/:token': onWatches(),
    'POST /mina-bevakningar/:token': async () => ({
      path: (await onWatches()()).path,
      fields: { 'List-Unsubscribe': 'One-Click' },
    }),
    'GET /mina-bevakningar/:token/bevaka': onWatches('/bevaka?kommun=lund'),
    'POST /mina-bevakningar/:token/bevaka': onWatches('/bevaka', () => {
      const { email: _, ...fields } = watching()
      return { key: randomUUID(), ...fields }
    }),
    'POST /mina-bevakningar/:token/andra': onWatches('/andra', (watch) => ({ watch, pace: 'weekly' })),
    'POST /mina-bevakningar/:token/ta-bort': onWatches('/ta-bort', (watch) => ({ watch })),
    'POST /mina-bevakningar/:token/andra-foljd': async () => {
      const report = await someReport()
      const path = `/mina-bevakningar/${await token('watches')}/andra-foljd`
      return { path, fields: { report: String(report), pace: 'daily' }, status: 303 }
    },
    'POST /mina-bevakningar/:token/sluta-folj': async () => {
      const report = await someReport()
      const path = `/mina-bevakningar/${await token('watches')}/sluta-folj`
      return { path, fields: { report: String(report) }, status: 303 }
    },
    'POST /mina-bevakningar/:token/ta-bort-allt': onWatches('/ta-bort-allt', () => ({})),
    'GET /avsluta-bevakning/:token': onUnwatch(),
    'POST /avsluta-bevakning/:token': onUnwatch({ 'List-Unsubscribe': 'One-Click' }),
    'POST /avsluta-bevakning/:token/angra': onUnwatch({}, '/angra', 303),
    'GET /mottagare/:slug': () => ({ path: '/mottagare/trafikverket' }),
    'GET /kommuner': () => ({ path: '/kommuner' }),
    'GET /kommuner/:slug': () => ({ path: '/kommuner/alingsas' }),
    'GET /om': () => ({ path: '/om' }),
    'GET /om/tillganglighet': () => ({ path: '/om/tillganglighet' }),
    'GET /om/tillganglighet/skriv': () => ({ path: '/om/tillganglighet/skriv' }),
    'POST /om/tillganglighet/skriv': () => ({
      path: '/om/tillganglighet/skriv',
      fields: { key: randomUUID(), page: '/karta', words, email: someAddress() },
      status: 303,
    }),
    'GET /om/personuppgifter': () => ({ path: '/om/personuppgifter' }),
    'GET /om/personuppgifter/:body': () => ({ path: '/om/personuppgifter/alingsas' }),
    'GET /om/lagring': () => ({ path: '/om/lagring' }),
    'GET /om/lattlast': () => ({ path: '/om/lattlast' }),
    'GET /om/for-kommuner': () => ({ path: '/om/for-kommuner' }),
    'GET /svar/:token': onCase(''),
    'POST /svar/:token/kontakt': onCase('/kontakt', {}, { status: 200 }),
    'POST /svar/:token/mottagen': onCase('/mottagen', { words }),
    'POST /svar/:token/utredning': onCase('/utredning', { words }),
    'POST /svar/:token/fraga': onCase('/fraga', { words }),
    'POST /svar/:token/planerad': onCase('/planerad', { words, day: inTenDays }),
    'POST /svar/:token/pagar': onCase('/pagar', { words }),
    'POST /svar/:token/atgardad': onCase('/atgardad', { words }),
    'POST /svar/:token/atgardas-inte': onCase('/atgardas-inte', { words }),
    'POST /svar/:token/svara': onCase('/svara', { words, audience: 'update' }),
    'POST /svar/:token/inte-vart': onCase('/inte-vart', { words }),
    'POST /svar/:token/ateroppna': onCase('/ateroppna', { words }, { after: 'fix' }),
    'POST /svar/:token/angra': onCase('/angra', {}, { after: 'receive' }),
    'POST /svar/:token/anteckning': onCase('/anteckning', { words }),
    'POST /svar/:token/dublett': async () => {
      const number = String(await someReport())
      return onCase('/dublett', { number })()
    },
    'POST /svar/:token/order': onCase('/order', { title: 'Byt armatur', words }),
    'POST /svar/:token/publicera': async () => {
      const { number } = await aReport(db, { email: someAddress() })
      await db.updateTable('reports').set({ visibility: 'internal' }).where('number', '=', number).execute()
      const path = `/svar/${await token('case')}/publicera`
      return { path, fields: { key: randomUUID() }, status: 303 }
    },
    'POST /svar/:token/inte-dublett': async () => {
      const mainReport = await someReport()
      const { caseId } = await aReport(db, { email: someAddress() })
      await moveCase(db, { caseId, act: 'mark_duplicate', by: theBody(alingsas), mainReport })
      const path = `/svar/${await token('case')}/inte-dublett`
      return { path, fields: { key: randomUUID() }, status: 303 }
    },
    'POST /svar/:token/skicka-lank': async () => {
      const number = String(await someReport())
      return onCase('/skicka-lank', { number })()
    },
    'GET /svar/:token/skicka-vidare': onCase('/skicka-vidare'),
    'POST /svar/:token/skicka-vidare': onCase('/skicka-vidare', { to: 'trafikverket', words }),
    'GET /svar/:token/egna-arenden': onCase('/egna-arenden'),
    'GET /svar/:token/utlamnande': onCase('/utlamnande'),
    'POST /svar/:token/utlamnande': onCase('/utlamnande', {}, { status: 200 }),
    'POST /svar/:token/ny-lank': onCase('/ny-lank', {}),
    ...consoleRoutes(db, { token }),
    ...sandboxRoutes(db, { token }),
    'GET /report/:number': async () => ({ path: `/report/${await someReport()}`, status: 301 }),
    'GET /reports': () => ({ path: '/reports', status: 404 }),
    'GET /reports/*': () => ({ path: '/reports/Stockholm', status: 301 }),
    'GET /around': () => ({ path: '/around?pc=Lund', status: 301 }),
    'GET /rss': () => ({ path: '/rss', status: 301 }),
    'GET /rss/*': () => ({ path: '/rss/reports', status: 301 }),
    'GET /schema/arende-1.json': () => ({ path: '/schema/arende-1.json' }),
    'GET /schema/mina-uppgifter-1.json': () => ({ path: '/schema/mina-uppgifter-1.json' }),
    'GET /health': () => ({ path: '/health' }),
    'GET /health/live': () => ({ path: '/health/live' }),
    'GET /assets/:file': () => ({ path: '/assets/style-1.css' }),
    'GET /favicon.svg': () => ({ path: '/favicon.svg' }),
    'GET /robots.txt': () => ({ path: '/robots.txt' }),
    'GET /dev/ui': () => ({ path: '/dev/ui' }),
    'GET /dev/ui/:part': () => ({ path: '/dev/ui/knappar' }),
    'GET /dev/mail': () => ({ path: '/dev/mail' }),
    'GET /dev/mail/letters': () => ({ path: '/dev/mail/letters' }),
    'GET /dev/mail/letters/:sample': () => ({ path: '/dev/mail/letters/news-of-fix' }),
    'GET /dev/mail/letters/:sample/html': () => ({ path: '/dev/mail/letters/news-of-fix/html' }),
    'GET /dev/mail/:id': () => ({ path: '/dev/mail/brev-1' }),
    'GET /dev/mail/:id/html': () => ({ path: '/dev/mail/brev-1/html' }),
  }

  function onDraft(path: string, act: 'draft' | 'confirm', fields?: Fields, ending = ''): Reach {
    return async () => {
      await saveDraft(db, aDraft({ email: someAddress() }))
      return { path: `/${path}/${await token(act)}${ending}`, ...(fields && { fields, status: 303 }) }
    }
  }

  async function onDraftSeen(): Promise<Valid> {
    const draft = aDraft({ email: someAddress() })
    await saveDraft(db, draft)
    const fields = { ...writtenReport, email: someAddress(), seen: markOfDraft(draft) }
    return { path: `/utkast/${await token('draft')}`, fields, status: 303 }
  }

  async function onDraftPhoto(): Promise<Valid> {
    const draft = aDraft({ email: someAddress() })
    await saveDraft(db, draft)
    const id = randomUUID()
    const path = await received(photos, await aJpeg())
    await keepPhoto(db, photos, { id, form: draft.id, path, draft: { language: 'sv' } })
    await makePhotos(db, photos)
    return { path: `/utkast/${await token('draft')}/foto/${id}` }
  }

  async function onContributionPhoto(): Promise<Valid> {
    const [report, email, support, id] = [await someReport(), someAddress(), randomUUID(), randomUUID()]
    const path = await received(photos, await aJpeg())
    await keepPhoto(db, photos, { id, form: support, path, draft: { language: 'sv' } })
    await saveContribution(db, { ...adding, id: support, report, email, words: '' })
    await makePhotos(db, photos)
    return { path: `/tillagg/${await token('support')}/foto/${id}` }
  }

  /** A report with a photo, and the links to it. */
  function onPhoto(
    path: (id: string, links: Record<'case' | 'reporter' | 'address' | 'number', string>) => string,
  ): Reach {
    return async () => {
      const { id, address, number } = await aReportWithPhoto(db, photos, { email: someAddress() })
      const opened = { case: await token('case'), reporter: await token('reporter') }
      const links = { ...opened, address, number: String(number) }
      return { path: path(id, links) }
    }
  }

  async function onReview(): Promise<Valid> {
    const number = await someReport()
    await aRemark(number)
    const { texts } = await reviewedReport(db, number)
    const written = { title: '[…] hål', description: texts.description, place: texts.placeWords }
    return {
      path: `/granska/${await token('moderate')}`,
      fields: { key: randomUUID(), mark: markOf(texts), ...written, reason: 'person', act: 'change' },
    }
  }

  const aRemark = (report: number) =>
    tellRemark(db, {
      id: randomUUID(),
      topic: 'abuse',
      report,
      reason: 'person',
      words,
      email: null,
      language: 'sv',
    })

  function onReport(ending: string, fields?: Fields): Reach {
    return async () => {
      const whole = fields && { key: randomUUID(), ...fields, email: someAddress(), follow: 'on' }
      const path = `/rapporter/${await someReport()}/${ending}`
      return { path, ...(whole && { fields: whole, status: 303 }) }
    }
  }

  function onContribution(fields?: Fields): Reach {
    return async () => {
      const [report, email] = [await someReport(), someAddress()]
      const id = randomUUID()
      await saveContribution(db, { ...adding, id, report, email, words })
      return { path: `/tillagg/${await token('support')}`, ...(fields && { fields, status: 303 }) }
    }
  }

  function onOwn(ending: string, fields?: Fields, after?: MoveBefore): Reach {
    return async () => {
      await someReport(after)
      return {
        path: `/min-rapport/${await token('reporter')}${ending}`,
        ...(fields && { fields: { key: randomUUID(), ...fields }, status: 303 }),
      }
    }
  }

  /** Of a municipality that wrote, or of a resident, understood or waiting. */
  function onMail(ending: string, how: SentMail, fields?: Fields): Reach {
    return async () => {
      const { number: report, caseId, person } = await aReport(db, { email: someAddress() })
      const mail = { mail: await aMail(db), report, to: someAddress() }
      const resident = { ...mail, language: 'sv', words, says: null } as const
      if (how.isResident) await takeResidentMail(db, { ...resident, person })
      else if (how.why === 'unknown_sender') await takeResidentMail(db, { ...resident, why: how.why })
      else {
        const ofBody = { ...mail, caseId, holder: alingsas, link: null, words }
        await takeBodyMail(
          db,
          how.act
            ? { ...ofBody, said: { act: how.act, words } }
            : { ...ofBody, why: how.why ?? 'unclear', candidates: [] },
        )
      }
      return { path: `/mejl/${await token('mail')}${ending}`, ...(fields && { fields, status: 303 }) }
    }
  }

  function onVerdict(ending: string, fields?: Fields): Reach {
    return async () => {
      await someReport('fix')
      const path = `/stammer/${await token('verdict')}${ending}`
      return { path, ...(fields && { fields: { key: randomUUID(), ...fields }, status: 303 }) }
    }
  }

  function onLetters(fields?: Fields, ending = '', status = 200): Reach {
    return async () => {
      await someReport()
      return { path: `/avsluta/${await token('unsubscribe')}${ending}`, ...(fields && { fields }), status }
    }
  }

  function onWaitingWatch(fields?: Fields): Reach {
    return async () => {
      await aWaitingWatch(db)
      return {
        path: `/bevaka/bekrafta/${await token('watch')}`,
        ...(fields && { fields, status: 303 }),
      }
    }
  }

  /** Whoever has reported something and is signed in. */
  function onMine(ending: string, fields?: (made: MadeReport) => Fields): Reach {
    return async () => {
      const made = await aReport(db, { email: someAddress() })
      const cookie = `session=${await beginSession(db, made.person)}`
      const path = `/min-sida${ending}`
      return { path, headers: { cookie }, ...(fields && { fields: fields(made), status: 303 }) }
    }
  }

  function onSignIn(fields?: Fields): Reach {
    return async () => {
      await askToSignIn(db, { email: await somebody(), language: 'sv' })
      return { path: `/min-sida/oppna/${await token('sign_in')}`, ...(fields && { fields, status: 303 }) }
    }
  }

  function onNewAddress(fields?: Fields): Reach {
    return async () => {
      const { person } = await aReport(db, { email: someAddress() })
      await askForAddress(db, { person, address: someAddress(), language: 'sv' })
      return {
        path: `/min-sida/ny-adress/${await token('new_address')}`,
        ...(fields && { fields, status: 303 }),
      }
    }
  }

  function onWatches(ending = '', fields?: (watch: string) => Fields): Reach {
    return async () => {
      const { id } = await aWatch(db)
      const path = `/mina-bevakningar/${await token('watches')}${ending}`
      return { path, ...(fields && { fields: fields(id), status: 303 }) }
    }
  }

  function onUnwatch(fields?: Fields, ending = '', status = 200): Reach {
    return async () => {
      await aWatch(db)
      return {
        path: `/avsluta-bevakning/${await token('unwatch')}${ending}`,
        ...(fields && { fields }),
        status,
      }
    }
  }

  /** The address of somebody who has reported. */
  async function somebody(): Promise<string> {
    const email = someAddress()
    await aReport(db, { email })
    return email
  }

  type CaseReach = { after?: MoveBefore; status?: number }

  function onCase(ending: string, fields?: Fields, { after, status = 303 }: CaseReach = {}): Reach {
    return async () => {
      await someReport(after)
      return {
        path: `/svar/${await token('case')}${ending}`,
        ...(fields && { fields: { key: randomUUID(), ...fields }, status }),
      }
    }
  }

  async function someReport(after?: MoveBefore): Promise<number> {
    const { caseId, number } = await aReport(db, { email: someAddress() })
    if (after) await moveCase(db, { caseId, act: after, by: theBody(alingsas), words: 'Hej.' })
    return number
  }

  return {
    rows: Object.keys(rows),
    async reach(route: Route): Promise<Reached> {
      const valid = await rows[rowOf(route)]?.()
      if (!valid) throw new Error(`no row says how to reach ${rowOf(route)}`)
      const whole = { fields: {}, files: [], status: 200, headers: {}, ...valid }
      return { ...whole, path: inLanguage(valid.path, route.language) }
    },
  }
}

type MoveBefore = Extract<Act, 'ask' | 'fix' | 'receive'>
