import { stripCapabilities } from './capabilities.ts'
import { hidden } from './hidden.ts'

/**
 * Hides in what two programs have said to each other whatever lets who reads it act: our signed links, and the tokens
 * that a server of theirs has granted. A form or a query is read field by field, so that the rest of it stays.
 */
export function hideGrants(text: string): string {
  const shown = grants.reduce((left, { pattern, replacement }) => left.replace(pattern, replacement), text)
  return fieldsOf(shown)
    .map((field) => stripCapabilities(field, hidden))
    .join('')
}

const names = '(?:access_token|refresh_token|id_token|client_secret|client_assertion|assertion)'
const grants = [
  { pattern: new RegExp(`("${names}"\\s*:\\s*")(?:[^"\\\\]|\\\\.)*`, 'gi'), replacement: `$1${hidden}` },
  { pattern: new RegExp(`\\b(${names}=)[^&\\s"'<>]+`, 'gi'), replacement: `$1${hidden}` },
  {
    pattern: new RegExp(`(<(?:[\\w.-]+:)?${names}(?:\\s[^<>]*)?>)[^<]+`, 'gi'),
    replacement: `$1${hidden}`,
  },
]

/** An address or a form has no room for spaces; all else is one field. */
const fieldsOf = (text: string): readonly string[] =>
  /^(?:https?:\/\/|[\w.~%+[\]-]+=)\S*$/i.test(text) ? text.split(/([?&])/) : [text]
