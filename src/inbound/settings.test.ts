import { expect, test } from 'vitest'
import { addressOfReports } from './settings.ts'

const smtp = { host: '127.0.0.1', port: 0, domain: 'mail.gata.example', tls: null }
const mailbox = {
  ...{ host: 'imap.gata.example', port: 993, secure: true, user: 'u', password: 'p', folder: 'INBOX' },
  ...{ doneFolder: null, authservId: null },
}
const from = 'post@gata.example'

test.for([
  ['nowhere, where no mail comes in', { smtp: null, mailbox: null, dns: null }, from, null],
  ['where letters come from, as the mailbox', { smtp: null, mailbox, dns: null }, from, from],
  [
    'where letters come from, at the domain',
    { smtp, mailbox: null, dns: null },
    'post@mail.gata.example',
    'post@mail.gata.example',
  ],
  [
    'an address of the domain, where letters come from another',
    { smtp, mailbox: null, dns: null },
    from,
    'felanmalan@mail.gata.example',
  ],
] as const)('pictures are mailed to %s', ([, mailIn, mailFrom, address]) => {
  expect(addressOfReports(mailIn, mailFrom)).toBe(address)
})
