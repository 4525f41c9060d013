import { afterAll, expect, onTestFinished, test } from 'vitest'
import { aJpeg } from '../test/photos.ts'
import type { ReceivedMail } from '../test/smtp-server.ts'
import { launchBrowser, visit } from './browser.ts'
import { openPostOffice, type PostOffice, replyTo, type WayIn } from './post-office.ts'
import { reportByPost } from './report-by-post.ts'
import { untilGiven } from './until-given.ts'

const mailbox = 'kommun@alingsas.example'
const officer = 'bo.ek@alingsas.example'
const bodies = ['body,address', `1489,${mailbox}`]

const browser = await launchBrowser()
afterAll(() => browser.close())

test.each<WayIn>(['smtp', 'imap'])(
  'a whole life by mail alone, on both sides, with mail that comes in by %s',
  { timeout: 300_000 },
  async (way) => {
    const post = await openPostOffice({ way, bodies, signed: ['alingsas.example'] })
    onTestFinished(post.stop)
    const { page } = await visit(browser, { javaScriptEnabled: false })
    const { number, resident, first } = await reportByPost(post, page, {
      mailbox,
      title: 'Klottret vid spåret',
    })
    const says = bothSides(post, { number, resident })

    await says.officer(first, 'Mottaget', 'Mottagen')
    await says.timeline('Mottagen')
    const received = await says.toldResident('Alingsås kommun har tagit emot ärendet.')

    await says.resident(
      received,
      { text: 'Det är på norra sidan.', photos: [await aJpeg()] },
      'Det du skrev har gått till Alingsås kommun.',
    )
    const message = await says.toldOfficer('Det är på norra sidan.')
    expect(message.attachments.map(({ type }) => type)).toContain('image/jpeg')
    expect(await says.publicPage()).not.toContain('norra sidan')

    await says.officer(message, 'Fråga: Vilken färg har det?', 'Behöver kompletteras')
    const question = await says.toldResident('Vilken färg har det?')
    await says.resident(
      question,
      { text: 'Blått, med vita kanter.' },
      'Ditt svar har gått till Alingsås kommun.',
    )
    const answer = await says.toldOfficer('Blått, med vita kanter.')
    await says.timeline('Mottagen')

    await says.officer(answer, 'Planerad v 49', 'Planerad')
    await says.toldResident('Alingsås kommun har planerat att åtgärda problemet.')
    await says.officer(answer, 'Pågår', 'Pågår')
    await says.toldResident('Alingsås kommun arbetar med problemet.')
    await says.officer(answer, 'Åtgärdat. Bytte lampan.', 'Åtgärdad', [await aJpeg({ colour: '#16262e' })])
    const fixed = await says.toldResident('Bytte lampan.')
    await says.timeline('Åtgärdad')

    await says.resident(
      fixed,
      { text: 'Fortfarande trasigt!', photos: [await aJpeg({ colour: '#a3261b' })] },
      'Ärendet är öppet igen',
    )
    const reopening = await says.toldOfficer('Fortfarande trasigt!')
    expect(reopening.attachments.map(({ type }) => type)).toContain('image/jpeg')
    await says.timeline('Ny, återöppnad')

    await says.officer(reopening, 'Åtgärdat', 'Åtgärdad')
    const again = await says.toldResident('Alingsås kommun har åtgärdat problemet.')
    await says.resident(again, { text: 'Tack!' }, 'Ditt tack har gått till Alingsås kommun, och är räknat.')
    await says.toldOfficer('Tack!')
    await says.timeline('Åtgärdad')

    expect(post.unread(mailbox)).toEqual([])
    expect(post.unread(officer)).toEqual([])
    expect(post.unread(resident)).toEqual([])
    expect(await post.command('mails', 'list')).toContain('Nothing waits for anybody.')
  },
)

function bothSides(post: PostOffice, { number, resident }: { number: string; resident: string }) {
  const threads = { [mailbox]: new Set<string>(), [resident]: new Set<string>() }

  /** All mails of one side about the report hang together, whatever their subjects. */
  const hangsTogether = (mail: ReceivedMail): ReceivedMail => {
    const [root = ''] = (mail.headers.get('references') ?? '').split(/\s+/)
    expect(root).toMatch(/^<[^<>\s]+>$/)
    expect(mail.headers.get('in-reply-to')).toMatch(/^<[^<>\s]+>$/)
    threads[mail.to]?.add(root)
    expect(threads[mail.to]?.size, `${mail.subject} is in the thread of the others`).toBe(1)
    expect(replyTo(mail)).toMatch(/^svar-[ld]\d+\..+@fixamingata\.example$/)
    return mail
  }

  const publicPage = async (): Promise<string> => {
    const page = await (await fetch(`${post.url}/rapporter/${number}`)).text()
    for (const capability of [
      /svar-[ld]\d/,
      /studs-[ld]\d/,
      /\/(?:svar|min-rapport|mejl|stammer|avsluta)\/k\d/,
    ])
      expect(page).not.toMatch(capability)
    expect(page).not.toContain(resident)
    return page
  }

  return {
    publicPage,
    async officer(answers: ReceivedMail, text: string, state: string, photos: readonly Buffer[] = []) {
      await post.answer(answers, { from: officer, text, photos, signedBy: 'alingsas.example' })
      await post.next(officer, `Ärendet är nu: ${state}.`)
    },
    async resident(
      answers: ReceivedMail,
      { text, photos }: { text: string; photos?: readonly Buffer[] },
      understood: string,
    ) {
      await post.answer(answers, { from: resident, text, ...(photos && { photos }) })
      await post.next(resident, understood)
    },
    toldOfficer: async (words: string) => hangsTogether(await post.next(mailbox, words)),
    async toldResident(words: string) {
      await post.wait(10)
      return hangsTogether(await post.next(resident, words))
    },
    timeline: (state: string) =>
      untilGiven(`the state ${state}`, 10_000, async () => {
        const shown = /class="state-tag[^>]*>(?:<svg.*?<\/svg>)?([^<]*)/s
          .exec(await publicPage())?.[1]
          ?.trim()
        return shown === state ? true : null
      }),
  }
}
