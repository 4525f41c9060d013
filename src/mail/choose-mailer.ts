import { join } from 'node:path'
import { folderMailer } from './folder-mailer.ts'
import type { Mailer } from './mail.ts'
import { smtpMailer } from './smtp-mailer.ts'

type Choice = { smtpUrl: string | null; mailFrom: string; dataDir: string }

/** SMTP where a server is configured; else letters stay in a folder, to be read there. */
export const chooseMailer = ({ smtpUrl, mailFrom, dataDir }: Choice): Mailer =>
  smtpUrl
    ? smtpMailer({ url: smtpUrl, from: mailFrom })
    : folderMailer({ folder: mailFolder(dataDir), from: mailFrom })

export const mailFolder = (dataDir: string): string => join(dataDir, 'mail')
