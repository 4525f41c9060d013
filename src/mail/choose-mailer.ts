import { join } from 'node:path'
import type { DkimKey } from './dkim-key.ts'
import { folderMailer } from './folder-mailer.ts'
import type { Mailer } from './mail.ts'
import { smtpMailer } from './smtp-mailer.ts'

type Choice = { smtpUrl: string | null; mailFrom: string; dkimKey: DkimKey | null; dataDir: string }

/** SMTP where a server is configured; else letters stay in a folder, to be read there. */
export const chooseMailer = ({ smtpUrl, mailFrom, dkimKey, dataDir }: Choice): Mailer =>
  smtpUrl
    ? smtpMailer({ url: smtpUrl, from: mailFrom, dkim: dkimKey })
    : folderMailer({ folder: mailFolder(dataDir), from: mailFrom })

export const mailFolder = (dataDir: string): string => join(dataDir, 'mail')
