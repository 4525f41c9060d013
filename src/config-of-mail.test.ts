import { expect, test } from 'vitest'
import { complaints, local, production, read } from '../test/settings.ts'

test('mail is taken in only where that is asked for, over TLS, and for the domain letters come from', () => {
  expect(read(production).mailIn).toEqual({ smtp: null, mailbox: null, dns: null })
  expect(complaints({ ...production, MAIL_IN_PORT: '25' })).toEqual([
    'MAIL_IN_TLS_CERT is missing; production takes mail over TLS.',
  ])
  expect(complaints({ ...production, MAIL_IN_HOST: '0.0.0.0' })).toEqual([
    'MAIL_IN_HOST: without MAIL_IN_PORT no mail is taken in.',
  ])
  const tls = { MAIL_IN_TLS_CERT: '/dev/null', MAIL_IN_TLS_KEY: '/dev/null' }
  const asked = { ...production, ...tls, MAIL_IN_PORT: '25', MAIL_IN_HOST: '::', MAIL_DOMAIN: 'Mail.Example' }
  expect(read(asked).mailIn.smtp).toEqual({
    ...{ host: '::', port: 25, domain: 'mail.example', tls: { cert: '/dev/null', key: '/dev/null' } },
  })
  expect(complaints({ ...asked, MAIL_IN_TLS_KEY: '/nowhere/key.pem' })).toEqual([
    'MAIL_IN_TLS_KEY=/nowhere/key.pem: there is no such file that may be read.',
  ])
  expect(complaints({ MAIL_IN_HOST: '0.0.0.0' })).toEqual([
    'MAIL_IN_HOST=0.0.0.0: demonstration mode listens on loopback only.',
  ])
  expect(complaints({ ...local, MAIL_IN_PORT: '70000', MAIL_DOMAIN: 'hej' })).toHaveLength(2)
})

test('a mailbox is told by its address, and its password is never shown', () => {
  const url = 'imaps://in%40mail.example:hem%2Flig@imap.example/Inkorg%20ett'
  expect(read({ ...production, IMAP_URL: url, IMAP_DONE_FOLDER: 'Klara' }).mailIn.mailbox).toEqual({
    ...{ host: 'imap.example', port: 993, secure: true, user: 'in@mail.example', password: 'hem/lig' },
    ...{ folder: 'Inkorg ett', doneFolder: 'Klara', authservId: null },
  })
  expect(complaints({ ...local, IMAP_URL: 'pop3://a:hemligt@b' }).join()).not.toContain('hemligt')
  expect(complaints({ ...local, IMAP_AUTHSERV_ID: 'mx.example' })).toEqual([
    'IMAP_URL is missing: which mailbox are the other IMAP settings of?',
  ])
  expect(complaints({ IMAP_URL: url })).toEqual([
    'IMAP_URL: a demonstration reads nobody’s mailbox; set FMG_MODE=local.',
  ])
})

test('a name server of our own is for trials on this machine', () => {
  expect(read({ ...local, MAIL_DNS: '127.0.0.1:5353' }).mailIn.dns).toBe('127.0.0.1:5353')
  expect(complaints({ ...local, MAIL_DNS: '192.0.2.1:53' })).toEqual([
    'MAIL_DNS=192.0.2.1:53: give an address of this machine such as 127.0.0.1:5353.',
  ])
  expect(complaints({ ...production, MAIL_DNS: '127.0.0.1:5353' })).toEqual([
    'MAIL_DNS is for FMG_MODE=local only.',
  ])
})
