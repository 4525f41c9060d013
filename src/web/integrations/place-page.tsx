import { changeSettings } from '#bodies/connections/change-settings.ts'
import { lockSeen } from '#bodies/connections/seen.ts'
import type { Mistakes } from '#http/form.ts'
import {
  type FileDropSettings,
  fileDropSettings,
  type SftpSettings,
} from '#integrations/file-drop/settings.ts'
import { recordConsoleAct } from '#reports/connections/record-console-act.ts'
import { tellAlarmsNow } from '#reports/connections/tell-alarms.ts'
import { NotFound } from '../../errors.ts'
import type { Ask } from '../ask.ts'
import { Button } from '../ui/button.tsx'
import { Facts } from '../ui/facts.tsx'
import { Notice } from '../ui/notice.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'
import { ChangedNotice, Seen } from './changed-notice.tsx'
import { act, type Console, pageOf } from './console.ts'
import { answerConsole, FormKey } from './console-page.tsx'
import { inWords } from './sentences.ts'

const fields = ['host', 'port', 'user', 'folder', 'hostKeys'] as const
type Field = (typeof fields)[number]

type ServerSettings = FileDropSettings & { sftp: SftpSettings }

/** What a connection that leaves files at a server over SFTP is set up with; null for any other. */
export function serverOf({ connection: { kind, settings } }: Console): ServerSettings | null {
  const read = kind === 'file-drop' ? fileDropSettings.safeParse(settings) : null
  if (!read?.success || read.data.sftp === null) return null
  return { ...read.data, sftp: read.data.sftp }
}

/** Where files are left, at whose server, and which keys that one may show. */
export const placePage = (at: Console): Response => (at.seesPersons ? answerPlace(at, {}) : answerShown(at))

/** For a link that does not show who somebody is: the files do, so it leads them nowhere. */
function answerShown(at: Console, status: 200 | 403 = 200): Response {
  const { title, untrusted, fields: words } = at.ask.say.pages.integrating.place
  const now = asTyped(requireServer(at))
  return answerConsole(at, {
    ...{ title, status },
    children: (
      <>
        <Notice tone={status === 403 ? 'urgent' : 'info'} live={status === 403}>
          <p>{untrusted}</p>
        </Notice>
        <Facts facts={fields.map((field) => ({ term: words[field].label, detail: now[field] }))} />
      </>
    ),
  })
}

function answerPlace(at: Console, mistakes: Mistakes, hasChanged = false): Response {
  const { ask } = at
  const now = requireServer(at)
  const words = ask.say.pages.integrating.place
  const typed = (field: Field): string => ask.fields[field] ?? asTyped(now)[field]
  const of = (field: Field) => ({
    ...words.fields[field],
    name: field,
    error: mistakes[field],
    value: typed(field),
  })
  return answerConsole(at, {
    title: words.title,
    mistakes,
    ...(hasChanged && { status: 409 }),
    children: (
      <form class="flow" method="post" action={pageOf(at, 'plats')} noValidate>
        {hasChanged && <ChangedNotice ask={ask} href={pageOf(at, 'plats')} inForce={inForce(ask, now)} />}
        <FormKey ask={ask} />
        <Seen at={at} part="settings" />
        <TextField {...of('host')} autocomplete="off" />
        <TextField {...of('port')} inputmode="numeric" short />
        <TextField {...of('user')} autocomplete="off" />
        <TextField {...of('folder')} autocomplete="off" />
        <TextArea {...of('hostKeys')} rows={2} />
        <p>{words.forgets}</p>
        <div class="buttons">
          <Button kind="primary">{words.save}</Button>
        </div>
      </form>
    ),
  })
}

function requireServer(at: Console): ServerSettings {
  const server = serverOf(at)
  if (!server) throw new NotFound('this connection leaves no files at a server')
  return server
}

/** What is saved and stands otherwise in the form. */
function inForce({ fields: typed, say }: Ask, now: ServerSettings) {
  const { fields: words } = say.pages.integrating.place
  return fields
    .filter((field) => (typed[field] ?? '').split(/\s+/).join() !== asTyped(now)[field].split(/\s+/).join())
    .map((field) => ({ term: words[field].label, detail: asTyped(now)[field] }))
}

const asTyped = ({
  folder,
  sftp: { host, port, user, hostKeys },
}: ServerSettings): Record<Field, string> => ({
  ...{ host, port: String(port), user, folder, hostKeys: hostKeys.join('\n') },
})

/**
 * Saves it through the kind's own schema. Another server does not get to know the password, nor anything else before somebody has
 * put the connection on again; those who run the service hear of it at once.
 */
export async function savePlace(at: Console): Promise<Response> {
  const { ask, connection, kind, by, seesPersons } = at
  const before = requireServer(at)
  if (!kind || !seesPersons) return answerShown(at, 403)
  const read = fileDropSettings.safeParse({ ...before, ...settingsIn(ask.fields) })
  if (!read.success) {
    const { mistakes: sentences } = ask.say.pages.integrating.place
    const wrong = read.error.issues.map(({ path }) => fields.find((field) => path.includes(field)) ?? 'host')
    return answerPlace(at, inWords(Object.fromEntries(wrong.map((field) => [field, field])), sentences))
  }
  return act(at, {
    ...{ done: 'place', page: ['plats'] },
    changed: async (now) => answerPlace(now, {}, true),
    async work(tx) {
      await lockSeen(tx, { id: connection.id, part: 'settings', mark: ask.fields['seen'] ?? '' })
      const { leadsElsewhere } = await changeSettings(tx, { id: connection.id, kind, settings: read.data })
      if (leadsElsewhere) await tellAlarmsNow(tx, connection.id)
      const facts = leadsElsewhere && read.data.sftp ? { host: read.data.sftp.host } : {}
      await recordConsoleAct(tx, { connection: connection.id, by, act: 'set_connection', facts })
    },
  })
}

function settingsIn(typed: Readonly<Record<string, string | undefined>>) {
  const of = (field: Field): string => (typed[field] ?? '').trim()
  const port = /^\d{1,5}$/.test(of('port')) ? Number(of('port')) : null
  const hostKeys = of('hostKeys').split(/\s+/).filter(Boolean)
  return { folder: of('folder'), sftp: { host: of('host'), port, user: of('user'), hostKeys } }
}
