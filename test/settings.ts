import { readConfig } from '../src/config.ts'
import { Refused } from '../src/errors.ts'

/** The least that production starts with. */
export const production = {
  BASE_URL: 'https://fixamingata.example',
  SMTP_URL: 'smtps://user:secret@mail.example:465',
  OPERATOR_EMAIL: 'drift@fixamingata.example',
}
/** For trials on this machine. */
export const local = { FMG_MODE: 'local' }

export const read = (environment: Record<string, string>) => readConfig(environment, '/project')

/** What is said of settings that are refused, a line each. */
export function complaints(environment: Record<string, string>): string[] {
  try {
    read(environment)
    return []
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return error.message.split('\n')
  }
}
