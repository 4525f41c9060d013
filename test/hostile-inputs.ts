/** What somebody might put where words or numbers are expected, by kind. */
export const hostileValues: Readonly<Record<string, readonly string[]>> = {
  missing: ['', ' \t\r\n '],
  huge: ['å'.repeat(20_000), '9'.repeat(5_000), `${'a'.repeat(5_000)}@${'b.'.repeat(2_000)}se`],
  'wrong type': ['NaN', '-1', '1e309', 'true', 'null', '[object Object]', '{"$ne":null}', '2026-13-45'],
  'control characters': ['\u0000', 'a\u0000\u0001\u001b[31mb', '\u202eabc\u2066', 'a\r\nSet-Cookie: mark=1'],
  'broken characters': ['\ud83d', '\udc00x', 'a\ufffe\uffff'],
  markup: [
    '<hostile-mark>',
    '"><hostile-mark x="',
    '</textarea></title><script>hostileMark()</script>',
    '" onfocus="hostileMark()" x="',
    'javascript:hostileMark()',
  ],
  sql: ["'; drop table reports; --", "1' or '1'='1", "\\'; select 1/0; --", '%_%', '{1,2}'],
  paths: ['../../../../etc/passwd', '..\\..\\windows', '/etc/passwd\u0000.css', '//evil.example/'],
}

/** Whether something typed has come back as more than words. */
export const hasHostileMark = (body: string): boolean =>
  /<hostile-mark|<script>hostile|" onfocus="hostile|(href|action|src)="javascript:|root:x:0:0/i.test(body)

/** Ends of an address that no program of ours makes, as they stand on the wire. */
export const brokenEndings = ['%', '%zz', '%00', '%ff', '%c0%af', '%ed%a0%80', '..%2f..%2fetc', '%0d%0aX: y']

/** A text as it stands in an address. Halves of characters become what browsers make of them. */
export const inAddress = (value: string): string =>
  new URLSearchParams({ v: value }).toString().slice('v='.length).replaceAll('+', '%20')

export type RawForm = { name: string; body: string | Uint8Array<ArrayBuffer>; type: string | null }

const urlencoded = 'application/x-www-form-urlencoded'

/** The same form in encodings nobody should use, cut off, or doubled. */
export function rawForms(fields: Readonly<Record<string, string>>): RawForm[] {
  const written = new URLSearchParams(fields).toString()
  const names = Object.keys(fields)
  const [first = 'words'] = names
  const multipart = multipartOf(fields)
  const boundary = 'multipart/form-data; boundary=kant'
  return [
    { name: 'nothing at all', body: '', type: null },
    { name: 'no type', body: written, type: null },
    { name: 'doubled', body: `${written}&${written || 'words=a&words=b'}`, type: urlencoded },
    { name: 'latin1', body: latin1(`${written}&words=H\u00e5l&title=H\u00e5l`), type: urlencoded },
    { name: 'latin1 with its name', body: latin1(`${first}=\u00e5`), type: `${urlencoded}; charset=latin1` },
    { name: 'utf-16', body: new Uint8Array(Buffer.from(`\ufeff${written}`, 'utf16le')), type: urlencoded },
    { name: 'broken percents', body: `${first}=%&words=%zz&title=%u00e5&%=%`, type: urlencoded },
    { name: 'overlong and halves', body: `${first}=%c0%af%ed%a0%80%ff%00`, type: urlencoded },
    { name: 'names of objects', body: '__proto__=1&constructor=2&toString=3&words[]=4', type: urlencoded },
    { name: 'a hundred fields', body: `${written}&${manyFields}`, type: urlencoded },
    { name: 'too many bytes', body: `words=${'x'.repeat(70_000)}`, type: urlencoded },
    { name: 'json', body: JSON.stringify(fields), type: 'application/json' },
    { name: 'text', body: written, type: 'text/plain' },
    { name: 'a type that is none', body: written, type: ';;;' },
    { name: 'multipart', body: multipart, type: boundary },
    { name: 'multipart cut off', body: multipart.slice(0, -20), type: boundary },
    { name: 'multipart without boundary', body: multipart, type: 'multipart/form-data' },
    { name: 'multipart of another boundary', body: multipart, type: `${boundary}en` },
    { name: 'files for words', body: multipartOf(fields, '; filename="../../a.exe"'), type: boundary },
  ]
}

const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))

const manyFields = Array.from({ length: 100 }, (_, index) => `more${index}=x`).join('&')

const multipartOf = (fields: Readonly<Record<string, string>>, file = ''): string =>
  [
    ...Object.entries(fields).map(
      ([name, value]) =>
        `--kant\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${value}\r\n`,
    ),
    '--kant--\r\n',
  ].join('')
