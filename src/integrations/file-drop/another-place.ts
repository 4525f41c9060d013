import { fileDropSettings, type SftpSettings } from './settings.ts'

/** Whether files go to another server by other settings, or in by another door there; a key that is taken away is no other. */
export function isAnotherPlace(before: unknown, after: unknown): boolean {
  const [one, other] = [serverIn(before), serverIn(after)]
  if (one === undefined || other === undefined) return true
  if (one === null || other === null) return one !== other
  return (
    one.host !== other.host ||
    one.port !== other.port ||
    one.user !== other.user ||
    other.hostKeys.some((key) => !one.hostKeys.includes(key))
  )
}

/** Null: a folder on our own machine; undefined: nothing that can be read. */
function serverIn(settings: unknown): SftpSettings | null | undefined {
  const read = fileDropSettings.safeParse(settings)
  return read.success ? read.data.sftp : undefined
}
