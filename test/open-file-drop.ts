import { guardedConnect } from '#http/guarded-socket.ts'
import type { Said } from '#http/said.ts'
import { fileDrop } from '#integrations/file-drop/file-drop.ts'
import { fileDropSettings } from '#integrations/file-drop/settings.ts'
import type { Receiver } from '#integrations/receiver.ts'

type Server = {
  host: string
  port: number
  reachable: string
  user: string
  hostKeys?: Readonly<Record<string, string>>
}
type More = {
  /** A value, or it and what it was until lately. */
  secrets: Readonly<Record<string, string | readonly [string, string]>>
  hostKeys?: readonly string[]
  heard?: (said: Said) => void
  [setting: string]: unknown
}

/** A file drop at a server, as the program opens it, within a guard that lets this one server through. */
export function openedAt(
  { host, port, reachable, user, hostKeys: shown = {} }: Server,
  { secrets, hostKeys = Object.values(shown), heard = () => undefined, ...more }: More,
): Required<Pick<Receiver, 'send' | 'find' | 'check'>> {
  return fileDrop.open({
    settings: fileDropSettings.parse({ folder: 'gata', sftp: { host, port, user, hostKeys }, ...more }),
    secret(name) {
      const [value, former = null] = [secrets[name] ?? []].flat()
      return value === undefined ? null : { value, former }
    },
    exchange: () => Promise.reject(new Error('nobody is asked')),
    connect: guardedConnect({ allowed: [reachable] }),
    heard,
    baseUrl: 'https://fixamingata.example',
    categoryName: () => 'Hål i gatan eller vägen',
  }) as Required<Pick<Receiver, 'send' | 'find' | 'check'>>
}

/** The steps of its test: `+` went well; of what did not, why. */
export async function steps(receiver: Pick<Receiver, 'check'>): Promise<string[]> {
  const told: string[] = []
  await receiver.check(({ step, ok, answer }) => told.push(ok ? `+${step}` : `-${step} ${answer}`))
  return told
}
