import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectFolder } from '#database/project-folder.ts'
import { messagesIn } from '#i18n/messages.ts'
import { type MistakeCode, Open311Mistake } from './mistake.ts'

test('each mistake stands in the guide, with its status', async () => {
  const guide = await readFile(join(projectFolder, 'docs/integration.md'), 'utf8')
  for (const code of Object.keys(messagesIn('en').open311.mistakes) as MistakeCode[])
    expect(guide).toContain(`| \`${code}\` | ${new Open311Mistake(code).status} |`)
})
