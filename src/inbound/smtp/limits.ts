const megabyte = 1024 * 1024

/** What one mail, one address and all together may ask of us. */
export const smtpLimits = {
  bytes: 25 * megabyte,
  /** All that is being received; beyond it senders are asked to come back. */
  bytesAtOnce: 100 * megabyte,
  recipients: 100,
  clients: 200,
  clientsOfAddress: 20,
  /** A whole region's municipalities may send from the same few addresses of one provider. */
  mailsOfAddress: { acts: 600, perMs: 60_000 },
  /** Says nothing for so long. */
  idleMs: 60_000,
  /** Stays for so long, whatever it says. */
  connectionMs: 600_000,
}
export type SmtpLimits = typeof smtpLimits
